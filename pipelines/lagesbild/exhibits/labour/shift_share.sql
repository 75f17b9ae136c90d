-- one row per industry: employed persons in a base year and in the newest year, the regions against the country
with
counted as (
    select
        industry_code,
        sum(employed_persons) filter (list_contains($regions, area_code) and year = $base_year) as region_base,
        sum(employed_persons) filter (list_contains($regions, area_code) and year = $year) as region_now,
        sum(employed_persons) filter (area_code = 'SSS' and year = $base_year) as country_base,
        sum(employed_persons) filter (area_code = 'SSS' and year = $year) as country_now,
        list(distinct source_id order by source_id) as sources
    from mart_region__employed_industry
    where year in ($base_year, $year)
    group by industry_code
)
select
    industry_code,
    name_fi,
    name_sv,
    name_en,
    cast(region_base as bigint) as region_base_persons,
    cast(region_now as bigint) as region_persons,
    cast(country_base as bigint) as country_base_persons,
    cast(country_now as bigint) as country_persons,
    sources
from counted
join mart_reference__industry on code = industry_code
order by industry_code
