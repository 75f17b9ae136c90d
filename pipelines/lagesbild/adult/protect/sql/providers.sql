-- one row per provider of the record
select distinct provider_orgno
from adult_participation
order by provider_orgno
