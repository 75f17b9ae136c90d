-- one row per method, area, age band, launch year and horizon of the backtest and of the births before it
select
    method,
    area_code,
    band,
    launch_year,
    horizon_years,
    area_persons,
    cast(projected_persons as double) as projected_persons,
    100 * (observed_persons - cast(projected_persons as double)) / cast(projected_persons as double) as deviation_pct,
    [source_id] as sources
from mart_region__projection_record
where method in ('cohort_change', 'births') and horizon_years between $first_horizon and $last_horizon
order by method, area_code, band, launch_year, horizon_years
