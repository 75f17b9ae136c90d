-- one row per area and year
-- the change is that between two populations on 31 December: both years must be there
with
population as (
    select area_code, year, sum(population_persons) as population_persons
    from raw_statfin__population_region
    group by area_code, year
)
select
    area_code,
    migration.year,
    net_migration_persons,
    at_end.population_persons - at_start.population_persons as change_persons,
    at_end.population_persons,
    'statfin-11ae-region' as source_id,
    'statfin-11re-region' as population_source_id
from raw_statfin__net_migration_region as migration
join population as at_end using (area_code, year)
join population as at_start using (area_code)
where at_start.year = migration.year - 1
