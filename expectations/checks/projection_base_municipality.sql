-- table: mart_area__population_total
-- column: population_persons
-- rule: the first projected year of a municipality is within 10 percent, or 20 persons, of the nearest observed years before and after it
-- severity: warning
with
projected as (
    select area_code, year as projected_year, population_persons as projected_persons
    from mart_area__population_total
    where kind = 'projected' and area_code like 'KU%'
    qualify year = min(year) over ()
),
observed as (
    select area_code, year as observed_year, population_persons as observed_persons
    from mart_area__population_total
    where kind = 'observed' and area_code like 'KU%'
),
nearest as (
    select *
    from projected
    left join observed using (area_code)
    qualify
        observed_year is null
        or observed_year = max(observed_year) filter (observed_year <= projected_year) over (partition by area_code)
        or observed_year = min(observed_year) filter (observed_year >= projected_year) over (partition by area_code)
)
select area_code, projected_year, projected_persons, observed_year, observed_persons
from nearest
where observed_persons is null or abs(projected_persons - observed_persons) > greatest(observed_persons * 0.1, 20)
