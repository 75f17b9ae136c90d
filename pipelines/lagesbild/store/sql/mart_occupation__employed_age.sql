-- one row per year, occupation group and age band
-- a band that holds a narrower one is a sum of others and left out
with
known as (
    select
        *,
        cast(split_part(age_band, '-', 1) as integer) as age_from,
        coalesce(try_cast(split_part(age_band, '-', 2) as integer), 120) as age_to
    from stg_statfin__employed_occupation
    where source_id = 'statfin-115r' and age_band <> 'SSS'
    qualify count(distinct content_code) over () = 1
),
bands as (
    select distinct age_from, age_to from known
),
narrow as (
    select *
    from bands as band
    where not exists (
        from bands as other
        where
            other.age_from >= band.age_from and other.age_to <= band.age_to
            and (other.age_from, other.age_to) <> (band.age_from, band.age_to)
    )
),
levels as (
    select
        year,
        if(occupation_code = 'SSS', 'SSS', left(occupation_code, 2)) as occupation_code,
        age_from,
        age_to,
        occupation_code <> 'SSS' and length(occupation_code) = 3 as is_summed,
        if(count(employed_persons) = count(*), sum(employed_persons), null) as employed_persons,
        max(employed_status) as employed_status,
        source_id
    from known
    join narrow using (age_from, age_to)
    group by all
)
select * exclude is_summed
from levels
qualify not is_summed or count(*) over (partition by year, occupation_code, age_from, age_to) = 1
