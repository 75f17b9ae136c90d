-- one row per unit of comparison (area, region, country) and year that all of it has
with
units as (
    select unnest($roles) as unit, unnest($area_codes) as area_code
)
select
    unit,
    year,
    cast(sum(births_persons) as bigint) as births_persons,
    cast(sum(deaths_persons) as bigint) as deaths_persons,
    cast(sum(natural_increase_persons) as bigint) as natural_increase_persons,
    cast(sum(intermunicipal_net_persons) as bigint) as intermunicipal_net_persons,
    cast(sum(net_immigration_persons) as bigint) as net_immigration_persons,
    cast(sum(net_migration_persons) as bigint) as net_migration_persons,
    cast(sum(change_persons) as bigint) as change_persons,
    cast(sum(population_persons) as bigint) as population_persons,
    list_sort(list_distinct(list_concat(list(source_id), list(population_source_id)))) as sources
from units
join mart_area__population_change using (area_code)
group by unit, year
having count(*) = (select count(*) from units as asked where asked.unit = units.unit)
order by unit, year
