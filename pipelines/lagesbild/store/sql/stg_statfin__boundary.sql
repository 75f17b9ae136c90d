-- one row per municipality; here one per drawn area, which a method joins where municipalities have merged
with
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
newest as (
    select area_code
    from raw_statfin__municipality_division
    where year = (select max(year) from raw_statfin__municipality_division)
),
followed as (
    select coalesce(merged_into_code, drawn.area_code) as area_code, geometry, source_id
    from drawn
    left join raw_reference__mergers as merger on merger.area_code = drawn.area_code
)
select area_code, geometry, source_id
from followed
join newest using (area_code)
order by area_code, geometry
