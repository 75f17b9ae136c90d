-- one row per member municipality and year, of all ages and of ages 7–15
with
totals as (
    select area_code, year, kind, population_persons, source_id
    from mart_area__population_total
    where list_contains($members, area_code)
),
school_ages as (
    select area_code, year, kind, sum(population_persons) as school_age_persons
    from mart_area__population
    where list_contains($members, area_code) and sex = 'total' and age_years between 7 and 15
    group by all
)
select
    area_code,
    name_fi,
    name_sv,
    name_en,
    year,
    totals.kind,
    population_persons,
    cast(school_age_persons as bigint) as school_age_persons,
    source_id as source_ids
from totals
join mart_area__area using (area_code)
left join school_ages on school_ages.area_code = totals.area_code and school_ages.year = totals.year
    and school_ages.kind = totals.kind
order by area_code, year, totals.kind
