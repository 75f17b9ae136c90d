-- table: raw_reference__groups
-- column: member_code
-- rule: every listed member of a group is a municipality of a division from 2013 on
-- severity: error
-- todo: Correct data/reference/groups.csv or data/local/groups.csv, then: lagesbild build
with
listed as (
    select group_code, member_code from raw_reference__groups
    union all
    select group_code, member_code from raw_local__groups
)
select group_code, member_code
from listed
where member_code not in (select area_code from raw_statfin__municipality_division)
