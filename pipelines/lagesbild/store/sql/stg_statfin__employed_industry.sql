-- one row per region, industry and year; men and women together
select area_code, industry_code, year, sum(employed_persons) as employed_persons, 'statfin-115v' as source_id
from raw_statfin__employed_industry
group by all
