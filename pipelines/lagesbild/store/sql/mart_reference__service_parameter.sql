-- one row per stage and parameter
with
own as (
    select * from raw_local__service_parameters
)
select stage, parameter, parameter_value, 'own' as basis, source_fi, source_sv, source_en
from own
union all
select stage, parameter, parameter_value, basis, source_fi, source_sv, source_en
from raw_reference__service_parameters
anti join own using (stage, parameter)
