-- one row per half-year, principal, provider and unit that the files give anew
select distinct
    reporting_half, principal_municipality, provider_orgno, coalesce(school_unit_code, '') as unit
from participation
where reporting_half is not null and principal_municipality is not null and provider_orgno is not null
