-- one row per year, kind, sex and five-year age group; the last is 95 and over
select
    year,
    kind,
    sex,
    least(age_years // 5 * 5, 95) as age_from,
    cast(sum(population_persons) as bigint) as population_persons,
    bool_or(population_persons is null) as lacks_oldest,
    string_agg(distinct source_id, ',' order by source_id) as source_ids
from mart_area__population
where list_contains($units, area_code)
group by year, kind, sex, age_from
having count(distinct area_code) = len($units)
order by year, kind, sex, age_from
