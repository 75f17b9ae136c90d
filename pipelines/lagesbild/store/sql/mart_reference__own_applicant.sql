-- one row per area, programme and year
select
    area_code,
    programme_fi,
    programme_sv,
    programme_en,
    year,
    at_least_shown(applicants_persons) as applicants_at_least_persons,
    at_most_shown(applicants_persons) as applicants_at_most_persons,
    places_count,
    source,
    source_date
from raw_local__own_applicants
