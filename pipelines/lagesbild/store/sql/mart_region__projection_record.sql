-- one row per method, area, age band, launch year and horizon; made of these rows by store/computed.py
with
newest as (
    select max(year) as year
    from stg_statfin__population
    where kind = 'observed' and area_code = 'SSS'
)
select area_code, population.year, sex, age_years, population_persons, kind, source_id
from stg_statfin__population as population
join newest on population.year <= newest.year
where sex <> 'total' and not starts_with(area_code, 'KU')
