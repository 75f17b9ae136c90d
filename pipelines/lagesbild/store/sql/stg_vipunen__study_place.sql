-- one row per area, year and kind of programme
-- a target that stands under two levels or municipalities counts where most chose it first; one that lacks places or
-- applicants is open and in no sum; what has no municipality of the newest division is part of the country only
with
records as (
    select
        coalesce(successor_code, area_code) as area_code,
        year,
        case
            when regexp_matches(level, 'lukio|ylioppilas', 'i') then 'general'
            when regexp_matches(level, 'ammati', 'i') then 'vocational'
            else 'other'
        end as programme,
        target_code,
        places_count,
        first_choice_persons
    from raw_vipunen__study_place
    left join stg_reference__successor using (area_code)
),
targets as (
    select
        year,
        target_code,
        first(area_code order by first_choice_persons desc nulls last, area_code, programme) as area_code,
        first(programme order by first_choice_persons desc nulls last, area_code, programme) as programme,
        max(places_count) as places_count,
        if(count(first_choice_persons) = count(*), cast(sum(first_choice_persons) as bigint), null)
            as first_choice_persons
    from records
    group by year, target_code
),
placed as (
    select * from targets
    where area_code in (select area_code from stg_reference__municipality)
    union all by name
    select targets.* replace (region_code as area_code)
    from targets
    join stg_reference__municipality using (area_code)
    union all by name
    select * replace ('SSS' as area_code)
    from targets
),
told as (
    select *, places_count is not null and first_choice_persons is not null as is_told
    from placed
)
select
    area_code,
    year,
    programme,
    cast(coalesce(sum(places_count) filter (is_told), 0) as bigint) as places_count,
    cast(coalesce(sum(first_choice_persons) filter (is_told), 0) as bigint) as first_choice_persons,
    count(*) filter (is_told) as targets_count,
    count(*) filter (not is_told) as open_targets_count,
    'vipunen-study-places' as source_id
from told
group by all
