-- table: mart_area__population_total
-- column: population_persons
-- rule: the first projected year of a region is within 1.5 percent of the same year observed
-- severity: error
with
projected as (
    select area_code, year, population_persons as projected_persons
    from mart_area__population_total
    where kind = 'projected' and (area_code like 'MK%' or area_code = 'SSS')
    qualify year = min(year) over ()
),
observed as (
    select area_code, year, population_persons as observed_persons
    from mart_area__population_total
    where kind = 'observed'
)
select area_code, year, projected_persons, observed_persons
from projected
left join observed using (area_code, year)
where observed_persons is null or abs(projected_persons - observed_persons) > observed_persons * 0.015
