-- one row per area: how many rows of it a table has, and two sums over them that do not depend on their order
select
    rows_of_table.area_code,
    count(*) as row_count,
    cast(bit_xor(hash(rows_of_table)) as varchar) as xor_of_hashes,
    cast(sum(hash(rows_of_table)) as varchar) as sum_of_hashes
from query_table($table) as rows_of_table
where rows_of_table.area_code is not null
group by rows_of_table.area_code
order by rows_of_table.area_code
