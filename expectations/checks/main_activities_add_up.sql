-- table: raw_statfin__main_activity
-- column: activity_code
-- rule: the table counts residents in one content, all, employed, unemployed and students are there, no more than all together, and municipalities sum to the country
-- severity: error
-- todo: The table is another than the one that was declared; see data/raw/statfin-115b and data/reference/sources.yml
with
wide as (
    select
        area_code,
        year,
        count(distinct content_code) as contents,
        count(distinct activity_code) as activities,
        max(value) filter (activity_code = 'SSS') as all_persons,
        sum(value) filter (activity_code <> 'SSS') as summed_persons
    from raw_statfin__main_activity
    where regexp_matches(content, 'population|väestö|befolkning', 'i')
    group by area_code, year
),
sums as (
    select
        year,
        max(all_persons) filter (area_code = 'SSS') as all_persons,
        sum(all_persons) filter (area_code like 'KU%') as summed_persons
    from wide
    group by year
)
select area_code, year, contents, activities, all_persons, summed_persons
from wide
where contents <> 1 or activities <> 4 or summed_persons > all_persons
union all
select 'SSS', year, 1, 4, all_persons, summed_persons
from sums
where all_persons <> summed_persons
union all
select 'SSS', 0, 0, 0, 0, 0
where exists (select 1 from raw_statfin__main_activity) and not exists (select 1 from wide)
