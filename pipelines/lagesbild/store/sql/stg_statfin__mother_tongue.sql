-- one row per area and year; a region that the table does not have is the sum of its municipalities, and a language that
-- is secret in one of them is missing
with
counted as (
    select
        coalesce(successor_code, area_code) as area_code,
        year,
        lower(language_code) as language_code,
        value
    from raw_statfin__mother_tongue
    left join stg_reference__successor using (area_code)
    where sex_code = 'SSS' and regexp_matches(content, 'population|väestö|befolkning', 'i')
),
together as (
    select * from counted
    union all
    select region_code, year, language_code, value
    from counted
    join stg_reference__municipality using (area_code)
    where region_code not in (select area_code from counted)
),
summed as (
    select
        area_code,
        year,
        language_code,
        if(count(value) = count(*), cast(sum(value) as bigint), null) as persons
    from together
    group by all
)
select
    area_code,
    year,
    max(persons) filter (language_code = 'sss') as population_persons,
    max(persons) filter (language_code = 'fi') as finnish_persons,
    max(persons) filter (language_code = 'sv') as swedish_persons,
    max(persons) filter (language_code = '02') as foreign_persons,
    'statfin-11rm' as source_id
from summed
group by area_code, year
having population_persons is not null
