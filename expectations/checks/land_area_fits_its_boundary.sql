-- table: raw_nls__land_area
-- column: land_area_km2
-- rule: the boundary of a municipality encloses at least 75 percent of its land area, half where that is under 200 square kilometres, and at most ten times as much, the sea with it
-- severity: error
with
coordinates as (
    select area_code, json_extract(geometry, '$.coordinates') as given from stg_statfin__boundary
),
rings as (
    select
        area_code,
        unnest(
            coalesce(try_cast(given as double[][][][]), [try_cast(given as double[][][])])
        )[1] as ring
    from coordinates
),
corners as (
    select
        area_code,
        list_transform(
            range(1, len(ring)), lambda i: ring[i][1] * ring[i + 1][2] - ring[i + 1][1] * ring[i][2]
        ) as parts
    from rings
),
enclosed as (
    select area_code, round(sum(abs(list_sum(parts))) / 2e6, 1) as enclosed_km2
    from corners
    group by area_code
)
select area_code, land_area_km2, enclosed_km2
from raw_nls__land_area
join enclosed using (area_code)
where enclosed_km2 not between land_area_km2 * if(land_area_km2 < 200, 0.5, 0.75) and land_area_km2 * 10
