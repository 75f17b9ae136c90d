-- one row per table: whether its rows are of areas
select
    tables.table_name,
    exists (
        from duckdb_columns() as columns
        where columns.table_oid = tables.table_oid and columns.column_name = 'area_code'
    ) as is_of_areas
from duckdb_tables() as tables
order by tables.table_name
