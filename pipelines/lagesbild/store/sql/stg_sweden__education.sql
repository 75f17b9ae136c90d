-- one row per municipality, year, level, group of ages and sex
with
levels as (
    select
        area_code,
        year,
        case
            when education_level like 'förgymnasial%' then 'pre_upper_secondary'
            when education_level like 'gymnasial%' then 'upper_secondary'
            when education_level like 'uppgift%' then 'unknown'
            else 'post_secondary'
        end as level,
        age_group,
        if(sex_code = '1', 'men', 'women') as sex,
        population_persons
    from raw_scb__education
)
select area_code, year, level, age_group, sex, sum(population_persons) as population_persons, 'scb-uf0506' as source_id
from levels
group by all
