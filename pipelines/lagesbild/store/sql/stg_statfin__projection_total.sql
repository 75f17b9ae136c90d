-- one row per earlier round of projection without ages, area and year
with
municipalities as (
    select coalesce(successor_code, area_code) as area_code, year, sum(population_persons) as population_persons
    from raw_sotkanet__projection_2012
    left join stg_reference__successor using (area_code)
    group by all
),
regions as (
    select above.area_code, year, sum(population_persons) as population_persons
    from municipalities
    join stg_reference__enclosing as above on above.member_code = municipalities.area_code
    where above.kind in ('region', 'country')
    group by all
),
of_2012 as (
    select * from municipalities
    union all
    select * from regions
)
select 2012 as round, area_code, year, population_persons, 'sotkanet-projection-2012' as source_id
from of_2012
union all
select 2021, area_code, year, population_persons, 'statfin-projection-2021'
from raw_statfin__projection_2021
