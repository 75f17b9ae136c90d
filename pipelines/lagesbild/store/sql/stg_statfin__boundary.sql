-- one row per drawn area
with
fetched as (
    select area_code as drawn_code, geometry, 'geo-kunta-2026' as source_id
    from raw_statfin__boundary_municipality
),
drawn as (
    select * from fetched
    union all
    select area_code, geometry, 'geo-kunta-2024'
    from raw_statfin__boundary_simplified
    where not exists (from fetched)
)
select successor_code as area_code, drawn_code, geometry, source_id
from drawn
join stg_reference__successor on area_code = drawn_code
