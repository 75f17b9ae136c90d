-- one row per area and year; regions are the sums of their municipalities
with
published as (
    select
        area_code,
        year,
        births_persons,
        deaths_persons,
        intermunicipal_net_persons,
        net_immigration_persons,
        correction_persons,
        change_persons,
        population_persons
    from raw_statfin__population_change
),
regions as (
    select region_code, year, sum(columns('_persons$'))
    from published
    join stg_reference__municipality using (area_code)
    group by all
),
together as (
    select * from published
    union all
    select * from regions
)
select *, 'statfin-121w' as source_id
from together
