-- one row per year of the projection to the horizon, as far as every area asked for has it
select
    year,
    cast(sum(births_persons) as bigint) as births_persons,
    cast(sum(deaths_persons) as bigint) as deaths_persons,
    cast(sum(natural_increase_persons) as bigint) as natural_increase_persons,
    cast(sum(net_migration_persons) as bigint) as net_migration_persons,
    list(distinct source_id order by source_id) as sources
from mart_area__projected_change
where list_contains($codes, area_code) and year <= $horizon
group by year
having count(*) = len($codes)
order by year
