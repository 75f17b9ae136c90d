-- one row per stage, municipality of residence, municipality of the school and year of the area, with both names
with
given as (select * exclude (area_code) from mart_reference__own_border_pupil where area_code = $area_code)
select
    given.*,
    home.name_fi as home_fi,
    home.name_sv as home_sv,
    home.name_en as home_en,
    school.name_fi as school_fi,
    school.name_sv as school_sv,
    school.name_en as school_en
from given
join mart_area__area as home on home.area_code = given.home_code
join mart_area__area as school on school.area_code = given.school_code
order by home_code, school_code, stage, year
