-- table: mart_area__population
-- column: population_persons
-- rule: a group, subregion, employment area or wellbeing services county is the sum of its members, for each year, sex and age
-- severity: error
with
summed as (
    select area_code from mart_area__area where kind not in ('municipality', 'region', 'country')
),
members as (
    select member.area_code, kind, year, sex, age_years, sum(population_persons) as members_persons
    from mart_area__member as member
    semi join summed on summed.area_code = member.area_code
    join mart_area__population as population on population.area_code = member.member_code
    group by all
),
sums as (
    select area_code, kind, year, sex, age_years, population_persons as area_persons
    from mart_area__population
    semi join summed using (area_code)
)
select area_code, kind, year, sex, age_years, members_persons, area_persons
from members
full join sums using (area_code, kind, year, sex, age_years)
where members_persons is distinct from area_persons
