-- one row per municipality, year, sex and age
select
    area_code,
    year,
    if(sex_code = '1', 'men', 'women') as sex,
    age_years,
    population_persons,
    'scb-be0101-2019' as source_id
from raw_scb__population_2019
