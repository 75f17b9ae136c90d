-- one row per row that is taken into the record, in the order of the record
select
    * exclude (file_no, given_id_kind, birth_year, given_sex, id_sex, file_name, digest)
    replace (if(protected_identity, null, home_municipality) as home_municipality),
    case
        when year(start_date) - birth_year < 20 then '16-19'
        when year(start_date) - birth_year < 25 then '20-24'
        when year(start_date) - birth_year < 35 then '25-34'
        when year(start_date) - birth_year < 45 then '35-44'
        when year(start_date) - birth_year < 55 then '45-54'
        when year(start_date) - birth_year < 65 then '55-64'
        else '65+'
    end as birth_year_band,
    file_name as source_file
from participation
inner join file using (file_no)
anti join refused using (file_no, source_line)
order by reporting_half, principal_municipality, provider_orgno, file_no, source_line
