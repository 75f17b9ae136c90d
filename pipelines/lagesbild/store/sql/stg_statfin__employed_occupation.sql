-- one row per source, region, year, occupation, age band and content
-- a content counts employed persons where its words say "employed" and neither they nor its unit a share or thousands;
-- more than one such content in a table is refused by a check, as nothing tells which one is meant
with
asked as (
    select
        'statfin-115s' as source_id,
        area_code, year, occupation_code, 'SSS' as age_band, sex_code, content_code, content, unit, value, status
    from raw_statfin__employed_occupation
    union all by name
    select
        'statfin-115r' as source_id,
        'SSS' as area_code, year, occupation_code, age_band, 'SSS' as sex_code,
        content_code, content, unit, value, status
    from raw_statfin__employed_occupation_age
),
persons as (
    select
        *,
        bool_or(sex_code = 'SSS') over (
            partition by source_id, area_code, year, occupation_code, age_band, content_code
        ) as has_both_sexes
    from asked
    where
        regexp_full_match(area_code, 'MK[0-9]{2}|SSS')
        and regexp_full_match(occupation_code, '[0-9]{2,3}|SSS')
        and regexp_matches(content, '(^|[^-\pL])(employed|työlliset|sysselsatta)($|\PL)', 'i')
        and not regexp_matches(
            concat_ws(' ', content, unit),
            '%|per ?cent|prosent|procent|share|osuus|andel|thousand|tuha|tusen|1[ .,\x{a0}]?000', 'i'
        )
)
select
    source_id,
    area_code,
    year,
    occupation_code,
    age_band,
    content_code,
    max(content) as content,
    if(count(value) = count(*), cast(sum(value) as bigint), null) as employed_persons,
    if(count(value) = count(*), null, coalesce(max(status), '..')) as employed_status
from persons
where sex_code = 'SSS' or not has_both_sexes
group by all
