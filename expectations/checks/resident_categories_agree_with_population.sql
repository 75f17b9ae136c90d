-- table: stg_statfin__resident_category
-- column: residents_persons
-- rule: by mother tongue everybody is counted, within 1 percent or 20 persons, and by main activity everybody aged 18 to 64, within 3 percent or 30 persons, for each area and year with the population at hand
-- severity: error
with
expected as (
    select 'mother_tongue' as classification, area_code, year, population_persons as expected_persons
    from mart_area__population_total
    where kind = 'observed'
    union all
    select 'main_activity', area_code, year, cast(sum(population_persons) as bigint)
    from mart_area__population
    where sex = 'total' and kind = 'observed' and age_years between 18 and 64
    group by all
)
select classification, area_code, year, residents_persons, expected_persons
from stg_statfin__resident_category
join expected using (classification, area_code, year)
where
    category = 'all'
    and abs(residents_persons - expected_persons)
    > if(
        classification = 'mother_tongue', greatest(expected_persons * 0.01, 20), greatest(expected_persons * 0.03, 30)
    )
