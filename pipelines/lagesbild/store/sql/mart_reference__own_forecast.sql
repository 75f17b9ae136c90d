-- one row per area, subject, band of ages and year
select
    area_code,
    subject,
    age_from,
    age_to,
    year,
    if(forecast_persons between 1 and 4, 1, 3 * cast(round(forecast_persons / 3.0) as bigint)) as forecast_at_least_persons,
    if(forecast_persons between 1 and 4, 4, 3 * cast(round(forecast_persons / 3.0) as bigint)) as forecast_at_most_persons,
    source,
    source_date
from raw_local__own_forecast
