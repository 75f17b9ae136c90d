-- one row per area, year, classification and category; 'all' is everybody who is classified
-- a region that a table does not have is the sum of its municipalities; what is secret in one of them is missing
with
category (classification, code, category) as (
    values
    ('main_activity', 'sss', 'all'),
    ('main_activity', '11', 'employed'),
    ('main_activity', '12', 'unemployed'),
    ('main_activity', '22', 'student'),
    ('mother_tongue', 'sss', 'all'),
    ('mother_tongue', 'fi', 'finnish'),
    ('mother_tongue', 'sv', 'swedish'),
    ('mother_tongue', '02', 'foreign')
),
given as (
    select
        area_code,
        year,
        'main_activity' as classification,
        lower(activity_code) as code,
        content,
        value,
        'statfin-115b' as source_id
    from raw_statfin__main_activity
    where age_band = '18-64' and sex_code = 'SSS'
    union all
    select area_code, year, 'mother_tongue', lower(language_code), content, value, 'statfin-11rm'
    from raw_statfin__mother_tongue
    where sex_code = 'SSS'
),
counted as (
    select coalesce(successor_code, area_code) as area_code, year, classification, category, value, source_id
    from given
    join category using (classification, code)
    left join stg_reference__successor using (area_code)
    where regexp_matches(content, 'population|väestö|befolkning', 'i')
),
together as (
    select * from counted
    union all
    select region_code, year, classification, category, value, source_id
    from counted
    join stg_reference__municipality using (area_code)
    where (classification, region_code) not in (select (classification, area_code) from counted)
)
select
    area_code,
    year,
    classification,
    category,
    if(count(value) = count(*), cast(sum(value) as bigint), null) as residents_persons,
    source_id
from together
group by all
