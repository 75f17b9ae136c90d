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
]
