-- table: mart_area__population_total
-- column: population_persons
-- rule: a group's total is the sum of its members' totals, for each year at hand, and every group has one
-- severity: error
with
groups as (
    select area_code from mart_area__area where kind = 'group'
),
members as (
    select groups.area_code, kind, year, sum(population_persons) as members_persons
    from groups
    left join mart_area__member as member on member.area_code = groups.area_code
    left join mart_area__population_total as total on total.area_code = member.member_code
    group by all
),
sums as (
    select area_code, kind, year, population_persons as group_persons
    from mart_area__population_total
    semi join groups using (area_code)
)
select area_code, kind, year, members_persons, group_persons
from members
full join sums using (area_code, kind, year)
where members_persons is null or members_persons is distinct from group_persons
