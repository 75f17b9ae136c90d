-- one row per table, marts first
select table_name, estimated_size as row_count, comment as meaning
from duckdb_tables()
where comment is not null
order by list_position(['mart', 'stg', 'raw'], split_part(table_name, '_', 1)), table_name
