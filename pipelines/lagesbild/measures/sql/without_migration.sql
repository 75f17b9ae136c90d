-- one row per single age in the year asked for; none where an area has no such year
with
asked as (
    select * from mart_area__self_sufficiency where list_contains($codes, area_code) and year = $year
)
select
    age_years,
    cast(sum(population_persons) as bigint) as population_persons,
    list(distinct source_id order by source_id) as sources
from asked
where (select count(distinct area_code) from asked) = len($codes)
group by age_years
order by age_years
