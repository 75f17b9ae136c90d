-- one row per group and listed member
select * from raw_reference__groups
union all by name
select * from raw_local__groups
