-- one row per file where providers of the sample, with 00 as third and fourth digit, stand beside real ones
with kinds as (
    select count(distinct substr(provider_orgno, 3, 2) = '00') as kinds
    from known
    where provider_orgno is not null
)
select file_no, min(source_line) as source_line, 'provider_orgno' as column_name
from known, kinds
where file_no is not null and provider_orgno is not null and kinds > 1
group by file_no
