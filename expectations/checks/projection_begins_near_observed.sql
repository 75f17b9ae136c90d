-- table: mart_area__population_total
-- column: population_persons
-- rule: the first projected year of an area is within 20 percent, or 60 persons, of each observed year at most 2 away
-- severity: error
with
projected as (
    select area_code, year as projected_year, population_persons as projected_persons
    from mart_area__population_total
    where kind = 'projected'
    qualify year = min(year) over ()
)
select area_code, projected_year, projected_persons, year as observed_year, population_persons as observed_persons
from projected
join mart_area__population_total using (area_code)
where
    kind = 'observed'
    and abs(year - projected_year) <= 2
    and abs(projected_persons - population_persons) > greatest(population_persons * 0.2, 60)
