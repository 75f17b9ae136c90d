-- one row per area, year and kind of programme
select
    part.area_code,
    year,
    programme,
    cast(sum(places_count) as bigint) as places_count,
    cast(sum(first_choice_persons) as bigint) as first_choice_persons,
    cast(sum(targets_count) as bigint) as targets_count,
    cast(sum(open_targets_count) as bigint) as open_targets_count,
    source_id
from stg_reference__part as part
join stg_vipunen__study_place as place on place.area_code = part_code
group by all
