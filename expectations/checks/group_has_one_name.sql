-- table: raw_reference__groups
-- column: name_fi, name_sv, name_en, programme, source
-- rule: every line of a group gives the same names, programme and source
-- severity: error
-- todo: Correct data/reference/groups.csv or data/local/groups.csv, then: lagesbild build
with
listed as (
    select * from raw_reference__groups
    union all
    select * from raw_local__groups
)
select
    group_code,
    string_agg(distinct name_fi, ' / ' order by name_fi) as names_fi,
    string_agg(distinct name_sv, ' / ' order by name_sv) as names_sv,
    string_agg(distinct name_en, ' / ' order by name_en) as names_en,
    string_agg(distinct programme, ' / ' order by programme) as programmes,
    string_agg(distinct source, ' / ' order by source) as sources
from listed
group by group_code
having
    count(distinct name_fi) > 1 or count(distinct name_sv) > 1 or count(distinct name_en) > 1
    or count(distinct programme) > 1 or count(distinct source) > 1
