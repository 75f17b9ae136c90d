-- one row per municipality and year observed since, of the newest round of the official projection that is old enough
with
totals as (
    select
        record.area_code,
        member.region_code,
        record.round,
        record.year,
        record.year - record.round + 1 as horizon_years,
        record.projected_persons,
        100 * (record.observed_persons - record.projected_persons) / record.projected_persons as deviation_pct,
        [record.source_id, record.observed_source_id] as sources
    from mart_area__official_record as record
    join mart_area__member as member
        on member.area_code = record.area_code and member.member_code = record.area_code
    where record.age_band = 'all'
),
newest as (
    select max(round) as round from totals where horizon_years >= $least_years
)
select totals.*
from totals
join newest using (round)
order by totals.year, totals.area_code
