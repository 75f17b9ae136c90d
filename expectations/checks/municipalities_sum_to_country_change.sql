-- table: raw_statfin__population_change
-- column: births_persons, deaths_persons, intermunicipal_net_persons, net_immigration_persons, correction_persons, change_persons, population_persons
-- rule: each component of change of the municipalities sums to the provider's figure for the country
-- severity: error
with
components as (
    unpivot raw_statfin__population_change
    on columns(* exclude (area_code, year)) into name component value persons
)
select
    year,
    component,
    sum(persons) filter (area_code <> 'SSS') as municipalities_persons,
    sum(persons) filter (area_code = 'SSS') as country_persons
from components
group by year, component
having municipalities_persons is distinct from country_persons
