-- one row per method, area, age band, launch year and horizon; made of these rows by store/computed.py
select area_code, year, sex, age_years, population_persons, source_id
from stg_statfin__population
where kind = 'observed' and sex <> 'total' and not starts_with(area_code, 'KU')
