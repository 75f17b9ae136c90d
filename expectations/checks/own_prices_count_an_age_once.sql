-- table: raw_local__unit_prices
-- column: age_from
-- rule: no age of a service is priced twice
-- severity: error
-- todo: Part the ages in data/local/unit_prices.csv, then: lagesbild build
select distinct area_code, service_fi, price.age_from, price.age_to
from raw_local__unit_prices as price
join raw_local__unit_prices as other using (area_code, service_fi)
where
    (price.age_from <> other.age_from or price.age_to <> other.age_to)
    and price.age_from between other.age_from and other.age_to
