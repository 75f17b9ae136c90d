-- one row per round of the official projection, municipality and year observed since
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
order by record.round, record.year, record.area_code
