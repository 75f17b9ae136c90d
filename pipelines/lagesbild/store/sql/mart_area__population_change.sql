-- one row per area and year
select
    part.area_code,
    year,
    sum(births_persons) as births_persons,
    sum(deaths_persons) as deaths_persons,
    sum(intermunicipal_net_persons) as intermunicipal_net_persons,
    sum(net_immigration_persons) as net_immigration_persons,
    sum(correction_persons) as correction_persons,
    sum(change_persons) as change_persons,
    sum(population_persons) as population_persons,
    source_id
from stg_reference__part as part
join stg_statfin__population_change as change on change.area_code = part_code
group by all
