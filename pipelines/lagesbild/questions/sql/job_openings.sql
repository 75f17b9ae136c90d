-- one row per occupation group: employed persons of the regions in two years, and the country's by age in the later one
-- a sum is missing where a region or an age band of it is; shares are not told where a band reaches over the age of 55
with
regions as (
    select
        occupation_code,
        sum(employed_persons) filter (year = $base_year) as base_persons,
        count(employed_persons) filter (year = $base_year) as base_regions,
        sum(employed_persons) filter (year = $year) as now_persons,
        count(employed_persons) filter (year = $year) as now_regions,
        max(employed_status) as employed_status,
        string_agg(distinct source_id, ',') as source_id
    from mart_region__employed_occupation
    where list_contains($regions, area_code) and year in ($base_year, $year) and occupation_code <> 'SSS'
    group by occupation_code
),
ages as (
    select
        occupation_code,
        sum(employed_persons) filter (age_from >= 55) as older_persons,
        sum(employed_persons) as all_persons,
        count(employed_persons) = count(*) and not bool_or(age_from < 55 and age_to >= 55) as is_known,
        max(employed_status) as age_status,
        string_agg(distinct source_id, ',') as age_source_id
    from mart_occupation__employed_age
    where year = $year
    group by occupation_code
)
select
    occupation_code,
    name_fi,
    name_sv,
    name_en,
    cast($base_year as integer) as base_year,
    cast($year as integer) as year,
    cast(if(base_regions = len($regions), base_persons, null) as double) as employed_base_persons,
    cast(if(now_regions = len($regions), now_persons, null) as double) as employed_persons,
    cast(if(is_known, coalesce(older_persons, 0), null) as double) as country_older_persons,
    cast(if(is_known, all_persons, null) as double) as country_persons,
    coalesce(employed_status, age_status, '..') as missing_status,
    concat_ws(',', source_id, age_source_id) as source_ids
from regions
left join ages using (occupation_code)
join mart_reference__occupation_group on code = occupation_code
order by occupation_code
