-- one row per area, programme and year
select
    area_code,
    programme_fi,
    programme_sv,
    programme_en,
    year,
    if(applicants_persons between 1 and 4, 1, 3 * cast(round(applicants_persons / 3.0) as bigint))
        as applicants_at_least_persons,
    if(applicants_persons between 1 and 4, 4, 3 * cast(round(applicants_persons / 3.0) as bigint))
        as applicants_at_most_persons,
    places_count,
    source,
    source_date
from raw_local__own_applicants
