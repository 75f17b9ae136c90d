-- one row: the years with levels of education
select
    string_agg(distinct cast(year as varchar), ', ' order by cast(year as varchar)) as years,
    count(distinct year) as year_count,
    string_agg(distinct source_id, ',' order by source_id) as source_ids
from mart_area__education
