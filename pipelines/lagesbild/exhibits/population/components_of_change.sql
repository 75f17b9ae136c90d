-- one row per unit of comparison (area, region, country) and year
with
units as (
    select unnest($roles) as unit, unnest($area_codes) as area_code
)
select
    unit,
    year,
    cast(sum(births_persons) as bigint) as births_persons,
    cast(sum(deaths_persons) as bigint) as deaths_persons,
    cast(sum(intermunicipal_net_persons) as bigint) as intermunicipal_net_persons,
    cast(sum(net_immigration_persons) as bigint) as net_immigration_persons,
    cast(sum(change_persons) as bigint) as change_persons,
    cast(sum(population_persons) as bigint) as population_persons,
    list(distinct source_id order by source_id) as sources
from units
join mart_area__population_change using (area_code)
group by unit, year
order by unit, year
