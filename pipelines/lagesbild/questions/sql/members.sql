-- one row per member municipality, year and kind: persons of all ages and of ages 7–15
with
names as (
    select area_code, name_fi, name_sv, name_en
    from mart_area__area
    where list_contains($members, area_code)
),
school_ages as (
    select area_code, year, kind, cast(sum(population_persons) as bigint) as school_age_persons
    from mart_area__population
    where list_contains($members, area_code) and sex = 'total' and age_years between 7 and 15
    group by all
)
select
    area_code,
    name_fi,
    name_sv,
    name_en,
    year,
    kind,
    population_persons,
    school_age_persons,
    highest_age_years < 100 as lacks_oldest,
    source_id as source_ids
from mart_area__population_total
join names using (area_code)
left join school_ages using (area_code, year, kind)
order by area_code, year, kind
