-- table: mart_area__official_record
-- column: projected_persons
-- rule: an area of several municipalities has the sums of what is told of them, projected and observed
-- severity: error
with
members as (
    select
        round,
        member.area_code,
        age_band,
        year,
        sum(projected_persons) as members_projected,
        sum(observed_persons) as members_observed
    from mart_area__official_record as record
    join mart_area__member as member on member.member_code = record.area_code
    group by all
),
areas as (
    select round, area_code, age_band, year, projected_persons, observed_persons
    from mart_area__official_record
)
select
    round,
    area_code,
    age_band,
    year,
    members_projected,
    projected_persons,
    members_observed,
    observed_persons
from members
left join areas using (round, area_code, age_band, year)
where (members_projected, members_observed) is distinct from (projected_persons, observed_persons)
