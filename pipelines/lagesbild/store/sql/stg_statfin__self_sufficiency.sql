-- one row per area, year and single age; regions are the sums of their municipalities
with
by_age as (
    select
        coalesce(successor_code, area_code) as area_code,
        year,
        cast(replace(age_code, '-', '') as integer) as age_years,
        cast(sum(population_persons) as bigint) as population_persons
    from raw_statfin__self_sufficiency_municipality
    left join stg_reference__successor using (area_code)
    where sex_code = 'SSS' and age_code <> 'SSS'
    group by all
),
regions as (
    select region_code, year, age_years, cast(sum(population_persons) as bigint)
    from by_age
    join stg_reference__municipality using (area_code)
    group by all
),
together as (
    select * from by_age
    union all
    select * from regions
)
select *, 'statfin-14x1' as source_id
from together
