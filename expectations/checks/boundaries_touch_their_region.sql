-- table: mart_area__neighbour
-- column: area_code
-- rule: a municipality that has neighbours borders on at least one of its own region
-- severity: error
with
beside as (
    select
        own.area_code,
        own.region_code,
        string_agg(distinct other.region_code, ' ' order by other.region_code) as neighbours_regions
    from mart_area__neighbour
    join stg_reference__municipality as own using (area_code)
    join stg_reference__municipality as other on other.area_code = neighbour_code
    group by all
)
select *
from beside
where not contains(neighbours_regions, region_code)
