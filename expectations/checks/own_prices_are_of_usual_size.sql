-- table: raw_local__unit_prices
-- column: price_eur
-- rule: a price for a year lies between a fifth and five times the state's own below 16, between 100 and 50,000 euro elsewhere
-- severity: warning
-- todo: If it is not meant, correct the price in data/local/unit_prices.csv, euro for a person and a year, then: lagesbild build
with
statutory as (
    select age_from as from_age, age_to as to_age, price_eur as statutory_eur
    from raw_reference__basic_prices
    where age_to < 16
),
bounds as (
    select
        area_code, service_fi, age_from, age_to, price_eur,
        min(statutory_eur) as least_eur, max(statutory_eur) as most_eur
    from raw_local__unit_prices
    left join statutory on age_from <= to_age and age_to >= from_age and age_to < 16
    group by area_code, service_fi, age_from, age_to, price_eur
)
select area_code, service_fi, age_from, age_to
from bounds
where
    price_eur > 0
    and price_eur not between coalesce(least_eur / 5, 100) and coalesce(most_eur * 5, 50000)
