-- one row per municipality and month
select area_code, month, unemployed_persons, 'af-unemployed' as source_id
from raw_arbetsformedlingen__unemployed as unemployed
join raw_scb__municipality as municipality
    on municipality.name = municipality_name and municipality.county_name = unemployed.county_name
