-- one row per region, year and occupation group
-- three digits are summed only where the table has no row of two; a sum with a missing part is missing
with
known as (
    select *
    from stg_statfin__employed_occupation
    where source_id = 'statfin-115s'
    qualify count(distinct content_code) over () = 1
),
levels as (
    select
        area_code,
        year,
        if(occupation_code = 'SSS', 'SSS', left(occupation_code, 2)) as occupation_code,
        occupation_code <> 'SSS' and length(occupation_code) = 3 as is_summed,
        if(count(employed_persons) = count(*), sum(employed_persons), null) as employed_persons,
        max(employed_status) as employed_status,
        source_id
    from known
    group by all
),
groups as (
    select * exclude is_summed
    from levels
    qualify not is_summed or count(*) over (partition by area_code, year, occupation_code) = 1
),
country as (
    select
        'SSS' as area_code,
        year,
        occupation_code,
        if(count(employed_persons) = count(*), sum(employed_persons), null) as employed_persons,
        max(employed_status) as employed_status,
        source_id
    from groups
    group by year, occupation_code, source_id
    having count(*) filter (area_code = 'SSS') = 0
)
select * from groups
union all
select * from country
