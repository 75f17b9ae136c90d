-- one row per provider and half-year with over a hundred learners and no drop-out
select any_value(file_no) as file_no, null::integer as source_line, 'outcome' as column_name
from participation
where provider_orgno is not null
group by provider_orgno, reporting_half
having count(distinct person_key) > 100 and count(*) filter (outcome = 'dropped_out') = 0
