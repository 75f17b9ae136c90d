-- one row per group and listed member that has merged
with
groups as (
    select * from raw_reference__groups
    union all
    select * from raw_local__groups
)
select group_code as area_code, member_code as former_code
from groups
where member_code in (select area_code from raw_reference__mergers)
