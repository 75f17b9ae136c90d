-- table: raw_statfin__population_key_figures
-- column: value
-- rule: population and the shares of those under 15 and of those aged 65 and over, as published, are what the ages at hand give, for each area and year that both hold; shares within their rounding to one decimal
-- severity: error
with
ages as (
    select area_code, year, cast(left(age_code, 3) as integer) as age_years, population_persons
    from raw_statfin__population_municipality
    where sex_code = 'SSS' and age_code <> 'SSS'
    union all
    select area_code, year, age_years, population_persons
    from raw_statfin__population_region
    where (area_code, year) not in (select (area_code, year) from raw_statfin__population_municipality)
),
derived as (
    select
        area_code,
        year,
        sum(population_persons) as persons,
        100.0 * sum(population_persons) filter (age_years < 15) / sum(population_persons) as under_15_pct,
        100.0 * sum(population_persons) filter (age_years >= 65) / sum(population_persons) as over_64_pct
    from ages
    group by area_code, year
),
by_content as (
    select area_code, year, 'vaerak-vaesto' as content_code, cast(persons as double) as derived_value, 0 as rounding
    from derived
    union all
    select area_code, year, 'vaesto_alle15_p', under_15_pct, 0.05
    from derived
    union all
    select area_code, year, 'vaesto_yli64_p', over_64_pct, 0.05
    from derived
)
select area_code, year, content_code, cast(value as double) as published_value, round(derived_value, 3) as derived_value
from raw_statfin__population_key_figures
join by_content using (area_code, year, content_code)
where value is null or abs(value - derived_value) > rounding + 0.000001
