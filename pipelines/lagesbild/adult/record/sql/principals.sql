-- one row per principal of the files and of what stays of the record
select distinct principal_municipality
from (
    select principal_municipality
    from participation
    union all
    select principal_municipality
    from earlier
)
where principal_municipality is not null
