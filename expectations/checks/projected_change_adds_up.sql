-- table: raw_statfin__projected_change
-- column: increase_persons
-- rule: the increase is the difference between two years' populations, and births, net migration and increase of municipalities sum to the country's
-- severity: error
with
differences as (
    select
        area_code || ': increase' as what,
        year,
        increase_persons as published_persons,
        population_persons - lag(population_persons) over (partition by area_code order by year) as derived_persons,
        year - lag(year) over (partition by area_code order by year) as years
    from raw_statfin__projected_change
),
sums as (
    unpivot (
        select area_code, year, births_persons, net_migration_persons, increase_persons
        from raw_statfin__projected_change
    )
    on columns('_persons$') into name what value persons
),
together as (
    select what, year, published_persons, derived_persons
    from differences
    where years = 1
    union all
    select
        what,
        year,
        sum(persons) filter (area_code = 'SSS'),
        sum(persons) filter (area_code <> 'SSS')
    from sums
    group by what, year
)
select what, year, published_persons, derived_persons
from together
where published_persons is distinct from derived_persons
