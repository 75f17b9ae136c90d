-- one row per stage and parameter: the area's own, else that of all areas
select stage, parameter, cast(parameter_value as double) as parameter_value, basis, source_fi, source_sv, source_en
from mart_reference__service_parameter
where area_code in ($area_code, 'all')
qualify row_number() over (partition by stage, parameter order by area_code = 'all') = 1
order by stage, parameter
