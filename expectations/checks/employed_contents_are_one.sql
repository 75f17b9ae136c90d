-- table: stg_statfin__employed_occupation
-- column: content_code
-- rule: no two contents of a table count employed persons
-- severity: error
-- todo: Name the one to take in pipelines/lagesbild/store/sql/stg_statfin__employed_occupation.sql; to go on without this table move its newest snapshot out of data/raw/<source>, then: lagesbild build
select distinct source_id, content_code, content
from stg_statfin__employed_occupation
qualify count(distinct content_code) over (partition by source_id) > 1
