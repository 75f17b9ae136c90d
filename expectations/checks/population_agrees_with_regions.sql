-- table: raw_statfin__population_total
-- column: population_persons
-- rule: the municipalities sum to their region in the regional series, for men and for women, in each year that both tables hold
-- severity: error
with
municipalities as (
    select region_code as area_code, year, sex_code, sum(population_persons) as municipalities_persons
    from raw_statfin__population_total
    join stg_reference__municipality using (area_code)
    where sex_code <> 'SSS' and year in (select year from raw_statfin__population_region)
    group by all
),
regions as (
    select area_code, year, sex_code, sum(population_persons) as region_persons
    from raw_statfin__population_region
    where area_code <> 'SSS' and year in (select year from raw_statfin__population_total)
    group by all
)
select area_code, year, sex_code, municipalities_persons, region_persons
from municipalities
full join regions using (area_code, year, sex_code)
where municipalities_persons is distinct from region_persons
