"""The user's own files: the check, what spoils the store, and the rows that it must show."""

from tests.integration.spoiled.case import Spoiled

CASES = [
    Spoiled(
        "local_group_has_its_own_code",
        (
            "insert into raw_local__groups select * from raw_reference__groups where member_code = 'KU005' "
            "and group_code = 'kopa-jarviseutu'"
        ),
        ("group_code=kopa-jarviseutu",),
    ),
    Spoiled(
        "own_border_pupils_cross_a_border",
        (
            "insert into raw_local__own_border_pupils values "
            "('KU005', '7-12', 'KU005', 'KU005', 2026, 9, 's', '2026-08-15'), "
            "('KU005', '7-12', 'KU005', 'KU052', 2026, 9, 's', '2026-08-15')"
        ),
        ("area_code=KU005, stage=7-12, home_code=KU005, school_code=KU005, year=2026",),
    ),
    Spoiled(
        "own_staff_ages_do_not_overlap",
        (
            "insert into raw_local__own_staff values "
            "('KU005', 'O', 'O', 'O', '7-12', 40, 49, 2026, 9, 's', '2026-08-15'), "
            "('KU005', 'O', 'O', 'O', '7-12', 45, 54, 2026, 9, 's', '2026-08-15'), "
            "('KU005', 'O', 'O', 'O', '13-15', 45, 54, 2026, 9, 's', '2026-08-15')"
        ),
        ("area_code=KU005, profession_fi=O, stage=7-12, age_from=45, age_to=54, year=2026",),
    ),
    Spoiled(
        "own_staff_ages_part_at_55",
        (
            "insert into raw_local__own_staff values "
            "('KU005', 'O', 'O', 'O', '7-12', 50, 59, 2026, 9, 's', '2026-08-15'), "
            "('KU005', 'O', 'O', 'O', '7-12', 45, 49, 2026, 9, 's', '2026-08-15')"
        ),
        ("area_code=KU005, profession_fi=O, stage=7-12, age_from=50, age_to=59, year=2026",),
    ),
    Spoiled(
        "own_units_stages_do_not_overlap",
        (
            "insert into raw_local__own_units values "
            "('KU005', 'A', '7-12', 2026, 9, null, null, null, 's', '2026-08-15'), "
            "('KU005', 'A', '7-15', 2026, 9, null, null, null, 's', '2026-08-15'), "
            "('KU005', 'A', '13-15', 2025, 9, null, null, null, 's', '2026-08-15'), "
            "('KU052', 'A', '7-12', 2026, 9, null, null, null, 's', '2026-08-15')"
        ),
        ("area_code=KU005, unit=A, stage=7-12, year=2026",),
    ),
    Spoiled(
        "own_forecast_is_near_the_projection",
        (
            "insert into mart_reference__own_forecast by name select 'KU005' as area_code, subject, 7 as age_from, "
            "12 as age_to, 2040 as year, persons as forecast_at_least_persons, persons as forecast_at_most_persons, "
            "'s' as source, '2026-08-15' as source_date from (values ('residents', 3300), ('pupils', 330)) as "
            "told(subject, persons)"
        ),
        (
            (
                "area_code=KU005, subject=residents, age_from=7, age_to=12, year=2040, forecast_persons=3300, "
                "projected_persons=418"
            ),
        ),
    ),
    Spoiled(
        "own_pupils_are_not_more_than_twice_the_residents",
        (
            "insert into mart_reference__own_unit by name select 'KU005' as area_code, unit, stage, 2025 as year, "
            "persons as pupils_at_least_persons, persons as pupils_at_most_persons, 's' as source, '2026-08-15' as "
            "source_date from (values ('A', '7-12', 4000), ('B', '7-12', 300), ('A', '6', 60)) as told(unit, stage, "
            "persons)"
        ),
        ("area_code=KU005, stage=7-12, year=2025, pupils_persons=4300, residents_year=2024, residents_persons=632",),
    ),
    Spoiled(
        "unit_prices_are_near_the_basic_ones",
        (
            "insert into mart_reference__unit_price by name select 'KU005' as area_code, name as service_fi, name as "
            "service_sv, name as service_en, 7 as age_from, 12 as age_to, price as price_eur, 2025 as year, 'b' as "
            "body, 's' as source from (values ('A', 105000), ('B', 10500), ('C', 875)) as told(name, price)"
        ),
        (
            (
                "area_code=KU005, service_fi=A, age_from=7, age_to=12, price_eur=105000.00, least_basic_eur=7564.89, "
                "most_basic_eur=7564.89"
            ),
            (
                "area_code=KU005, service_fi=C, age_from=7, age_to=12, price_eur=875.00, least_basic_eur=7564.89, "
                "most_basic_eur=7564.89"
            ),
        ),
    ),
]
