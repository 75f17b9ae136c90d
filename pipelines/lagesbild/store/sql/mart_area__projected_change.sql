-- one row per area and year
select
    part.area_code,
    year,
    sum(births_persons) as births_persons,
    sum(deaths_persons) as deaths_persons,
    sum(births_persons - deaths_persons) as natural_increase_persons,
    sum(net_migration_persons) as net_migration_persons,
    source_id
from stg_reference__part as part
join stg_statfin__projected_change as change on change.area_code = part_code
group by all
