-- one row per level of education, which is all that the store knows of education: fields are in no table
select
    level,
    min(year) as first_year,
    max(year) as last_year,
    list(distinct source_id order by source_id) as sources
from mart_area__education
group by level
order by level
