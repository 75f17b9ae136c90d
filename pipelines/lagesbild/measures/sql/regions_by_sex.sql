-- one row per region and the country, observed year, sex and single age
select area_code, year, sex, age_years, population_persons
from mart_area__population
join mart_area__area as area using (area_code)
where area.kind in ('region', 'country') and mart_area__population.kind = 'observed' and sex <> 'total'
order by area_code, year, sex, age_years
