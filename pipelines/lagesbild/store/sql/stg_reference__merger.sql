-- one row per ended municipality
with recursive
chain as (
    select area_code, merged_into_code as successor_code
    from raw_reference__mergers
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
select merger.area_code, last_names.name_fi, last_names.name_sv, last_names.name_en, chain.successor_code, merger.merged_year
from raw_reference__mergers as merger
join last_names on last_names.area_code = merger.area_code
join chain on chain.area_code = merger.area_code
where chain.successor_code not in (select area_code from raw_reference__mergers)
