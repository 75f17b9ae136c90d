-- table: raw_scb__boundary
-- column: area_code
-- rule: every municipality of the county that has pages has a boundary, and no other one
-- severity: error
select area_code
from raw_scb__boundary
full join (select area_code, true as has_page from mart_sweden__area where kind = 'municipality') using (area_code)
where geometry is null or has_page is null
