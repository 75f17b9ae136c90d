-- one row per unit of comparison, in the newest year: residents of all ages
with
units as (
    select unnest($units) as unit, unnest($area_codes) as area_code
)
select unit, cast(sum(population_persons) as bigint) as population_persons
from units
join mart_sweden__population using (area_code)
where year = (select max(year) from mart_sweden__population)
group by unit
order by unit
