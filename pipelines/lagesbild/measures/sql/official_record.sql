-- one row per area, age band and year that the official projection has been observed for since
select
    area_code,
    band,
    launch_year + horizon_years as year,
    cast(projected_persons as double) as projected_persons,
    observed_persons,
    [source_id] as sources
from mart_region__projection_record
where method = 'official' and list_contains($area_codes, area_code)
order by area_code, band, year
