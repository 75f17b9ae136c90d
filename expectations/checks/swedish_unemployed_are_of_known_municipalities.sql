-- table: raw_arbetsformedlingen__unemployed
-- column: municipality_name
-- rule: every municipality that unemployed are counted for is one of the division, in its county, and has every month
-- severity: error
with
named as (
    select distinct county_name, municipality_name
    from raw_arbetsformedlingen__unemployed
    where municipality_name <> 'Uppgift saknas'
),
listed as (
    select county_name, name as municipality_name from raw_scb__municipality
)
select county_name, municipality_name, null as missing_month
from named
anti join listed using (county_name, municipality_name)
union all
select county_name, municipality_name, month
from listed
cross join (select distinct month from raw_arbetsformedlingen__unemployed)
anti join raw_arbetsformedlingen__unemployed using (county_name, municipality_name, month)
