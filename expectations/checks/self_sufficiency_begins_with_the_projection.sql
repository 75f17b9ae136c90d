-- table: mart_area__self_sufficiency
-- column: population_persons
-- rule: in its first year the calculation without migration is within 5 percent, or 30 persons, of the projection of the same year and ages
-- severity: error
with
calculated as (
    select area_code, year, age_years, population_persons as calculated_persons
    from mart_area__self_sufficiency
    where year = (select min(year) from mart_area__self_sufficiency)
),
projected as (
    select area_code, year, age_years, population_persons as projected_persons
    from mart_area__population
    where kind = 'projected' and sex = 'total'
)
select
    area_code,
    year,
    cast(sum(calculated_persons) as bigint) as calculated_persons,
    cast(sum(projected_persons) as bigint) as projected_persons
from calculated
join projected using (area_code, year, age_years)
group by area_code, year
having abs(sum(calculated_persons) - sum(projected_persons)) > greatest(sum(projected_persons) * 0.05, 30)
