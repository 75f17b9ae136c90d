-- one row per single age in the year asked for; none where an area has no such year
with
asked as (
    select * from mart_area__self_sufficiency where list_contains($units, area_code) and year = $year
)
select
    age_years,
    cast(sum(population_persons) as bigint) as population_persons,
    string_agg(distinct source_id, ',') as source_ids
from asked
where (select count(distinct area_code) from asked) = len($units)
group by age_years
order by age_years
