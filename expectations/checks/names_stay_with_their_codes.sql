-- table: raw_statfin__municipality_division
-- column: name_fi
-- rule: a municipality's Finnish name is no other's in any year of the division, and a region's and subregion's neither
-- severity: error
with
named as (
    select distinct area_code as code, name_fi as name from raw_statfin__municipality_division
    union
    select distinct region_code, region_name_fi from raw_statfin__municipality_division
    union
    select distinct subregion_code, subregion_name_fi from raw_statfin__municipality_division
)
select
    code as area_code,
    name,
    min(code) over (partition by left(code, 2), name) as first_code,
    max(code) over (partition by left(code, 2), name) as last_code
from named
where name is not null
qualify first_code <> last_code
