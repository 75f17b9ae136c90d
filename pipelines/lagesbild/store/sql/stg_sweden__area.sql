-- one row per area
with
areas as (
    select area_code, 'municipality' as kind, county_code, name
    from raw_scb__municipality
    union all
    select distinct county_code, 'county', left(county_code, 2), county_name
    from raw_scb__municipality
    union all
    select '00', 'country', null, null
)
select
    area_code,
    kind,
    county_code,
    coalesce(name_fi, name) as name_fi,
    coalesce(name_sv, name) as name_sv,
    coalesce(name_en, name) as name_en
from areas
left join raw_reference__swedish_names using (area_code)
