-- one row per area, year and single age
with
successor as (
    select area_code, merged_into_code as successor_code from raw_reference__mergers
),
newest as (
    select area_code as member_code, region_code
    from raw_statfin__municipality_division
    where year = (select max(year) from raw_statfin__municipality_division)
),
by_age as (
    select
        coalesce(successor_code, area_code) as area_code,
        year,
        cast(replace(age_code, '-', '') as integer) as age_years,
        cast(sum(population_persons) as bigint) as population_persons
    from raw_statfin__self_sufficiency_municipality
    left join successor using (area_code)
    where sex_code = 'SSS' and age_code <> 'SSS'
    group by all
),
regions as (
    select region_code, year, age_years, cast(sum(population_persons) as bigint)
    from by_age
    join newest on member_code = area_code
    group by all
),
together as (
    select * from by_age
    union all
    select * from regions
)
select *, 'statfin-14x1' as source_id
from together
