-- table: raw_statfin__net_migration_region
-- column: net_migration_persons
-- rule: what net migration leaves of the change of population – births less deaths, and the correction – moves by at most 5 per thousand inhabitants from one year to the next
-- severity: error
with
remainders as (
    select area_code, year, change_persons - net_migration_persons as remainder_persons, population_persons
    from stg_statfin__net_migration
)
select
    now.area_code,
    now.year,
    before.remainder_persons as year_before_persons,
    now.remainder_persons,
    now.population_persons
from remainders as now
join remainders as before on before.area_code = now.area_code and before.year = now.year - 1
where abs(now.remainder_persons - before.remainder_persons) > 0.005 * now.population_persons
