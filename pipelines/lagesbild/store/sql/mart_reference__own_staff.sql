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
    if(staff_persons between 1 and 4, 1, 3 * cast(round(staff_persons / 3.0) as bigint)) as staff_at_least_persons,
    if(staff_persons between 1 and 4, 4, 3 * cast(round(staff_persons / 3.0) as bigint)) as staff_at_most_persons,
    source,
    source_date
from raw_local__own_staff
