"""Jobseekers and occupations of the employment service: check, what spoils the store, rows that it must show."""

from tests.integration.spoiled.case import Spoiled

CASES = [
    Spoiled(
        "jobseekers_bounds_are_in_order",
        (
            "update mart_area__jobseekers set unemployed_at_least_persons = unemployed_at_most_persons + 1 "
            "where area_code = 'KU005' and month = '2023-10'"
        ),
        (
            (
                "area_code=KU005, month=2023-10, unemployed_at_least_persons=216, unemployed_persons=215, "
                "unemployed_at_most_persons=215, vacancies_at_least_count=36, vacancies_count=36, "
                "vacancies_at_most_count=36"
            ),
        ),
    ),
    Spoiled(
        "jobseekers_months_have_no_gap",
        "delete from mart_area__jobseekers where area_code = 'KU005' and month = '2015-03'",
        ("area_code=KU005, missing_month=2015-03",),
    ),
    Spoiled(
        "jobseekers_sum_to_country",
        (
            "update mart_area__jobseekers set unemployed_persons = unemployed_persons + 2000 where area_code "
            "= 'MK01' and month = '2023-10'"
        ),
        ("month=2023-10, regions_persons=257810, country_persons=256070",),
    ),
    Spoiled(
        "jobseekers_sum_to_region",
        (
            "update mart_area__jobseekers set vacancies_count = 85 where area_code = 'MK21' and month = '2026-06';"
            "update mart_area__jobseekers set unemployed_persons = 9217 where area_code = 'MK05' and month = '2026-06'"
        ),
        (
            (
                "area_code=MK05, month=2026-06, unemployed_low=9222, unemployed_persons=9217, unemployed_high=9222, "
                "vacancies_low=468, vacancies_count=473, vacancies_high=474"
            ),
        ),
    ),
    Spoiled(
        "occupations_bounds_are_in_order",
        (
            "update mart_region__occupation set vacancies_count = vacancies_at_most_count + 1 where area_code"
            " = 'MK21' and occupation_code = '2221' and month = '2023-10'"
        ),
        (
            (
                "area_code=MK21, occupation_code=2221, month=2023-10, unemployed_at_least_persons=0, "
                "unemployed_persons=0, unemployed_at_most_persons=0, vacancies_at_least_count=0, "
                "vacancies_count=1, vacancies_at_most_count=0"
            ),
        ),
    ),
    Spoiled(
        "occupations_have_names",
        "delete from mart_reference__occupation where code = '2221'",
        ("occupation_code=2221",),
    ),
    Spoiled(
        "jobseekers_within_labour_force",
        (
            "update stg_keha__jobseekers set unemployed_persons = 1900 where area_code = 'KU005' and month = "
            "'2023-10'; update stg_keha__jobseekers set vacancies_count = 4000 where area_code = 'KU005' and month = "
            "'2026-06'"
        ),
        (
            "area_code=KU005, month=2023-10, unemployed_persons=1900, vacancies_count=36, labour_force_persons=3701",
            "area_code=KU005, month=2026-06, unemployed_persons=302, vacancies_count=4000, labour_force_persons=3604",
        ),
    ),
    Spoiled(
        "labour_force_is_of_one_year",
        (
            "update raw_keha__unemployment set month = if(month = '2019M03', '2021M03', '2019M03') where month in "
            "('2019M03', '2021M03') and area_code = 'KU005'"
        ),
        (
            "area_code=KU005, year=2019, least_persons=3813, most_persons=3979",
            "area_code=KU005, year=2021, least_persons=3813, most_persons=3979",
        ),
    ),
    Spoiled(
        "labour_force_agrees_with_population",
        "update stg_keha__jobseekers set labour_force_persons = 370 where area_code = 'KU005' and month >= '2023'",
        (
            "area_code=KU005, month=2023-10, labour_force_persons=370, residents_year=2022, residents_persons=9183",
            "area_code=KU005, month=2026-06, labour_force_persons=370, residents_year=2025, residents_persons=8982",
        ),
    ),
    Spoiled(
        "jobseekers_sum_to_subregion",
        (
            "update raw_keha__unemployment_latest set labour_force_persons = labour_force_persons + 1 where "
            "area_code = 'KU005'"
        ),
        (
            (
                "area_code=SK146, month=2026M06, unemployed_low=541, unemployed_persons=541, unemployed_high=541, "
                "labour_force_sum=7391, labour_force_persons=7390, vacancies_low=41, vacancies_count=42, "
                "vacancies_high=44"
            ),
        ),
    ),
    Spoiled(
        "jobseekers_move_in_steps",
        (
            "update stg_keha__jobseekers set unemployed_persons = 10 * unemployed_persons where area_code = 'KU005' "
            "and month in ('2015-03', '2026-06')"
        ),
        (
            "area_code=KU005, month=2015-03, before_persons=548, unemployed_persons=4560, after_persons=419",
            "area_code=KU005, month=2026-06, before_persons=215, unemployed_persons=3020, after_persons=missing",
        ),
    ),
    Spoiled(
        "occupations_sum_to_total",
        (
            "update raw_keha__occupation set vacancies_count = 5000 where area_code = 'MK14' and month = '2023M10' "
            "and occupation_code = '5322'"
        ),
        (
            (
                "area_code=MK14, month=2023M10, unemployed_low=5525, unemployed_persons=5705, unemployed_high=5996, "
                "vacancies_low=6210, vacancies_count=1354, vacancies_high=6453"
            ),
        ),
    ),
    Spoiled(
        "occupations_agree_with_jobseekers",
        (
            "update raw_keha__occupation set unemployed_persons = unemployed_persons + 1 where area_code = 'MK14' "
            "and month = '2023M10' and occupation_code = 'SSS'"
        ),
        (
            (
                "area_code=MK14, month=2023M10, occupations_unemployed_persons=5706, unemployed_persons=5705, "
                "occupations_vacancies_count=1354, vacancies_count=1354"
            ),
        ),
    ),
    Spoiled(
        "occupations_sum_to_country",
        (
            "update raw_keha__occupation set occupation_code = if(occupation_code = '5322', '5223', '5322') where "
            "area_code = 'MK01' and month = '2023M10' and occupation_code in ('5322', '5223')"
        ),
        (
            (
                "occupation_code=5223, month=2023M10, unemployed_low=7758, unemployed_high=7758, country_persons="
                "10198, vacancies_low=1360, country_vacancies_count=1966"
            ),
            (
                "occupation_code=5322, month=2023M10, unemployed_low=4121, unemployed_high=4121, country_persons=1687, "
                "vacancies_low=1594, country_vacancies_count=1248"
            ),
        ),
    ),
    Spoiled(
        "occupations_reach_the_newest_month",
        "delete from raw_keha__occupation where month = '2023M10'",
        ("occupations_month=2023M09, jobseekers_month=2023M10",),
    ),
    Spoiled(
        "study_places_move_slowly",
        (
            "insert into mart_area__study_place by name select 'KU743' as area_code, year, 'general' as programme, "
            "if(year = 2025, 600, 60) as places_count, 40 + year - 2020 as first_choice_persons, 1 as targets_count, "
            "0 as open_targets_count, 's' as source_id from range(2020, 2026) as years(year)"
        ),
        (
            (
                "area_code=KU743, programme=general, year=2025, year_before_places_count=60, places_count=600, "
                "year_before_first_choice_persons=44, first_choice_persons=45"
            ),
        ),
    ),
]
