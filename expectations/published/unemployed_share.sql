-- figure: unemployed in percent of the labour force in January 2025, municipalities
-- published: KEHA Centre, 12r5
-- computed: unemployed by labour force, as briefs have it
-- rounding: 0.05
-- least: 300
-- copies: finland/labour/unemployment_share_municipality_2025M01_12r5.csv
-- unless: the month has not been fetched
select
    area_code,
    seekers.month as period,
    'unemployed' as figure,
    unemployed_share_pct as published,
    100.0 * unemployed_persons / labour_force_persons as low,
    100.0 * unemployed_persons / labour_force_persons as high
from read_csv($copies || '/finland/labour/unemployment_share_municipality_2025M01_12r5.csv') as listed
join mart_area__jobseekers as seekers on listed.code = area_code and replace(listed.month, 'M', '-') = seekers.month
where unemployed_persons is not null and labour_force_persons is not null
