-- figure: unemployed and vacancies of all occupations, regions and the country, each month
-- published: KEHA Centre, 12ti, all occupations
-- computed: what briefs have of the region, from 12r5
-- rounding: 0
-- least: 1000
with
published as (
    select area_code, replace(month, 'M', '-') as month, unemployed_persons, vacancies_count
    from raw_keha__occupation
    where occupation_code = 'SSS'
)
select
    area_code,
    month as period,
    unnest(['unemployed', 'vacancies']) as figure,
    unnest([published.unemployed_persons, published.vacancies_count]) as published,
    unnest([seekers.unemployed_at_least_persons, seekers.vacancies_at_least_count]) as low,
    unnest([seekers.unemployed_at_most_persons, seekers.vacancies_at_most_count]) as high
from published
join mart_area__jobseekers as seekers using (area_code, month)
