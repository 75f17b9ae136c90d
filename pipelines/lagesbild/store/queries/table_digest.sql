-- one row: how many rows a table has, and two sums over all of them that do not depend on their order
select
    count(*) as row_count,
    cast(bit_xor(hash(rows_of_table)) as varchar) as xor_of_hashes,
    cast(sum(hash(rows_of_table)) as varchar) as sum_of_hashes
from query_table($table) as rows_of_table
