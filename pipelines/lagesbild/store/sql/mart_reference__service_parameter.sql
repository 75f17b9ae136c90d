-- one row per stage and parameter
select stage, parameter, parameter_value, basis, source_fi, source_sv, source_en
from stg_reference__service_parameter
