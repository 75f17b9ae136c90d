-- table: mart_sweden__education
-- column: population_persons
-- rule: the municipalities of each county add up to the county, and the counties to the country, in every figure
-- severity: error
with
figures as (
    select area_code, 'adults ' || level as figure, sum(population_persons) as persons
    from mart_sweden__education
    group by area_code, level
    union all
    select area_code, 'residents', sum(population_persons)
    from mart_sweden__population
    group by area_code
    union all
    select area_code, 'unemployed ' || month, unemployed_persons
    from mart_sweden__unemployed
),
summed as (
    select county_code as area_code, figure, sum(persons) as municipalities_persons
    from figures
    join raw_scb__municipality using (area_code)
    group by county_code, figure
    union all
    select '00', figure, sum(persons)
    from figures
    join (select distinct county_code as area_code from raw_scb__municipality) using (area_code)
    group by figure
)
select area_code, figure, municipalities_persons, persons as area_persons
from summed
left join figures using (area_code, figure)
where persons is distinct from municipalities_persons
