-- one row: the years with levels of education
select
    string_agg(distinct cast(year as varchar), ', ' order by cast(year as varchar)) as years,
    count(distinct year) as year_count,
    list(distinct source_id order by source_id) as sources
from mart_area__education
