-- table: raw_statfin__employed_industry
-- column: industry_code
-- rule: the share of women among the 200 or more employed of an industry in a region, unknown and households aside, is within 25 points of the country's, and so is it within 15 points of the region's own median over the years
-- severity: error
with
regions as (
    select
        area_code,
        industry_code,
        year,
        cast(sum(employed_persons) as bigint) as employed_persons,
        100 * sum(employed_persons) filter (sex_code = '2') / sum(employed_persons) as women_pct
    from raw_statfin__employed_industry
    where industry_code not in ('T', 'X')
    group by all
    having sum(employed_persons) >= 200
),
country as (
    select
        industry_code,
        year,
        100 * sum(employed_persons) filter (sex_code = '2') / sum(employed_persons) as country_women_pct
    from raw_statfin__employed_industry
    group by all
    having sum(employed_persons) > 0
)
select
    area_code,
    industry_code,
    year,
    employed_persons,
    round(women_pct, 1) as women_pct,
    round(country_women_pct, 1) as country_women_pct
from regions
join country using (industry_code, year)
qualify
    abs(women_pct - country_women_pct) > 25
    or abs(women_pct - median(women_pct) over (partition by area_code, industry_code)) > 15
