-- table: mart_area__population
-- column: population_persons
-- rule: a group is the sum of its members, for each year, sex and age
-- severity: error
with
groups as (
    select area_code from mart_area__area where kind = 'group'
),
members as (
    select member.area_code, kind, year, sex, age_years, sum(population_persons) as members_persons
    from mart_area__member as member
    semi join groups on groups.area_code = member.area_code
    join mart_area__population as population on population.area_code = member.member_code
    group by all
),
sums as (
    select area_code, kind, year, sex, age_years, population_persons as group_persons
    from mart_area__population
    semi join groups using (area_code)
)
select area_code, kind, year, sex, age_years, members_persons, group_persons
from members
full join sums using (area_code, kind, year, sex, age_years)
where members_persons is distinct from group_persons
