-- table: mart_region__employed_occupation
-- column: employed_persons
-- rule: occupation groups together are no more than all occupations, by region or age and year
-- severity: error
-- todo: See the newest snapshot in data/raw/statfin-115s or statfin-115r; without this table: move that snapshot away, then: lagesbild build
with
counted as (
    select area_code, 'all' as ages, year, occupation_code, employed_persons
    from mart_region__employed_occupation
    union all by name
    select 'SSS' as area_code, concat(age_from, '-', age_to) as ages, year, occupation_code, employed_persons
    from mart_occupation__employed_age
)
select
    area_code,
    ages,
    year,
    cast(sum(employed_persons) filter (occupation_code <> 'SSS') as bigint) as groups_persons,
    cast(sum(employed_persons) filter (occupation_code = 'SSS') as bigint) as total_persons
from counted
group by area_code, ages, year
having groups_persons > total_persons
