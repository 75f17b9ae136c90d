-- one row per area and year; regions are the sums of their municipalities
-- deaths follow from the demographic balancing equation: increase is births less deaths plus net migration
with
municipalities as (
    select
        coalesce(successor_code, area_code) as area_code,
        year,
        cast(sum(births_persons) as bigint) as births_persons,
        cast(sum(births_persons + net_migration_persons - increase_persons) as bigint) as deaths_persons,
        cast(sum(net_migration_persons) as bigint) as net_migration_persons
    from raw_statfin__projected_change
    left join stg_reference__successor using (area_code)
    where sex_code = 'SSS'
    group by all
),
regions as (
    select
        region_code,
        year,
        cast(sum(births_persons) as bigint),
        cast(sum(deaths_persons) as bigint),
        cast(sum(net_migration_persons) as bigint)
    from municipalities
    join stg_reference__municipality using (area_code)
    group by all
),
together as (
    select * from municipalities
    union all
    select * from regions
)
select *, 'statfin-14wy' as source_id
from together
