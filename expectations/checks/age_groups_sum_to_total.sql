-- table: raw_statfin__population_age_group
-- column: population_persons
-- rule: the groups of ages sum to the total of all ages, and the municipalities to the country, for each year
-- severity: error
select
    area_code,
    year,
    age_band,
    population_persons as published_persons,
    case
        when area_code = 'SSS' then municipalities_persons
        else groups_persons
    end as summed_persons
from raw_statfin__population_age_group
left join (
    select year, age_band, sum(population_persons) as municipalities_persons
    from raw_statfin__population_age_group
    where area_code <> 'SSS'
    group by all
) using (year, age_band)
left join (
    select area_code, year, 'SSS' as age_band, sum(population_persons) as groups_persons
    from raw_statfin__population_age_group
    where age_band <> 'SSS'
    group by all
) using (area_code, year, age_band)
where (area_code = 'SSS' or age_band = 'SSS') and published_persons is distinct from summed_persons
