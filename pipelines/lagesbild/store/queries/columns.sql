-- one row per column of a table, in its order
select column_name, lower(data_type) as data_type, comment as meaning
from duckdb_columns()
where table_name = $table
order by column_index
