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
]
