-- one row per earlier round of projection, area, year and single age
-- up to the newest observed year; regions and the country are the sums of their municipalities
with
observed as (
    select year from raw_statfin__population_region
    union all
    select year from raw_statfin__population_municipality
),
earlier as (
    select 2019 as round, area_code, year, age_years, population_persons, 'statfin-128v' as source_id
    from raw_statfin__projection_2019
    where area_code <> 'SSS'
    union all by name
    select * from raw_statfin__projection_archived
),
municipalities as (
    select
        round,
        coalesce(successor_code, area_code) as area_code,
        year,
        age_years,
        sum(population_persons) as population_persons,
        source_id
    from earlier
    left join stg_reference__successor using (area_code)
    where year <= (select max(year) from observed)
    group by all
)
select * from municipalities
union all
select round, above.area_code, year, age_years, sum(population_persons), source_id
from municipalities
join stg_reference__enclosing as above on above.member_code = municipalities.area_code
where above.kind in ('region', 'country')
group by all
