-- one row per half-year, provider, principal and rule: rows that are kept out, each by the first rule that it breaks
select
    rule,
    coalesce(provider_orgno, '') as provider_orgno,
    coalesce(principal_municipality, '') as principal_municipality,
    coalesce(reporting_half, '') as reporting_half,
    count(*) as count
from (
    select min(rule) as rule, file_no, source_line
    from finding
    inner join rule using (rule)
    where scope = 'row'
    group by file_no, source_line
) as found
left join participation using (file_no, source_line)
group by all
order by all
