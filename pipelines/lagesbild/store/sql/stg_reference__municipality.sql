-- one row per municipality
with
newest as (
    select *
    from raw_statfin__municipality_division
    where year = (select max(year) from raw_statfin__municipality_division)
)
select
    area_code,
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
    land_area_km2,
    'nls-land-area,statfin-division' as source_ids
from newest
left join raw_nls__land_area using (area_code)
