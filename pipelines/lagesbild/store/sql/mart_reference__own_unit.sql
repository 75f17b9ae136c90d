-- one row per area, unit, stage and year
select
    area_code,
    unit,
    stage,
    year,
    at_least_shown(pupils_persons) as pupils_at_least_persons,
    at_most_shown(pupils_persons) as pupils_at_most_persons,
    places_count,
    latitude,
    longitude,
    source,
    source_date
from raw_local__own_units
