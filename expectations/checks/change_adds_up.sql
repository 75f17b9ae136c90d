-- table: raw_statfin__population_change
-- column: natural_increase_persons, intermunicipal_net_persons, net_immigration_persons, net_migration_persons, increase_persons, change_persons
-- rule: births less deaths is the natural increase, moves in less moves out the net moves, and these with the correction the total change
-- severity: error
select
    area_code,
    year,
    births_persons - deaths_persons - natural_increase_persons as natural_increase_off_by,
    intermunicipal_in_persons - intermunicipal_out_persons - intermunicipal_net_persons as intermunicipal_off_by,
    immigration_persons - emigration_persons - net_immigration_persons as immigration_off_by,
    intermunicipal_net_persons + net_immigration_persons - net_migration_persons as migration_off_by,
    natural_increase_persons + net_migration_persons - increase_persons as increase_off_by,
    increase_persons + correction_persons - change_persons as change_off_by
from raw_statfin__population_change
where
    natural_increase_off_by <> 0 or intermunicipal_off_by <> 0 or immigration_off_by <> 0
    or migration_off_by <> 0 or increase_off_by <> 0 or change_off_by <> 0
