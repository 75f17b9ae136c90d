-- one row per municipality of the newest division
with
newest as (
    select *
    from raw_statfin__municipality_division
    where year = (select max(year) from raw_statfin__municipality_division)
)
select
    area_code,
    name_fi,
    name_sv,
    name_en,
    region_code,
    region_name_fi,
    region_name_sv,
    region_name_en,
    newest.year as division_year,
    case
        when language like 'Bilingual%' then 'bilingual'
        when language like '%Swedish-speaking%' then 'swedish'
        else 'finnish'
    end as language,
    case
        when urbanisation like 'Urban%' then 'urban'
        when urbanisation like 'Semi-urban%' then 'semi_urban'
        else 'rural'
    end as urbanisation,
    land_area_km2
from newest
left join raw_nls__land_area using (area_code)
