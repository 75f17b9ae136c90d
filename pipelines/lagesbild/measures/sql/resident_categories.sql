-- one row per unit of comparison, year and category of residents: persons, and how many per cent of all they are
-- years in which an area of a unit lacks a figure or has a secret one are left out
with
units as (
    select unnest($roles) as unit, unnest($area_codes) as area_code
),
counted as (
    select
        unit,
        year,
        category,
        cast(sum(residents_persons) as bigint) as residents_persons,
        count(residents_persons) as areas_count,
        list(distinct source_id order by source_id) as sources
    from units
    join mart_area__resident_category using (area_code)
    where classification = $classification
    group by unit, year, category
)
select
    unit,
    year,
    category,
    residents_persons,
    100 * residents_persons / max(residents_persons) filter (category = 'all') over one_year as residents_pct,
    sources
from counted
window one_year as (partition by unit, year)
qualify
    min(areas_count) over one_year = (select count(*) from units where units.unit = counted.unit)
    and max(residents_persons) filter (category = 'all') over one_year > 0
order by unit, year, category
