-- table: mart_area__jobseekers
-- column: unemployed_persons
-- rule: the regions' unemployed jobseekers sum to the country within 0.2 percent, for each month
-- severity: warning
select
    month,
    sum(unemployed_persons) filter (area_code like 'MK%') as regions_persons,
    sum(unemployed_persons) filter (area_code = 'SSS') as country_persons
from mart_area__jobseekers
where area_code like 'MK%' or area_code = 'SSS'
group by month
having
    regions_persons is null or country_persons is null
    or abs(regions_persons - country_persons) > country_persons * 0.002
