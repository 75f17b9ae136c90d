-- one row per round, age band and year that is told of the areas of a kind with so many residents in the band
select
    round,
    age_band,
    year,
    count(*) as areas_count,
    quantile_cont(100.0 * (observed_persons - projected_persons) / projected_persons, 0.1) as low_pct,
    quantile_cont(100.0 * (observed_persons - projected_persons) / projected_persons, 0.5) as median_pct,
    quantile_cont(100.0 * (observed_persons - projected_persons) / projected_persons, 0.9) as high_pct
from mart_area__official_record
where
    starts_with(area_code, $kind)
    and projected_persons > 0
    and observed_persons >= $least
    and observed_persons < $below
group by round, age_band, year
order by round, age_band, year
