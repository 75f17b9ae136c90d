-- one row per area above municipalities and municipality that lies in it
-- subregions and employment areas are called like towns and regions: their names say which kind they are
with
division as (
    select *
    from raw_statfin__municipality_division
    where year = (select max(year) from raw_statfin__municipality_division)
),
-- the classifications give codes of their own to what lies outside: Åland, and Helsinki among the counties
employment_areas as (
    select distinct
        columns('employment_area_.*'),
        if(employment_area_code = 'TA46', 'outside', 'of_kind') as standing,
        successor_code as member_code
    from raw_statfin__employment_area
    join stg_reference__successor using (area_code)
    where year = (select max(year) from raw_statfin__employment_area)
)
select
    subregion_code as area_code,
    'subregion' as kind,
    subregion_name_fi || ' (seutukunta)' as name_fi,
    subregion_name_sv || ' (ekonomisk region)' as name_sv,
    subregion_name_en || ' subregion' as name_en,
    'of_kind' as standing,
    area_code as member_code
from division
union all
select
    employment_area_code,
    'employment_area',
    employment_area_name_fi || if(standing = 'of_kind', ' (työllisyysalue)', ''),
    employment_area_name_sv || if(standing = 'of_kind', ' (sysselsättningsområde)', ''),
    employment_area_name_en || if(standing = 'of_kind', ' employment area', ''),
    standing,
    member_code
from employment_areas
union all
select
    wellbeing_county_code,
    'wellbeing_county',
    wellbeing_county_name_fi,
    wellbeing_county_name_sv,
    wellbeing_county_name_en,
    if(wellbeing_county_code in ('HV90', 'HV91'), 'outside', 'of_kind'),
    area_code
from division
union all
select region_code, 'region', region_name_fi, region_name_sv, region_name_en, 'of_kind', area_code
from stg_reference__municipality
union all
select 'SSS', 'country', 'Suomi', 'Finland', 'Finland', 'of_kind', area_code
from stg_reference__municipality
