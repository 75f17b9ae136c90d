-- one row per area and year
select
    area_code,
    year,
    births_persons,
    deaths_persons,
    intermunicipal_net_persons,
    net_immigration_persons,
    correction_persons,
    change_persons,
    population_persons,
    'statfin-121w' as source_id
from raw_statfin__population_change
