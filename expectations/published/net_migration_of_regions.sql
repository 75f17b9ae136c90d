-- figure: net migration of 2025, regions
-- published: Statistics Finland, 11ae
-- computed: the sum of the municipalities, from 121w
-- rounding: 0
-- least: 19
with
computed as (
    select region_code as area_code, year, sum(net_migration_persons) as net_migration_persons
    from mart_area__population_change
    join stg_reference__municipality using (area_code)
    group by all
)
select
    area_code,
    cast(year as varchar) as period,
    'net migration' as figure,
    raw_statfin__net_migration_region.net_migration_persons as published,
    computed.net_migration_persons as low,
    computed.net_migration_persons as high
from raw_statfin__net_migration_region
join computed using (area_code, year)
