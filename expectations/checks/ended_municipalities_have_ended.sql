-- table: raw_reference__mergers
-- column: merged_year
-- rule: a municipality that ended is in the division of the year before and not in that of the merger year
-- severity: error
select merger.area_code, merger.merged_year, max(division.year) as last_division_year
from raw_reference__mergers as merger
left join raw_statfin__municipality_division as division using (area_code)
group by merger.area_code, merger.merged_year
having last_division_year is distinct from merger.merged_year - 1
