-- one row per unit, area (one for all areas of a unit that is summed) and year: both sides, and commuters of each
with
units as (
    select unnest($units) as unit, unnest($area_codes) as area_code
),
sides as (
    select
        unit,
        if(unit = 'member', area_code, unit) as area_code,
        year,
        side,
        cast(sum(employed_persons) as bigint) as employed_persons,
        cast(sum(commuting_persons) as bigint) as commuting_persons,
        list(distinct source_id order by source_id) as sources
    from units
    join mart_area__commuting using (area_code)
    group by all
)
select
    residents.unit,
    residents.area_code,
    coalesce(name_fi, '') as name_fi,
    coalesce(name_sv, '') as name_sv,
    coalesce(name_en, '') as name_en,
    year,
    residents.employed_persons as residents_persons,
    residents.commuting_persons as out_persons,
    jobs.employed_persons as jobs_persons,
    jobs.commuting_persons as in_persons,
    list_concat(residents.sources, jobs.sources) as sources
from sides as residents
join sides as jobs using (unit, area_code, year)
left join mart_area__area as area on area.area_code = residents.area_code
where residents.side = 'residents' and jobs.side = 'jobs'
order by unit, residents.area_code, year
