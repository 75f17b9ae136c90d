-- one row per area, year and kind
with
observed as (
    select area_code, year, population_persons, source_id from stg_statfin__population_total
),
by_age as (
    select area_code, year, sum(population_persons) as population_persons, kind, source_id
    from stg_statfin__population
    where sex = 'total'
    group by all
),
areas as (
    select area_code, year, population_persons, 'observed' as kind, source_id from observed
    union all
    select area_code, year, population_persons, kind, source_id
    from by_age
    where kind = 'projected' or area_code not like 'KU%'
),
groups as (
    select member.area_code, year, sum(population_persons), areas.kind, source_id
    from stg_reference__member as member
    join stg_reference__area as area on area.area_code = member.area_code and area.kind = 'group'
    join areas on areas.area_code = member.member_code
    group by all
)
select area_code, year, population_persons, kind, source_id from areas
union all
select area_code, year, * exclude (area_code, year) from groups
