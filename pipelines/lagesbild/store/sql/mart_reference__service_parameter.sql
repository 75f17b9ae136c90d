-- one row per area, stage and parameter
with
own as (
    select * from raw_local__service_parameters
),
of_all as (
    select stage, parameter from own where area_code = 'all'
)
select area_code, stage, parameter, parameter_value, 'own' as basis, source_fi, source_sv, source_en
from own
union all
select 'all', stage, parameter, parameter_value, basis, source_fi, source_sv, source_en
from raw_reference__service_parameters
anti join of_all using (stage, parameter)
