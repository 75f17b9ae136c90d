-- table: raw_local__service_parameters
-- column: parameter_value
-- rule: participation is in percent, not as a share; a group has 3 to 60 children and half a person to ten of staff
-- severity: warning
-- todo: If it is not meant, correct the value in data/local/service_parameters.csv, then: lagesbild build
select area_code, stage, parameter
from raw_local__service_parameters
where
    (parameter = 'participation_pct' and parameter_value < 2)
    or (parameter = 'group_size' and parameter_value not between 3 and 60)
    or (parameter = 'staff_per_group' and parameter_value not between 0.5 and 10)
