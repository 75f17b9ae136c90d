-- one row per region, industry and year; the country is the sum of the regions
select
    coalesce(area_code, 'SSS') as area_code,
    industry_code,
    year,
    sum(employed_persons) as employed_persons,
    source_id
from stg_statfin__employed_industry
group by source_id, grouping sets ((area_code, industry_code, year), (industry_code, year))
