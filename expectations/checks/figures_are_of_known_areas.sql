-- table: stg_reference__part
-- column: part_code
-- rule: every area that a table gives figures for is known, so that no figure falls out of the sums
-- severity: error
-- todo: Add the merger to data/reference/mergers.csv, or see the newest snapshot of the table in data/raw, then: lagesbild build
with
given as (
    select distinct 'stg_statfin__population' as table_name, area_code from stg_statfin__population
    union all
    select distinct 'stg_statfin__population_total', area_code from stg_statfin__population_total
    union all
    select distinct 'stg_statfin__population_change', area_code from stg_statfin__population_change
    union all
    select distinct 'stg_statfin__projection_round', area_code from stg_statfin__projection_round
    union all
    select distinct 'stg_statfin__projection_total', area_code from stg_statfin__projection_total
    union all
    select distinct 'stg_statfin__self_sufficiency', area_code from stg_statfin__self_sufficiency
    union all
    select distinct 'stg_statfin__education', area_code from stg_statfin__education
    union all
    select distinct 'stg_statfin__age_group', area_code from stg_statfin__age_group
    union all
    select distinct 'stg_statfin__projected_change', area_code from stg_statfin__projected_change
    union all
    select distinct 'stg_statfin__resident_category', area_code from stg_statfin__resident_category
    union all
    select distinct 'stg_statfin__commuting', area_code from stg_statfin__commuting
    union all
    select distinct 'stg_vipunen__study_place', area_code from stg_vipunen__study_place
    union all
    select distinct 'stg_keha__jobseekers', area_code from stg_keha__jobseekers
)
select area_code, table_name
from given
where area_code not in (select part_code from stg_reference__part)
