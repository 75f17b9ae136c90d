-- one row per municipality, year and school form
select
    area_code,
    year,
    case content_code when 'N18944' then 'VUXGR' when 'N18945' then 'VUXGY' when 'N18946' then 'VUXSFI' end
        as school_form,
    value as passed_pct,
    'kolada-adult-education' as source_id
from raw_kolada__adult_education
where content_code in ('N18944', 'N18945', 'N18946') and sex_code = 'T' and value is not null
