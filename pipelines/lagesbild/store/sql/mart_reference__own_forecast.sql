-- one row per area, subject, band of ages and year
with
counted as (
    select
        *,
        forecast_persons between 1 and 4 as is_few,
        3 * cast(round(forecast_persons / 3.0) as bigint) as rounded_persons
    from raw_local__own_forecast
)
select
    area_code,
    subject,
    age_from,
    age_to,
    year,
    if(is_few, 1, rounded_persons) as forecast_at_least_persons,
    if(is_few, 4, rounded_persons) as forecast_at_most_persons,
    source,
    source_date
from counted
