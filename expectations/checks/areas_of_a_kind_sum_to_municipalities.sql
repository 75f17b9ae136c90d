-- table: mart_area__area
-- column: area_code
-- rule: subregions, employment areas and wellbeing services counties each sum to what all municipalities sum to, in every table that sums areas, for each time
-- severity: error
with
figures as (
    select
        'mart_area__population' as table_name,
        area_code,
        concat_ws(' ', kind, year, sex, age_years) as figure,
        population_persons as number
    from mart_area__population
    union all
    select 'mart_area__population_total', area_code, concat_ws(' ', kind, year), population_persons
    from mart_area__population_total
    union all
    select 'mart_area__population_change', area_code, concat_ws(' ', year), change_persons
    from mart_area__population_change
    union all
    select 'mart_area__self_sufficiency', area_code, concat_ws(' ', year, age_years), population_persons
    from mart_area__self_sufficiency
    union all
    select 'mart_area__education', area_code, concat_ws(' ', year, level), population_persons
    from mart_area__education
    union all
    select 'mart_area__age_group', area_code, concat_ws(' ', kind, year, age_band), population_persons
    from mart_area__age_group
    union all
    select 'mart_area__commuting', area_code, concat_ws(' ', year, side), commuting_persons
    from mart_area__commuting
    union all
    select 'mart_area__jobseekers', area_code, concat_ws(' ', month, 'unemployed at least'), unemployed_at_least_persons
    from mart_area__jobseekers
    union all
    select 'mart_area__jobseekers', area_code, concat_ws(' ', month, 'vacancies at most'), vacancies_at_most_count
    from mart_area__jobseekers
),
sums as (
    select table_name, figure, area.kind as area_kind, coalesce(sum(number), 0) as number
    from figures
    join mart_area__area as area using (area_code)
    where area.kind in ('municipality', 'subregion', 'employment_area', 'wellbeing_county')
    group by all
)
select
    table_name,
    figure,
    sum(number) filter (area_kind = 'municipality') as municipalities,
    sum(number) filter (area_kind = 'subregion') as subregions,
    sum(number) filter (area_kind = 'employment_area') as employment_areas,
    sum(number) filter (area_kind = 'wellbeing_county') as wellbeing_counties
from sums
group by table_name, figure
having count(*) <> 4 or count(distinct number) <> 1
