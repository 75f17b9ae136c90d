-- table: raw_statfin__net_migration_region
-- column: net_migration_persons
-- rule: the net migration of the regions sums to that of the country, for each year
-- severity: error
select
    year,
    sum(net_migration_persons) filter (area_code <> 'SSS') as regions_persons,
    sum(net_migration_persons) filter (area_code = 'SSS') as country_persons
from raw_statfin__net_migration_region
group by year
having regions_persons is distinct from country_persons
