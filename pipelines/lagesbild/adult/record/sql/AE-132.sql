-- one row per provider, half-year and form with fifty grades or more that are all the same
select any_value(file_no) as file_no, null::integer as source_line, 'grade' as column_name
from participation
where grade is not null and provider_orgno is not null
group by provider_orgno, reporting_half, school_form
having count(*) >= 50 and min(grade) = max(grade)
