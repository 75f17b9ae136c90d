-- one row per price, year and kind
select
    service,
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
from mart_reference__unit_price as price
join mart_area__population as population on age_years between price.age_from and price.age_to
where list_contains($codes, area_code) and sex = 'total'
group by all
order by price.age_from, price.age_to, service, population.year, population.kind
