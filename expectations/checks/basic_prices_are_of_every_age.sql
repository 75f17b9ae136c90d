-- table: raw_reference__basic_prices
-- column: age_from
-- rule: every age from 0 to 100 has a basic price in each year, one alone below 16
-- severity: error
-- todo: Correct data/reference/basic_prices.csv, then: lagesbild build
with
ages as (
    select unnest(range(101)) as age_years
)
select
    years.year,
    age_years,
    count(price.price_eur) as prices
from (select distinct year from raw_reference__basic_prices) as years
cross join ages
left join raw_reference__basic_prices as price
    on years.year = price.year and age_years between price.age_from and price.age_to
group by years.year, age_years
having count(price.price_eur) = 0 or (age_years < 16 and count(price.price_eur) > 1)
