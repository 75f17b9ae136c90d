-- table: stg_statfin__resident_category
-- column: category
-- rule: each table counts residents in one content and has every category; employed, unemployed and students are no more than all, national and foreign languages are all, and municipalities sum to the country
-- severity: error
-- todo: A table is another than the one that was declared; see data/raw/statfin-115b, data/raw/statfin-11rm and data/reference/sources.yml
with
given as (
    select 'main_activity' as classification, area_code, year, content_code, content, activity_code as code, value
    from raw_statfin__main_activity
    union all
    select 'mother_tongue', area_code, year, content_code, content, lower(language_code), value
    from raw_statfin__mother_tongue
),
declared (classification, categories_count, is_whole) as (
    values ('main_activity', 4, false), ('mother_tongue', 5, true)
),
wide as (
    select
        classification,
        area_code,
        year,
        count(distinct content_code) as contents,
        count(distinct code) as categories,
        max(value) filter (lower(code) = 'sss') as all_persons,
        sum(value) filter (code in ('11', '12', '22', '01', '02')) as summed_persons,
        count(value) = count(*) as is_known
    from given
    where regexp_matches(content, 'population|väestö|befolkning', 'i')
    group by all
),
sums as (
    select
        classification,
        year,
        max(all_persons) filter (area_code = 'SSS') as all_persons,
        sum(all_persons) filter (area_code like 'KU%') as summed_persons
    from wide
    group by all
)
select classification, area_code, year, contents, categories, all_persons, summed_persons
from wide
join declared using (classification)
where
    contents <> 1
    or categories <> categories_count
    or summed_persons > all_persons
    or (is_whole and is_known and summed_persons <> all_persons)
union all
select classification, 'SSS', year, 1, categories_count, all_persons, summed_persons
from sums
join declared using (classification)
where all_persons <> summed_persons
union all
select distinct classification, 'SSS', 0, 0, 0, 0, 0
from given
where classification not in (select classification from wide)
