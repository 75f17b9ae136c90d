-- one row per area and year; regions and groups are sums of their municipalities
with
sums as (
    select
        member.area_code,
        year,
        sum(births_persons),
        sum(deaths_persons),
        sum(intermunicipal_net_persons),
        sum(net_immigration_persons),
        sum(correction_persons),
        sum(change_persons),
        sum(population_persons),
        source_id
    from stg_reference__member as member
    join stg_reference__area as area on area.area_code = member.area_code and area.kind in ('region', 'group')
    join stg_statfin__population_change as change on change.area_code = member.member_code
    group by member.area_code, year, source_id
)
select * from stg_statfin__population_change
union all
select * from sums
