-- table: mart_reference__own_unit
-- column: pupils_at_most_persons
-- rule: the pupils of a stage in all units of an area, 50 or more, are at most twice its residents of these ages in the nearest year, at most 3 away
-- severity: warning
-- todo: Look for a digit too many or another area in data/local/own_units.csv, then: lagesbild build
with
pupils as (
    select
        area_code,
        stage,
        cast(split_part(stage, '-', 1) as integer) as age_from,
        cast(split_part(stage, '-', -1) as integer) as age_to,
        year,
        cast(sum(pupils_at_most_persons) as bigint) as pupils_persons
    from mart_reference__own_unit
    group by all
    having pupils_persons >= 50
),
residents as (
    select area_code, year as residents_year, kind, age_years, population_persons
    from mart_area__population
    where sex = 'total'
),
counted as (
    select
        area_code,
        stage,
        year,
        pupils_persons,
        residents_year,
        kind,
        cast(sum(population_persons) as bigint) as residents_persons
    from pupils
    join residents using (area_code)
    where age_years between age_from and age_to and abs(residents_year - year) <= 3
    group by all
)
select area_code, stage, year, pupils_persons, residents_year, residents_persons
from counted
qualify
    row_number() over (
        partition by area_code, stage, year order by abs(residents_year - year), kind, residents_year
    ) = 1
    and pupils_persons > 2 * residents_persons
