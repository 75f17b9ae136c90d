-- one row per area, year, sex, single age and kind
with
sexes (sex_code, sex) as (values ('SSS', 'total'), ('1', 'men'), ('2', 'women')),
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
    left join stg_reference__successor using (area_code)
    where area_code like 'KU%' and age_code <> 'SSS'
    group by all
),
-- a municipal table that ends at age 99 in a year: age 100 is there, and missing
left_out as (
    select distinct
        area_code, year, sex_code, 100 as age_years, cast(null as bigint) as population_persons, kind, source_id
    from on_newest_division
    anti join (select year, kind from on_newest_division where age_years = 100) using (year, kind)
),
municipalities as (
    select * from on_newest_division
    union all
    select * from left_out
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
-- years that the regional tables do not hold: regions and the country are the sums of their municipalities
summed as (
    select above.area_code, year, sex_code, age_years, sum(population_persons), municipalities.kind, source_id
    from municipalities
    anti join regional using (year, kind)
    join stg_reference__enclosing as above on above.member_code = municipalities.area_code
    where above.kind in ('region', 'country')
    group by all
),
together as (
    select * from municipalities
    union all
    select * from regional_with_total
    union all
    select * from summed
)
select area_code, year, sex, age_years, population_persons, kind, source_id
from together
join sexes using (sex_code)
