-- one row per area, year and side; regions are the sums of their municipalities
with
sides as (
    select *, 'residents' as side, 'statfin-115n' as source_id from raw_statfin__employed_resident
    union all
    select *, 'jobs' as side, 'statfin-115p' as source_id from raw_statfin__job
),
published as (
    select
        coalesce(successor_code, area_code) as area_code,
        year,
        side,
        cast(sum(employed_persons) filter (commuting = 'SSS') as bigint) as employed_persons,
        cast(sum(employed_persons) filter (commuting = 'commuting') as bigint) as commuting_persons,
        source_id
    from sides
    left join stg_reference__successor using (area_code)
    group by all
),
regions as (
    select
        region_code,
        year,
        side,
        cast(sum(employed_persons) as bigint),
        cast(sum(commuting_persons) as bigint),
        source_id
    from published
    join stg_reference__municipality using (area_code)
    group by all
)
select * from published
union all
select * from regions
