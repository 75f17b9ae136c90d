-- one row per area
with
newest as (
    select *
    from raw_statfin__municipality_division
    where year = (select max(year) from raw_statfin__municipality_division)
),
groups as (
    select * from raw_reference__groups
    union all
    select * from raw_local__groups
),
areas as (
    select area_code, 'municipality' as kind, name_fi, name_sv, name_en, null as programme, null as documented
    from newest
    union all
    select distinct region_code, 'region', region_name_fi, region_name_sv, region_name_en, null, null
    from newest
    union all
    select 'SSS', 'country', 'Suomi', 'Finland', 'Finland', null, null
    union all
    select group_code, 'group', min(name_fi), min(name_sv), min(name_en), min(programme), min(source)
    from groups
    group by group_code
)
select areas.*, (select max(year) from newest) as division_year
from areas
