-- table: raw_statfin__employed_industry
-- column: employed_persons
-- rule: an industry with 300 or more employed in a region, unknown and households aside, is less than twice and more than half of what it was a year before
-- severity: error
with
regions as (
    select area_code, industry_code, year, cast(sum(employed_persons) as bigint) as employed_persons
    from raw_statfin__employed_industry
    where industry_code not in ('T', 'X')
    group by all
)
select now.area_code, now.industry_code, now.year, before.employed_persons as year_before_persons, now.employed_persons
from regions as now
join regions as before
    on
    before.area_code = now.area_code
    and before.industry_code = now.industry_code
    and before.year = now.year - 1
where
    greatest(now.employed_persons, before.employed_persons) >= 300
    and greatest(now.employed_persons, before.employed_persons)
    > 2 * least(now.employed_persons, before.employed_persons)
