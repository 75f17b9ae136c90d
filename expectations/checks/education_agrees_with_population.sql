-- table: raw_statfin__education
-- column: population_15_persons
-- rule: the population aged 15 and over is within 15 percent, or 60 persons, of what the population by age has for the nearest year, at most 2 away
-- severity: error
with
ages as (
    select area_code, year as ages_year, kind, cast(sum(population_persons) as bigint) as ages_persons
    from mart_area__population
    where sex = 'total' and age_years >= 15 and area_code in (select area_code from raw_statfin__education)
    group by all
)
select area_code, year, population_15_persons, ages_year, ages_persons
from raw_statfin__education
join ages using (area_code)
where abs(ages_year - year) <= 2
qualify
    row_number() over (partition by area_code, year order by abs(ages_year - year), kind, ages_year) = 1
    and abs(population_15_persons - ages_persons) > greatest(ages_persons * 0.15, 60)
