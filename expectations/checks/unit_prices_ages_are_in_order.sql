-- table: raw_local__unit_prices
-- column: age_to
-- rule: the last age of a price is not below its first age
-- severity: error
-- todo: Correct data/local/unit_prices.csv, then: lagesbild build
select service, age_from, age_to
from raw_local__unit_prices
where age_to < age_from
