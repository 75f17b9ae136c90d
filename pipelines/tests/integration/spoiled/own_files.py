"""The user's own files: the check, what spoils the store, and the rows that it must show."""

from tests.integration.spoiled.case import Spoiled


def _prices(*rows: str) -> str:
    """What adds lines of area, service, ages, price and year to the own prices."""
    added = f"select * from (values {', '.join(rows)}) as t(area, service, first, last, price, year)"
    return (
        "insert into raw_local__unit_prices by name select area as area_code, service as service_fi, service as "
        "service_sv, service as service_en, first as age_from, last as age_to, price as price_eur, year, 'b' as body, "
        f"'s' as source from ({added})"
    )


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
        "own_parameters_are_possible",
        (
            "insert into raw_local__service_parameters values "
            "('KU005', '7-12', 'participation_pct', 100.1, 's', 's', 's'), "
            "('KU005', '13-15', 'participation_pct', 100, 's', 's', 's'), "
            "('KU005', '6', 'group_size', 3, 's', 's', 's'), "
            "('KU005', '6', 'staff_per_group', 3, 's', 's', 's'), "
            "('KU052', '6', 'staff_per_group', 3, 's', 's', 's')"
        ),
        (
            "area_code=KU005, stage=6, parameter=staff_per_group",
            "area_code=KU005, stage=7-12, parameter=participation_pct",
        ),
    ),
    Spoiled(
        "own_parameters_are_usual",
        (
            "insert into raw_local__service_parameters values "
            "('KU005', '6', 'participation_pct', 0.9, 's', 's', 's'), "
            "('KU005', '7-12', 'participation_pct', 2, 's', 's', 's'), "
            "('KU005', '6', 'group_size', 200, 's', 's', 's'), "
            "('KU005', '7-12', 'group_size', 60, 's', 's', 's'), "
            "('KU005', '6', 'staff_per_group', 0.4, 's', 's', 's')"
        ),
        (
            "area_code=KU005, stage=6, parameter=group_size",
            "area_code=KU005, stage=6, parameter=participation_pct",
            "area_code=KU005, stage=6, parameter=staff_per_group",
        ),
    ),
    Spoiled(
        "own_prices_are_more_than_nothing",
        _prices("('KU005', 'P', 7, 15, 0, 2025)", "('KU005', 'L', 16, 18, 0.01, 2025)"),
        ("area_code=KU005, service_fi=P, age_from=7, age_to=15",),
    ),
    Spoiled(
        "own_prices_count_an_age_once",
        _prices(
            "('KU005', 'P', 7, 12, 8000, 2025)",
            "('KU005', 'P', 12, 15, 8000, 2025)",
            "('KU005', 'P', 16, 18, 8000, 2025)",
            "('KU005', 'L', 12, 18, 8000, 2025)",
            "('KU052', 'P', 12, 15, 8000, 2025)",
        ),
        ("area_code=KU005, service_fi=P, age_from=12, age_to=15",),
    ),
    Spoiled(
        "own_prices_are_of_usual_size",
        _prices(
            "('KU005', 'P', 7, 15, 8192.3, 2025)",
            "('KU005', 'Q', 7, 15, 81.92, 2025)",
            "('KU005', 'R', 7, 15, 81923, 2025)",
            "('KU005', 'S', 16, 18, 70, 2025)",
            "('KU005', 'T', 16, 18, 50000, 2025)",
            "('KU005', 'U', 0, 100, 50001, 2025)",
        ),
        (
            "area_code=KU005, service_fi=Q, age_from=7, age_to=15",
            "area_code=KU005, service_fi=R, age_from=7, age_to=15",
            "area_code=KU005, service_fi=S, age_from=16, age_to=18",
            "area_code=KU005, service_fi=U, age_from=0, age_to=100",
        ),
    ),
    Spoiled(
        "own_prices_are_of_one_year",
        _prices(
            "('KU005', 'P', 7, 15, 8000, 2025)",
            "('KU005', 'Q', 7, 15, 8000, 2025)",
            "('KU005', 'R', 7, 15, 8000, 2019)",
            "('KU052', 'P', 7, 15, 8000, 2026)",
            "('KU403', 'P', 7, 15, 8000, 2027)",
        ),
        (
            "area_code=KU005, service_fi=R, age_from=7, age_to=15, year=2019",
            "area_code=KU403, service_fi=P, age_from=7, age_to=15, year=2027",
        ),
    ),
    Spoiled(
        "own_units_have_places",
        (
            "insert into raw_local__own_units values "
            "('KU005', 'A', '7-12', 2026, 81, 40, null, null, 's', '2026-08-15'), "
            "('KU005', 'B', '7-12', 2026, 80, 40, null, null, 's', '2026-08-15'), "
            "('KU005', 'C', '7-12', 2026, 80, null, null, null, 's', '2026-08-15')"
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
]
