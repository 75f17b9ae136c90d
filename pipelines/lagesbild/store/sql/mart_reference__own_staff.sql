-- one row per area, profession, stage, band of ages and year
select
    area_code,
    profession_fi,
    profession_sv,
    profession_en,
    stage,
    age_from,
    age_to,
    year,
    at_least_shown(staff_persons) as staff_at_least_persons,
    at_most_shown(staff_persons) as staff_at_most_persons,
    source,
    source_date
from raw_local__own_staff
