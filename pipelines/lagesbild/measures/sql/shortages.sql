-- one row per occupation that lacks people in a county, in the order of field and occupation
select
    field,
    occupation,
    opportunities,
    outlook,
    round,
    year,
    [source_id] as sources
from mart_sweden__outlook
where area_code = $county_code and recruitment = 'shortage'
order by field, occupation
