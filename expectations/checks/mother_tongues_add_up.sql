-- table: raw_statfin__mother_tongue
-- column: language_code
-- rule: the table counts residents in one content, Finnish, Swedish, national and foreign languages are all there, national and foreign sum to all, and municipalities sum to the country
-- severity: error
-- todo: The table is another than the one that was declared; see data/raw/statfin-11rm and data/reference/sources.yml
with
wide as (
    select
        area_code,
        year,
        count(distinct content_code) as contents,
        count(distinct lower(language_code)) as languages,
        max(value) filter (language_code = 'SSS') as all_persons,
        max(value) filter (language_code = '01') + max(value) filter (language_code = '02') as summed_persons
    from raw_statfin__mother_tongue
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
select area_code, year, contents, languages, all_persons, summed_persons
from wide
where contents <> 1 or languages <> 5 or all_persons <> summed_persons
union all
select 'SSS', year, 1, 5, all_persons, summed_persons
from sums
where all_persons <> summed_persons
union all
select 'SSS', 0, 0, 0, 0, 0
where exists (select 1 from raw_statfin__mother_tongue) and not exists (select 1 from wide)
