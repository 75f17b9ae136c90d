-- one row per occupation group: employed persons of the regions in two years, and the country's by age in the later one
-- a sum is missing where a region or an age band of it is, shares where a band reaches over the age of leaving
with
regions as (
    select
        occupation_code,
        sum(employed_persons) filter (year = $base_year) as base_persons,
        count(employed_persons) filter (year = $base_year) as base_regions,
        sum(employed_persons) filter (year = $year) as now_persons,
        count(employed_persons) filter (year = $year) as now_regions,
        max(employed_status) as employed_status,
        list(distinct source_id) as region_sources
    from mart_region__employed_occupation
    where list_contains($regions, area_code) and year in ($base_year, $year) and occupation_code <> 'SSS'
    group by occupation_code
),
ages as (
    select
        occupation_code,
        sum(employed_persons) filter (age_from >= $leaving_age) as older_persons,
        sum(employed_persons) as all_persons,
        count(employed_persons) = count(*)
        and not bool_or(age_from < $leaving_age and age_to >= $leaving_age) as is_known,
        max(employed_status) as age_status,
        list(distinct source_id) as age_sources
    from mart_occupation__employed_age
    where year = $year
    group by occupation_code
)
select
    occupation_code,
    name_fi,
    name_sv,
    name_en,
    cast(if(base_regions = len($regions), base_persons, null) as double) as employed_base_persons,
    cast(if(now_regions = len($regions), now_persons, null) as double) as employed_persons,
    cast(if(is_known, coalesce(older_persons, 0), null) as double) as country_older_persons,
    cast(if(is_known, all_persons, null) as double) as country_persons,
    coalesce(employed_status, age_status, '..') as missing_status,
    list_concat(region_sources, age_sources) as sources
from regions
left join ages using (occupation_code)
join mart_reference__occupation_group on code = occupation_code
order by occupation_code
