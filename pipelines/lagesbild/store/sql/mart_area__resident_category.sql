-- one row per area, year, classification and category
-- a year that one of its municipalities lacks is left out, what is secret in one of them is missing
with
parts as (
    select area_code, count(*) as parts_count
    from stg_reference__part
    group by area_code
)
select
    part.area_code,
    year,
    classification,
    category,
    if(count(residents_persons) = parts_count, cast(sum(residents_persons) as bigint), null) as residents_persons,
    source_id
from stg_reference__part as part
join stg_statfin__resident_category as classified on classified.area_code = part_code
join parts on parts.area_code = part.area_code
group by part.area_code, year, classification, category, source_id, parts_count
having count(*) = parts_count
