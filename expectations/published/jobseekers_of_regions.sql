-- figure: unemployed and vacancies of each month, subregions and regions
-- published: KEHA Centre, 12r5
-- computed: the sum of the municipalities; a hidden number is 1–4
-- rounding: 0
-- least: 37802
with
published as (
    select area_code, replace(month, 'M', '-') as month, unemployed_persons, vacancies_count
    from raw_keha__unemployment
    union all
    select area_code, replace(month, 'M', '-'), unemployed_persons, vacancies_count
    from raw_keha__unemployment_latest
),
inside as (
    select area_code as member_code, region_code as area_code
    from stg_reference__municipality
    union all
    select member_code, area_code
    from stg_reference__enclosing
    where kind = 'subregion'
),
computed as (
    select
        inside.area_code,
        month,
        sum(unemployed_at_least_persons) as unemployed_low,
        sum(unemployed_at_most_persons) as unemployed_high,
        sum(vacancies_at_least_count) as vacancies_low,
        sum(vacancies_at_most_count) as vacancies_high
    from inside
    join mart_area__jobseekers as seekers on member_code = seekers.area_code
    group by all
),
figures as (
    select
        area_code,
        month as period,
        unnest(['unemployed', 'vacancies']) as figure,
        unnest([unemployed_persons, vacancies_count]) as published,
        unnest([unemployed_low, vacancies_low]) as low,
        unnest([unemployed_high, vacancies_high]) as high
    from published
    join computed using (area_code, month)
)
select * from figures
where published is not null
