-- one row per area and month
select
    part.area_code,
    month,
    if(bool_or(unemployed_persons is null), null, sum(unemployed_persons)) as unemployed_persons,
    source_id
from stg_sweden__part as part
join stg_sweden__unemployed as unemployed on unemployed.area_code = part_code
group by part.area_code, month, source_id
