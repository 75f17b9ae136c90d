-- table: mart_area__area
-- column: area_code
-- rule: every area has figures in each table that answers for areas
-- severity: error
with
figures as (
    select distinct 'mart_area__population' as table_name, area_code from mart_area__population
    union all
    select distinct 'mart_area__population_total', area_code from mart_area__population_total
    union all
    select distinct 'mart_area__population_change', area_code from mart_area__population_change
    union all
    select distinct 'mart_area__education', area_code from mart_area__education
    union all
    select distinct 'mart_area__age_group', area_code from mart_area__age_group
    union all
    select distinct 'mart_area__commuting', area_code from mart_area__commuting
    union all
    select distinct 'mart_area__jobseekers', area_code from mart_area__jobseekers
),
expected as (
    select table_name, area_code
    from mart_area__area
    cross join (select distinct table_name from figures)
)
select area_code, table_name
from expected
full join figures using (area_code, table_name)
where expected.area_code is null or figures.area_code is null
