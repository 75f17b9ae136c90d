-- table: raw_local__unit_prices
-- column: year
-- rule: the prices of an area are of one year, and of none more than a year after the newest of the state
-- severity: warning
-- todo: If it is not meant, write prices of one year into data/local/unit_prices.csv, then: lagesbild build
with
newest as (
    select max(year) as newest_year
    from raw_reference__basic_prices
),
usual as (
    select area_code, mode(year order by year) as usual_year
    from raw_local__unit_prices
    group by area_code
)
select area_code, service_fi, age_from, age_to, year
from raw_local__unit_prices
join usual using (area_code)
cross join newest
where year <> usual_year or year > newest_year + 1
