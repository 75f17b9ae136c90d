-- one row per municipality, year and age group
select
    coalesce(successor_code, area_code) as area_code,
    year,
    age_band,
    cast(sum(population_persons) as bigint) as population_persons,
    'statfin-11re-age-group' as source_id
from raw_statfin__population_age_group
left join stg_reference__successor using (area_code)
where area_code <> 'SSS' and age_band <> 'SSS'
group by all
