-- one row per round of the official projection, area, age band and year that has been observed since
select round, area_code, age_band, year, projected_persons, observed_persons
from mart_area__official_record
order by round, area_code, age_band, year
