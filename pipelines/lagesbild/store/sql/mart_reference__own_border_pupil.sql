-- one row per area, stage, municipality of residence, municipality of the school and year
select
    area_code,
    stage,
    home_code,
    school_code,
    year,
    at_least_shown(pupils_persons) as pupils_at_least_persons,
    at_most_shown(pupils_persons) as pupils_at_most_persons,
    source,
    source_date
from raw_local__own_border_pupils
