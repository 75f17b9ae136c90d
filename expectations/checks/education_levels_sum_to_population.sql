-- table: raw_statfin__education
-- column: population_15_persons
-- rule: basic and post-basic levels sum to the population aged 15 and over, and upper secondary, specialist vocational and tertiary to post-basic where none is hidden
-- severity: error
select
    area_code,
    year,
    population_15_persons,
    basic_persons,
    post_basic_persons,
    upper_secondary_persons,
    specialist_vocational_persons,
    tertiary_persons
from raw_statfin__education
where
    basic_persons + post_basic_persons <> population_15_persons
    or upper_secondary_persons + specialist_vocational_persons + tertiary_persons <> post_basic_persons
    or upper_secondary_persons + tertiary_persons > post_basic_persons
