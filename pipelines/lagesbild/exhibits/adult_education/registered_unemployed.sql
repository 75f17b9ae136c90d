-- one row per unit of comparison and month: registered unemployed
with
units as (
    select unnest($units) as unit, unnest($area_codes) as area_code
)
select
    unit,
    month,
    cast(left(month, 4) as integer) as year,
    cast(unemployed_persons as bigint) as unemployed_persons,
    [source_id] as sources
from units
join mart_sweden__unemployed using (area_code)
order by unit, month
