-- one row per year and kind
select
    year,
    kind,
    cast(sum(population_persons) as bigint) as population_persons,
    min(highest_age_years) < 100 as lacks_oldest,
    list(distinct source_id order by source_id) as sources
from mart_area__population_total
where list_contains($codes, area_code)
group by year, kind
having count(*) = len($codes)
order by year, kind
