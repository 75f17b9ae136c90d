-- one row per area, year, age group and kind
with
age_groups (age_band, age_from, age_to) as (
    values
    ('0-17', 0, 17),
    ('18-24', 18, 24),
    ('25-34', 25, 34),
    ('35-44', 35, 44),
    ('45-54', 45, 54),
    ('55-64', 55, 64),
    ('65-74', 65, 74),
    ('75-', 75, 100)
),
by_age as (
    select area_code, year, age_band, sum(population_persons) as population_persons, kind, source_id
    from stg_statfin__population
    join age_groups on age_years between age_from and age_to
    where sex = 'total'
    group by all
),
-- groups of ages fill the years that no table of single ages holds for municipalities
together as (
    select * from by_age
    union all
    select area_code, year, age_band, population_persons, 'observed', source_id
    from stg_statfin__age_group
    where year not in (select year from by_age where kind = 'observed' and area_code like 'KU%')
)
select part.area_code, year, age_band, sum(population_persons) as population_persons, kind, source_id
from stg_reference__part as part
join together on together.area_code = part_code
group by all
