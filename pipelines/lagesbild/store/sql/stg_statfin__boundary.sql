-- one row per municipality; here one per drawn area, which a method joins where municipalities have merged
with recursive
fetched as (
    select area_code, geometry, 'geo-kunta-2026' as source_id
    from raw_statfin__boundary_municipality
),
drawn as (
    select * from fetched
    union all
    select area_code, geometry, 'geo-kunta-2024'
    from raw_statfin__boundary_simplified
    where not exists (from fetched)
),
chain as (
    select area_code, area_code as successor_code
    from drawn
    union
    select chain.area_code, merger.merged_into_code
    from chain
    join raw_reference__mergers as merger on merger.area_code = chain.successor_code
),
newest as (
    select area_code as successor_code
    from raw_statfin__municipality_division
    where year = (select max(year) from raw_statfin__municipality_division)
)
select successor_code as area_code, geometry, source_id
from drawn
join chain using (area_code)
join newest using (successor_code)
order by area_code, geometry
