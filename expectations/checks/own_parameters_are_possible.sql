-- table: raw_local__service_parameters
-- column: parameter_value
-- rule: at most 100 percent take part, and a group has more children than staff
-- severity: error
-- todo: Correct the value in data/local/service_parameters.csv, then: lagesbild build
with
group_sizes as (
    select area_code, stage, parameter_value as group_size
    from raw_local__service_parameters
    where parameter = 'group_size'
)
select area_code, stage, parameter
from raw_local__service_parameters
left join group_sizes using (area_code, stage)
where
    (parameter = 'participation_pct' and parameter_value > 100)
    or (parameter = 'staff_per_group' and parameter_value >= group_size)
