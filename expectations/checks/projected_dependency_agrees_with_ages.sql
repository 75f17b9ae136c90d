-- table: raw_statfin__projected_dependency
-- column: value
-- rule: the published dependency ratio is that of the projection by age within a tenth, where the ages are whole
-- severity: warning
with
ages as (
    select
        area_code,
        year,
        sum(population_persons) filter (age_years < 15 or age_years > 64) as dependent_persons,
        sum(population_persons) filter (age_years between 15 and 64) as working_age_persons
    from mart_area__population
    where sex = 'total' and kind = 'projected'
    group by area_code, year
    having count(population_persons) = 101
)
select
    area_code,
    year,
    content,
    value as published_ratio,
    round(100 * dependent_persons / working_age_persons, 1) as ratio_of_ages
from raw_statfin__projected_dependency
join ages using (area_code, year)
where
    regexp_matches(content, '^((demographic|population) )?dependency ratio', 'i')
    and abs(value - 100 * dependent_persons / working_age_persons) > 0.1
