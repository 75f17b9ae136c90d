-- one row per area and year
with
published as (
    select
        part.area_code,
        year,
        sum(births_persons) as births_persons,
        sum(deaths_persons) as deaths_persons,
        sum(births_persons - deaths_persons) as natural_increase_persons,
        sum(intermunicipal_net_persons) as intermunicipal_net_persons,
        sum(net_immigration_persons) as net_immigration_persons,
        sum(intermunicipal_net_persons + net_immigration_persons) as net_migration_persons,
        sum(correction_persons) as correction_persons,
        sum(change_persons) as change_persons,
        sum(population_persons) as population_persons,
        source_id
    from stg_reference__part as part
    join stg_statfin__population_change as change on change.area_code = part_code
    group by all
),
-- years without births and deaths: what is not migration is births less deaths, and the correction
migration_only as (
    select *, change_persons - net_migration_persons as natural_increase_persons
    from stg_statfin__net_migration
    anti join published using (area_code, year)
)
select * from published
union all by name
select * from migration_only
