-- one row per municipality code of any division from 2013 on
with recursive
chain as (
    select distinct area_code, area_code as successor_code
    from raw_statfin__municipality_division
    union
    select chain.area_code, merger.merged_into_code
    from chain
    join raw_reference__mergers as merger on merger.area_code = chain.successor_code
),
newest as (
    select area_code
    from raw_statfin__municipality_division
    where year = (select max(year) from raw_statfin__municipality_division)
)
select chain.area_code, chain.successor_code
from chain
join newest on newest.area_code = chain.successor_code
