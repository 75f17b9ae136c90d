-- table: raw_statfin__population_change
-- column: year
-- rule: the municipalities' population at the end of the year sums to that of their region in the regional series of the same year
-- severity: error
with
municipalities as (
    select region_code as area_code, year, cast(sum(population_persons) as bigint) as municipalities_persons
    from raw_statfin__population_change
    join stg_reference__municipality using (area_code)
    group by all
),
regions as (
    select area_code, year, cast(sum(population_persons) as bigint) as region_persons
    from raw_statfin__population_region
    where sex_code <> 'SSS'
    group by all
)
select area_code, year, municipalities_persons, region_persons
from municipalities
join regions using (area_code, year)
where municipalities_persons <> region_persons
