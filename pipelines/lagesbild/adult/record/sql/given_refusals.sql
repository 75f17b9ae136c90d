-- one row per half-year, provider, principal and rule: rows that are kept out; nothing of a person
select
    rule,
    coalesce(provider_orgno, '') as provider_orgno,
    coalesce(principal_municipality, '') as principal_municipality,
    coalesce(reporting_half, '') as reporting_half,
    count(*) as count
from (select distinct rule, file_no, source_line from finding) as found
inner join rule using (rule)
left join participation using (file_no, source_line)
where scope = 'row'
group by all
order by all
