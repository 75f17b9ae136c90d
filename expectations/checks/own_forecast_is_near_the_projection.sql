-- table: mart_reference__own_forecast
-- column: forecast_at_least_persons, forecast_at_most_persons
-- rule: an own forecast of 50 or more persons is less than three times and more than a third of the official projection for the same ages and year
-- severity: warning
-- todo: Look for a digit too many, another year or other ages in data/local/own_forecast.csv, then: lagesbild build
with
projected as (
    select area_code, year, age_years, population_persons
    from mart_area__population
    where kind = 'projected' and sex = 'total'
)
select
    own.area_code,
    own.subject,
    own.age_from,
    own.age_to,
    own.year,
    own.forecast_at_most_persons as forecast_persons,
    cast(sum(population_persons) as bigint) as projected_persons
from mart_reference__own_forecast as own
join projected
    on projected.area_code = own.area_code and projected.year = own.year and age_years between age_from and age_to
group by all
having
    greatest(own.forecast_at_most_persons, projected_persons) >= 50
    and greatest(own.forecast_at_most_persons, projected_persons)
    > 3 * least(own.forecast_at_most_persons, projected_persons)
