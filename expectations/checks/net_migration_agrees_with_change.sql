-- table: raw_statfin__net_migration_region
-- column: net_migration_persons
-- rule: the municipalities' net migration and change of population sum to those of their region and the country, for each year that both tables hold
-- severity: warning
select
    region.area_code,
    region.year,
    region.net_migration_persons,
    municipal.intermunicipal_net_persons + municipal.net_immigration_persons as municipalities_net_migration_persons,
    region.change_persons,
    municipal.change_persons as municipalities_change_persons
from stg_statfin__net_migration as region
join stg_statfin__population_change as municipal using (area_code, year)
where
    region.net_migration_persons is distinct from municipalities_net_migration_persons
    or region.change_persons is distinct from municipal.change_persons
