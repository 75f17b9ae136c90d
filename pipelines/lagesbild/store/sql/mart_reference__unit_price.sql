-- one row per area, service and range of ages
select area_code, service_fi, service_sv, service_en, age_from, age_to, price_eur, year, body, source
from raw_local__unit_prices
