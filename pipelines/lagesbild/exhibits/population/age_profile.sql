-- one row per year, kind, sex and group of ages; the last one is open
select
    year,
    kind,
    sex,
    least(age_years // $group_years * $group_years, $oldest_from) as age_from,
    cast(sum(population_persons) as bigint) as population_persons,
    bool_or(population_persons is null) as lacks_oldest,
    list(distinct source_id order by source_id) as sources
from mart_area__population
where list_contains($codes, area_code)
group by year, kind, sex, age_from
having count(distinct area_code) = len($codes)
order by year, kind, sex, age_from
