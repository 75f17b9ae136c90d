-- one row per area and municipality; the municipalities are of the newest division
with recursive
newest as (
    select area_code, region_code
    from raw_statfin__municipality_division
    where year = (select max(year) from raw_statfin__municipality_division)
),
chain as (
    select group_code, member_code from raw_reference__groups
    union
    select group_code, member_code from raw_local__groups
    union
    select chain.group_code, merger.merged_into_code
    from chain
    join raw_reference__mergers as merger on merger.area_code = chain.member_code
),
members as (
    select area_code, area_code as member_code from newest
    union all
    select region_code, area_code from newest
    union all
    select 'SSS', area_code from newest
    union all
    select group_code, member_code from chain
)
select members.area_code, member_code, region_code
from members
join newest on newest.area_code = members.member_code
