-- one row per stage, year and kind
with
stages(stage, age_from, age_to) as (
    values ('0-2', 0, 2), ('3-5', 3, 5), ('6', 6, 6), ('7-12', 7, 12), ('13-15', 13, 15), ('16-18', 16, 18)
)
select
    stage,
    age_from,
    year,
    kind,
    cast(sum(population_persons) as bigint) as population_persons,
    string_agg(distinct source_id, ',' order by source_id) as source_ids
from stages
join mart_area__population on age_years between age_from and age_to
where list_contains($units, area_code) and sex = 'total'
group by stage, age_from, year, kind
order by age_from, year, kind
