-- one row per round of the official projection, age band and year that has been observed since
select
    round,
    age_band,
    year,
    cast(sum(projected_persons) as bigint) as projected_persons,
    cast(sum(observed_persons) as bigint) as observed_persons,
    list_sort(list_distinct(list(source_id) || list(observed_source_id))) as sources
from mart_area__official_record
where list_contains($codes, area_code)
group by round, age_band, year
having count(*) = len($codes)
order by round, age_band, year
