-- table: mart_area__official_record
-- column: area_code
-- rule: a round, age band and year that is told of one municipality is told of every one
-- severity: error
with
municipal as (
    select round, age_band, year, area_code from mart_area__official_record where area_code like 'KU%'
),
expected as (
    select round, age_band, year, municipality.area_code
    from (select distinct round, age_band, year from municipal)
    cross join mart_area__municipality as municipality
)
select round, age_band, year, area_code
from expected
anti join municipal using (round, age_band, year, area_code)
