-- table: raw_keha__unemployment
-- column: unemployed_persons, labour_force_persons, vacancies_count
-- rule: a subregion's numbers lie within what the hidden numbers of its municipalities leave possible, and their labour force sums to its, for each month
-- severity: error
with
published as (
    select *, 2023 as division_year from raw_keha__unemployment
    union all by name
    select *, cast(left(month, 4) as integer) as division_year
    from raw_keha__unemployment_latest
    anti join raw_keha__unemployment using (month)
),
divisions as (
    select area_code, subregion_code, year as division_year from raw_statfin__municipality_division
),
municipalities as (
    select
        subregion_code as area_code,
        month,
        sum(if(unemployed_status = '...', 1, unemployed_persons)) as unemployed_low,
        sum(if(unemployed_status = '...', 4, unemployed_persons)) as unemployed_high,
        sum(labour_force_persons) as labour_force_sum,
        sum(if(vacancies_status = '...', 1, vacancies_count)) as vacancies_low,
        sum(if(vacancies_status = '...', 4, vacancies_count)) as vacancies_high
    from published
    join divisions using (area_code, division_year)
    group by subregion_code, month
)
select
    area_code,
    month,
    unemployed_low,
    unemployed_persons,
    unemployed_high,
    labour_force_sum,
    labour_force_persons,
    vacancies_low,
    vacancies_count,
    vacancies_high
from municipalities
join published as subregion using (area_code, month)
where
    unemployed_persons not between unemployed_low and unemployed_high
    or labour_force_sum <> labour_force_persons
    or vacancies_count not between vacancies_low and vacancies_high
