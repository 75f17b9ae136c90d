-- one row per area
with
areas as (
    select area_code, 'municipality' as kind, name_fi, name_sv, name_en, null as programme, null as documented
    from stg_reference__municipality
    union all
    select distinct region_code, 'region', region_name_fi, region_name_sv, region_name_en, null, null
    from stg_reference__municipality
    union all
    select 'SSS', 'country', 'Suomi', 'Finland', 'Finland', null, null
    union all
    select group_code, 'group', min(name_fi), min(name_sv), min(name_en), min(programme), min(source)
    from stg_reference__group
    group by group_code
)
select areas.*, (select max(division_year) from stg_reference__municipality) as division_year
from areas
