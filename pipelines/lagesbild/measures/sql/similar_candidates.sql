-- one row per area of the kinds: everything that describes it and can be summed
with
areas as (
    select * from mart_area__area where list_contains($kinds, kind)
),
people as (
    select area_code, year, population_persons, source_id
    from mart_area__population_total
    where kind = 'observed' and highest_age_years = 100 and year >= $from_year
),
years as (
    -- all areas are compared over the same years, also where a longer series is available for some
    select max(first_year) as first_year, min(last_year) as last_year
    from (
        select min(year) as first_year, max(year) as last_year
        from people
        semi join areas using (area_code)
        group by area_code
    )
),
totals as (
    select
        area_code,
        sum(population_persons) filter (year = first_year) as first_persons,
        sum(population_persons) filter (year = last_year) as last_persons,
        min(first_year) as first_year,
        min(last_year) as last_year,
        list(distinct source_id) filter (year in (first_year, last_year)) as sources
    from people, years
    group by area_code
),
ages as (
    select
        area_code,
        year,
        kind,
        sum(population_persons) as persons,
        sum(population_persons) filter (age_years < 15) as children_persons,
        sum(population_persons) filter (age_years between 15 and 64) as working_age_persons,
        sum(population_persons) filter (age_years >= 65) as elderly_persons,
        sum(population_persons) filter (age_years between $pupils_from and $pupils_to) as pupils_persons,
        list(distinct source_id order by source_id) as sources
    from mart_area__population
    where sex = 'total'
    group by area_code, year, kind
),
base_ages as (
    select * from ages where year = $base_year and kind = $base_kind
),
horizon_ages as (
    select * from ages where year = $horizon and kind = 'projected'
),
settings as (
    select
        member.area_code,
        sum(land_area_km2)::double as land_area_km2,
        sum(case urbanisation when 'urban' then 2 when 'semi_urban' then 1 else 0 end * population.last_persons) / 2
            as urban_persons,
        coalesce(sum(population.last_persons) filter (language <> 'finnish'), 0) as bilingual_persons,
        list_distinct(flatten(list(string_split(setting.source_ids, ',')))) as sources
    from mart_area__member as member
    join mart_area__municipality as setting on setting.area_code = member.member_code
    join totals as population on population.area_code = member.member_code
    group by member.area_code
),
shares as (
    select
        area_code,
        year as education_year,
        sum(population_persons) filter (level = 'tertiary') as tertiary_persons,
        sum(population_persons) as adult_persons,
        list(distinct source_id) as sources
    from mart_area__education
    where year = (select max(year) from mart_area__education)
    group by area_code, year
),
employed as (
    select
        area_code,
        sum(employed_persons) filter (industry_code between 'A' and 'F') as goods_persons,
        sum(employed_persons) as employed_persons,
        list(distinct source_id) as sources
    from mart_region__employed_industry
    where year = (select max(year) from mart_region__employed_industry)
    group by area_code
)
select
    areas.area_code,
    name_fi,
    name_sv,
    name_en,
    totals.first_year,
    totals.last_year,
    education_year,
    first_persons::double as first_persons,
    last_persons::double as last_persons,
    base_ages.persons::double as base_persons,
    base_ages.children_persons::double as base_children_persons,
    base_ages.elderly_persons::double as base_elderly_persons,
    base_ages.pupils_persons::double as base_pupils_persons,
    horizon_ages.pupils_persons::double as horizon_pupils_persons,
    (horizon_ages.children_persons + horizon_ages.elderly_persons)::double as horizon_dependent_persons,
    horizon_ages.working_age_persons::double as horizon_working_age_persons,
    land_area_km2,
    urban_persons::double as urban_persons,
    bilingual_persons::double as bilingual_persons,
    tertiary_persons::double as tertiary_persons,
    adult_persons::double as adult_persons,
    goods_persons::double as goods_persons,
    employed_persons::double as employed_persons,
    list_distinct(flatten([
        totals.sources, base_ages.sources, horizon_ages.sources, settings.sources, shares.sources, employed.sources
    ])) as sources
from areas
join totals using (area_code)
join base_ages using (area_code)
join horizon_ages using (area_code)
join settings using (area_code)
join shares using (area_code)
left join employed using (area_code)
order by areas.area_code
