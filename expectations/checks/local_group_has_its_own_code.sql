-- table: raw_local__groups
-- column: group_code
-- rule: a group that the user adds does not take the code of a group that ships
-- severity: error
-- todo: Correct data/local/groups.csv, then: lagesbild build
select distinct group_code
from raw_local__groups
where group_code in (select group_code from raw_reference__groups)
