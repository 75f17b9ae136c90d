-- table: mart_reference__unit_price
-- column: price_eur
-- rule: an own price for ages 6 to 15 is between a sixth of the lowest and six times the highest basic price of the state for these ages
-- severity: warning
-- todo: Look for a digit too many, or a price by month, in data/local/unit_prices.csv, then: lagesbild build
select
    own.area_code,
    own.service_fi,
    own.age_from,
    own.age_to,
    own.price_eur,
    min(basic.price_eur) as least_basic_eur,
    max(basic.price_eur) as most_basic_eur
from mart_reference__unit_price as own
join mart_reference__basic_price as basic on basic.age_from <= own.age_to and basic.age_to >= own.age_from
where own.age_from >= 6 and own.age_to <= 15
group by all
having own.price_eur < least_basic_eur / 6 or own.price_eur > 6 * most_basic_eur
