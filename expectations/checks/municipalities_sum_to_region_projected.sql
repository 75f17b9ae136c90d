-- table: mart_area__population
-- column: population_persons
-- rule: the municipal projections sum to the projection of their region, for each year, sex and age at hand
-- severity: error
with
municipalities as (
    select region_code as area_code, year, sex, age_years, sum(population_persons) as municipalities_persons
    from mart_area__population as population
    join mart_area__member as member using (area_code)
    where population.area_code = member.member_code and kind = 'projected'
    group by all
    having municipalities_persons is not null
),
regions as (
    select area_code, year, sex, age_years, population_persons as region_persons
    from mart_area__population
    semi join municipalities using (year, sex, age_years)
    where area_code like 'MK%' and kind = 'projected'
)
select area_code, year, sex, age_years, municipalities_persons, region_persons
from municipalities
full join regions using (area_code, year, sex, age_years)
where municipalities_persons is distinct from region_persons
