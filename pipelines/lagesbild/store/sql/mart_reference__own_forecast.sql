-- one row per area, subject, band of ages and year
select
    area_code,
    subject,
    age_from,
    age_to,
    year,
    at_least_shown(forecast_persons) as forecast_at_least_persons,
    at_most_shown(forecast_persons) as forecast_at_most_persons,
    source,
    source_date
from raw_local__own_forecast
