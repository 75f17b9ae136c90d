-- one row per service and range of ages
select service, age_from, age_to, price_eur, year, body, source
from raw_local__unit_prices
