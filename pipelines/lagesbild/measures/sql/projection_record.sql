-- one row per area, age band, launch year and horizon of the backtest; deviations in percent of the projection
select
    area_code,
    band,
    launch_year,
    horizon_years,
    area_persons,
    size_class,
    100 * (observed_persons - cast(projected_persons as double)) / cast(projected_persons as double) as deviation_pct,
    [source_id] as sources
from mart_region__projection_record
where
    method = 'cohort_change'
    and list_contains($size_classes, size_class)
    and horizon_years between $first_horizon and $last_horizon
order by area_code, band, launch_year, horizon_years
