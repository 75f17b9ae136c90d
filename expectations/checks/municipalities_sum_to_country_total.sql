-- table: mart_area__population_total
-- column: population_persons
-- rule: the municipalities sum to the country within 0.01 percent, for each observed year at hand for municipalities
-- severity: warning
with
municipalities as (
    select year, sum(population_persons) as municipalities_persons
    from mart_area__population_total
    where area_code like 'KU%' and kind = 'observed'
    group by year
),
country as (
    select year, population_persons as country_persons
    from mart_area__population_total
    where area_code = 'SSS' and kind = 'observed'
)
select year, municipalities_persons, country_persons
from municipalities
left join country using (year)
where country_persons is null or abs(municipalities_persons - country_persons) > country_persons / 10000
