-- one row per area, year, sex, single age and kind
with
successor as (
    select area_code, merged_into_code as successor_code from raw_reference__mergers
),
sexes(sex_code, sex) as (values ('SSS', 'total'), ('1', 'men'), ('2', 'women')),
municipal as (
    select *, 'observed' as kind, 'statfin-11re-municipality' as source_id from raw_statfin__population_municipality
    union all
    select *, 'projected', 'statfin-14wx-municipality' from raw_statfin__projection_municipality
),
on_newest_division as (
    select
        coalesce(successor_code, area_code) as area_code,
        year,
        sex_code,
        cast(replace(age_code, '-', '') as integer) as age_years,
        sum(population_persons) as population_persons,
        kind,
        source_id
    from municipal
    left join successor using (area_code)
    where area_code like 'KU%' and age_code <> 'SSS'
    group by all
),
-- the municipal projection at hand ends at age 99: age 100 is there, and missing
left_out as (
    select distinct area_code, year, sex_code, 100, cast(null as bigint), kind, source_id
    from on_newest_division
    where kind = 'projected'
),
regional as (
    select *, 'observed' as kind, 'statfin-11re-region' as source_id from raw_statfin__population_region
    union all
    select *, 'projected', 'statfin-14wx-region' from raw_statfin__projection_region where sex_code <> 'SSS'
),
regional_with_total as (
    select area_code, year, coalesce(sex_code, 'SSS') as sex_code, age_years, sum(population_persons), kind, source_id
    from regional
    group by grouping sets (
        (area_code, year, sex_code, age_years, kind, source_id), (area_code, year, age_years, kind, source_id)
    )
),
together as (
    select * from on_newest_division
    union all
    select * from left_out
    union all
    select * from regional_with_total
)
select area_code, year, sex, age_years, population_persons, kind, source_id
from together
join sexes using (sex_code)
