-- table: mart_area__age_group
-- column: population_persons
-- rule: the municipalities of the newest division sum to their region, for each observed year and group of ages that both have
-- severity: error
with
municipalities as (
    select region_code as area_code, year, age_band, sum(population_persons) as municipalities_persons
    from mart_area__age_group as age_groups
    join stg_reference__municipality using (area_code)
    where kind = 'observed'
    group by all
),
regions as (
    select area_code, year, age_band, population_persons as region_persons
    from mart_area__age_group
    where area_code like 'MK%' and kind = 'observed' and year in (select year from municipalities)
)
select area_code, year, age_band, municipalities_persons, region_persons
from municipalities
full join regions using (area_code, year, age_band)
where year in (select year from regions) and municipalities_persons is distinct from region_persons
