-- table: mart_area__population_total
-- column: population_persons
-- rule: the total of a group, subregion, employment area or wellbeing services county is the sum of its members' totals, for each year at hand, and every one of them has one
-- severity: error
with
summed as (
    select area_code from mart_area__area where kind not in ('municipality', 'region', 'country')
),
members as (
    select summed.area_code, kind, year, sum(population_persons) as members_persons
    from summed
    left join mart_area__member as member on member.area_code = summed.area_code
    left join mart_area__population_total as total on total.area_code = member.member_code
    group by all
),
sums as (
    select area_code, kind, year, population_persons as area_persons
    from mart_area__population_total
    semi join summed using (area_code)
)
select area_code, kind, year, members_persons, area_persons
from members
full join sums using (area_code, kind, year)
where members_persons is null or members_persons is distinct from area_persons
