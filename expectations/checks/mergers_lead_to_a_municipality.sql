-- table: mart_area__merger
-- column: successor_code
-- rule: every municipality that ended is followed to a municipality of the newest division, and every municipality of an earlier division is there or has ended
-- severity: error
-- todo: Correct data/reference/mergers.csv, then: lagesbild build
with
gone as (
    select area_code from raw_reference__mergers
    union
    select area_code from raw_statfin__municipality_division anti join stg_reference__municipality using (area_code)
)
select gone.area_code, merger.successor_code
from gone
left join mart_area__merger as merger using (area_code)
where merger.successor_code is null or merger.successor_code not in (select area_code from stg_reference__municipality)
