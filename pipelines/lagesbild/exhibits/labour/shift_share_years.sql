-- one row per year with employed persons by industry
select distinct year
from mart_region__employed_industry
order by year
