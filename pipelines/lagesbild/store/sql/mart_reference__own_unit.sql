-- one row per area, unit, stage and year
select
    area_code,
    unit,
    stage,
    year,
    if(pupils_persons between 1 and 4, 1, 3 * cast(round(pupils_persons / 3.0) as bigint)) as pupils_at_least_persons,
    if(pupils_persons between 1 and 4, 4, 3 * cast(round(pupils_persons / 3.0) as bigint)) as pupils_at_most_persons,
    places_count,
    latitude,
    longitude,
    source,
    source_date
from raw_local__own_units
