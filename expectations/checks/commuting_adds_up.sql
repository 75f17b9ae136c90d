-- table: stg_statfin__commuting
-- column: employed_persons
-- rule: who crosses a municipal border and who does not sum to all employed, municipalities to the country, and jobs to employed residents
-- severity: error
with
of_side as (
    select 'residents' as side, * from raw_statfin__employed_resident
    union all
    select 'jobs', * from raw_statfin__job
),
parts as (
    select
        side || ' of ' || area_code as what,
        year,
        sum(employed_persons) filter (commuting = 'SSS') as total_persons,
        sum(employed_persons) filter (commuting <> 'SSS') as summed_persons
    from of_side
    group by all
),
country as (
    select
        side || ' of all municipalities, ' || commuting as what,
        year,
        sum(employed_persons) filter (area_code = 'SSS') as total_persons,
        sum(employed_persons) filter (area_code <> 'SSS') as summed_persons
    from of_side
    group by side, commuting, year
),
both_sides as (
    select
        'jobs and residents of the country' as what,
        year,
        sum(employed_persons) filter (side = 'jobs') as total_persons,
        sum(employed_persons) filter (side = 'residents') as summed_persons
    from of_side
    where area_code = 'SSS' and commuting = 'SSS'
    group by year
),
together as (
    select * from parts
    union all
    select * from country
    union all
    select * from both_sides
)
select what, year, total_persons, summed_persons
from together
where total_persons is distinct from summed_persons
