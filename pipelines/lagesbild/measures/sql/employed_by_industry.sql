-- one row per industry in the newest year: the regions against the country
with
counted as (
    select
        industry_code,
        year,
        sum(employed_persons) filter (list_contains($regions, area_code)) as region_persons,
        sum(employed_persons) filter (area_code = 'SSS') as country_persons,
        list(distinct source_id order by source_id) as sources
    from mart_region__employed_industry
    where year = (select max(year) from mart_region__employed_industry)
    group by industry_code, year
)
select
    industry_code,
    year,
    name_fi,
    name_sv,
    name_en,
    cast(region_persons as bigint) as region_persons,
    cast(country_persons as bigint) as country_persons,
    sources
from counted
join mart_reference__industry on code = industry_code
order by industry_code
