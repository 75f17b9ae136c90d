-- one row per area
with
areas as (
    select
        area_code,
        'municipality' as kind,
        name_fi,
        name_sv,
        name_en,
        null as programme,
        null as documented,
        'of_kind' as standing
    from stg_reference__municipality
    union all
    select distinct area_code, kind, name_fi, name_sv, name_en, null, null, standing
    from stg_reference__enclosing
    union all
    select group_code, 'group', min(name_fi), min(name_sv), min(name_en), min(programme), min(source), 'of_kind'
    from stg_reference__group
    group by group_code
)
select areas.*, (select max(division_year) from stg_reference__municipality) as division_year
from areas
