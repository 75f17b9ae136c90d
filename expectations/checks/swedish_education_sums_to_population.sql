-- table: raw_scb__education
-- column: population_persons
-- rule: the levels of education of each group of ages and sex add up to the population of these ages
-- severity: error
with
educated as (
    select
        area_code,
        year,
        sex,
        age_group,
        sum(population_persons) as educated_persons,
        cast(regexp_extract(age_group, '^[0-9]+') as integer) as age_from,
        coalesce(try_cast(regexp_extract(age_group, '-([0-9]+)$', 1) as integer), 100) as age_to
    from stg_sweden__education
    group by area_code, year, sex, age_group
)
select area_code, year, age_group, sex, educated_persons, sum(population_persons) as population_persons
from educated
left join stg_sweden__population as population using (area_code, year, sex)
where age_years between age_from and age_to or age_years is null
group by area_code, year, age_group, sex, educated_persons
having educated_persons is distinct from sum(population_persons)
