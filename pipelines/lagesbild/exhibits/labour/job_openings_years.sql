-- one row per year that every region has by occupation group: whether the whole country is known by age, too
select year, bool_or(year in (select year from mart_occupation__employed_age)) as has_ages
from mart_region__employed_occupation
where list_contains($regions, area_code)
group by year
having count(distinct area_code) = len($regions)
order by year
