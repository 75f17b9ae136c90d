-- one row per municipality code of any division from 2013 on
with recursive
chain as (
    select area_code, area_code as successor_code
    from raw_statfin__municipality_division
    union
    select chain.area_code, merger.merged_into_code
    from chain
    join raw_reference__mergers as merger on merger.area_code = chain.successor_code
),
last_names as (
    select area_code, name_fi, name_sv, name_en
    from raw_statfin__municipality_division
    qualify row_number() over (partition by area_code order by year desc) = 1
)
select area_code, last_names.name_fi, last_names.name_sv, last_names.name_en, successor_code, merged_year
from chain
join last_names using (area_code)
left join raw_reference__mergers using (area_code)
where successor_code in (select area_code from stg_reference__municipality)
