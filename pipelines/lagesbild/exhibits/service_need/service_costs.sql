-- one row per price of the area, year and kind: the area's own price, else that of all areas
with
price as (
    select *
    from mart_reference__unit_price
    where area_code in ($area_code, 'all')
    qualify row_number() over (partition by service_fi, age_from, age_to order by area_code = 'all') = 1
)
select
    service_fi,
    service_sv,
    service_en,
    price.age_from,
    price.age_to,
    price_eur,
    price.year as price_year,
    body,
    source,
    population.year,
    population.kind,
    cast(sum(population_persons) as bigint) as population_persons,
    list(distinct source_id order by source_id) as sources
from price
join mart_area__population as population on age_years between price.age_from and price.age_to
where list_contains($codes, population.area_code) and sex = 'total'
group by all
order by price.age_from, price.age_to, service_fi, population.year, population.kind
