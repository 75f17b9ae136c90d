-- one row per area, year and side
select
    part.area_code,
    year,
    side,
    sum(employed_persons) as employed_persons,
    sum(commuting_persons) as commuting_persons,
    source_id
from stg_reference__part as part
join stg_statfin__commuting as commuting on commuting.area_code = part_code
group by all
