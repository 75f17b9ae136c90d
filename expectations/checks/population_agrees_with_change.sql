-- table: raw_statfin__population_change
-- column: population_persons
-- rule: the population at the end of the year is the same as in the population statistics, for each area and each year that both tables hold
-- severity: error
with
population as (
    select area_code, year, population_persons as population_table_persons
    from raw_statfin__population_total
    where sex_code = 'SSS'
    union
    select area_code, year, population_persons
    from raw_statfin__population_municipality
    where sex_code = 'SSS' and age_code = 'SSS'
),
change as (
    select area_code, year, population_persons as change_table_persons
    from raw_statfin__population_change
)
select area_code, year, change_table_persons, population_table_persons
from (select * from change where year in (select year from population))
full join (select * from population where year in (select year from change)) using (area_code, year)
where change_table_persons is distinct from population_table_persons
