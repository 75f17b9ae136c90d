-- one row per area, age band and year of the newest round of the official projection that has been observed since
select
    area_code,
    if(age_band = 'all', 'total', age_band) as band,
    year,
    projected_persons,
    observed_persons,
    [source_id] as sources
from mart_area__official_record
where list_contains($area_codes, area_code)
qualify round = max(round) over ()
order by area_code, band, year
