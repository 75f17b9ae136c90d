-- table: mart_occupation__employed_age
-- column: age_from
-- rule: no two age bands of a year hold the same age
-- severity: error
-- todo: See the ages in the newest snapshot in data/raw/statfin-115r; without this table: move that snapshot away, then: lagesbild build
with
bands as (
    select distinct year, age_from, age_to from mart_occupation__employed_age
)
select one.year, one.age_from, one.age_to, other.age_from as other_from, other.age_to as other_to
from bands as one
join bands as other on one.year = other.year and one.age_from < other.age_from and one.age_to >= other.age_from
