-- table: stg_reference__enclosing
-- column: area_code
-- rule: every municipality of the newest division lies in exactly one subregion, employment area, wellbeing services county and region
-- severity: error
-- todo: See the newest division in raw_statfin__municipality_division and raw_statfin__employment_area, then: lagesbild build
with
kinds (kind) as (values ('subregion'), ('employment_area'), ('wellbeing_county'), ('region'), ('country'))
select
    municipality.area_code,
    kinds.kind,
    coalesce(string_agg(enclosing.area_code, ', ' order by enclosing.area_code), 'none') as areas
from stg_reference__municipality as municipality
cross join kinds
left join stg_reference__enclosing as enclosing
    on enclosing.member_code = municipality.area_code and enclosing.kind = kinds.kind
group by municipality.area_code, kinds.kind
having count(enclosing.area_code) <> 1
