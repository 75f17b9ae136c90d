-- table: raw_local__unit_prices
-- column: price_eur
-- rule: a price is more than nothing
-- severity: error
-- todo: Write the price, or take the line out of data/local/unit_prices.csv, then: lagesbild build
select area_code, service_fi, age_from, age_to
from raw_local__unit_prices
where price_eur = 0
