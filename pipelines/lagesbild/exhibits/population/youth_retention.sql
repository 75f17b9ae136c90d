-- one row per unit of comparison and year: those of an age some years before, and those of the same years of birth now
with
units as (
    select
        unnest($roles) as unit,
        unnest($area_codes) as area_code
),
ages as (
    select
        area_code,
        year,
        sum(population_persons) filter (age_years between $age_from and $age_to) as young_persons,
        sum(population_persons) filter (age_years between $age_from + $years and $age_to + $years) as grown_persons,
        list(distinct source_id) as sources
    from mart_area__population
    where sex = 'total' and kind = 'observed'
    group by area_code, year
),
followed as (
    select
        area_code,
        now.year,
        before.young_persons as before_persons,
        now.grown_persons as now_persons,
        list_concat(now.sources, before.sources) as sources
    from ages as now
    join ages as before using (area_code)
    where before.year = now.year - $years
)
select
    unit,
    year,
    cast(sum(before_persons) as bigint) as before_persons,
    cast(sum(now_persons) as bigint) as now_persons,
    list_sort(list_distinct(flatten(list(sources)))) as sources
from units
join followed using (area_code)
group by unit, year
having count(*) = (select count(*) from units as asked where asked.unit = units.unit)
order by unit, year
