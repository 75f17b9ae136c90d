-- one row per area, year and kind
with
by_age as (
    select
        area_code,
        year,
        sum(population_persons) as population_persons,
        kind,
        max(age_years) filter (population_persons is not null) as highest_age_years,
        source_id
    from stg_statfin__population
    where sex = 'total'
    group by all
),
-- totals without age fill the years that no table by age holds for municipalities
without_age as (
    select area_code, year, population_persons, 'observed' as kind, 100 as highest_age_years, source_id
    from stg_statfin__population_total
    where year not in (select year from by_age where kind = 'observed' and area_code like 'KU%')
),
areas as (
    select * from by_age
    union all
    select * from without_age
),
groups as (
    select member.area_code, year, sum(population_persons), areas.kind, min(highest_age_years), source_id
    from stg_reference__member as member
    join stg_reference__area as area on area.area_code = member.area_code and area.kind = 'group'
    join areas on areas.area_code = member.member_code
    group by all
)
select area_code, year, population_persons, kind, highest_age_years, source_id from areas
union all
select area_code, year, * exclude (area_code, year) from groups
