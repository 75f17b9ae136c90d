-- one row per basic price, year and kind
select
    price.age_from,
    price.age_to,
    price.price_eur,
    price.year as price_year,
    price.decree,
    population.year,
    population.kind,
    cast(sum(population_persons) as bigint) as population_persons,
    bool_or(population_persons is null) as lacks_oldest,
    list_append(
        list(distinct population.source_id order by population.source_id), any_value(price.source_id)
    ) as sources
from mart_reference__basic_price as price
join mart_area__population as population on age_years between price.age_from and price.age_to
where list_contains($codes, area_code) and sex = 'total'
group by all
order by price.age_from, price.age_to, population.year, population.kind
