-- one row per round of projection, area, age band and year that has been observed since
with
bands (age_band, youngest, oldest) as (
    values
    ('all', 0, 100),
    ('0-2', 0, 2),
    ('3-5', 3, 5),
    ('0-5', 0, 5),
    ('6', 6, 6),
    ('7-12', 7, 12),
    ('13-15', 13, 15),
    ('16-18', 16, 18),
    ('15-64', 15, 64),
    ('19-64', 19, 64),
    ('65+', 65, 100),
    ('65-74', 65, 74),
    ('75+', 75, 100),
    ('75-84', 75, 84),
    ('85+', 85, 100)
),
-- the projection in use is a round as well: that of its first year
in_use as (
    select min(year) over (partition by source_id) as round, area_code, year, age_years, population_persons, source_id
    from stg_statfin__population
    where kind = 'projected' and sex = 'total'
),
by_age as (
    select round, area_code, year, age_years, population_persons, source_id
    from in_use
    union all
    select round, area_code, year, age_years, population_persons, source_id
    from stg_statfin__projection_round
    anti join in_use using (round, area_code)
),
-- a band of which a table lacks an age, such as those over 99, is not compared
projected as (
    select round, area_code, age_band, year, sum(population_persons) as projected_persons, source_id
    from by_age
    join bands on age_years between youngest and oldest
    group by all
    having count(population_persons) = any_value(oldest - youngest + 1)
    union all
    select round, area_code, 'all', year, population_persons, source_id
    from stg_statfin__projection_total
),
observed_by_age as (
    select area_code, age_band, year, sum(population_persons) as observed_persons, source_id
    from stg_statfin__population
    join bands on age_years between youngest and oldest
    where kind = 'observed' and sex = 'total' and year >= (select min(round) from projected)
    group by all
    having count(population_persons) = any_value(oldest - youngest + 1)
),
observed as (
    select * from observed_by_age
    union all
    select area_code, 'all', year, population_persons, source_id
    from stg_statfin__population_total
    where year not in (select year from observed_by_age where area_code like 'KU%')
)
select
    projected.round,
    part.area_code,
    projected.age_band,
    projected.year,
    sum(projected_persons) as projected_persons,
    sum(observed_persons) as observed_persons,
    projected.source_id,
    observed.source_id as observed_source_id
from stg_reference__part as part
join projected on projected.area_code = part_code
join observed
    on observed.area_code = part_code and observed.age_band = projected.age_band and observed.year = projected.year
where projected.year >= projected.round
group by all
