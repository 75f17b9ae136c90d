-- one row per stage and parameter
select stage, parameter, cast(parameter_value as double) as parameter_value, basis, source_fi, source_sv, source_en
from mart_reference__service_parameter
order by stage, parameter
