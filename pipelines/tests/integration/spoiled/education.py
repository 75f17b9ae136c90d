"""Levels of education and study places: the check, what spoils the store, and the rows that it must show."""

from tests.integration.spoiled.case import Spoiled

CASES = [
    Spoiled(
        "education_levels_sum_to_population",
        "update raw_statfin__education set basic_persons = basic_persons + 1 where area_code = 'KU005'",
        (
            (
                "area_code=KU005, year=2025, population_15_persons=7609, basic_persons=2240, "
                "post_basic_persons=5370, upper_secondary_persons=3424, specialist_vocational_persons=131, "
                "tertiary_persons=1815"
            ),
        ),
    ),
    Spoiled(
        "education_mart_sums_to_population",
        "delete from mart_area__education where area_code = 'KU005' and level = 'tertiary'",
        ("area_code=KU005, year=2025, levels_count=2, levels_persons=5794, population_15_persons=7609",),
    ),
    Spoiled(
        "study_places_are_of_both_programmes",
        "insert into stg_vipunen__study_place values"
        " ('SSS', 2025, 'general', 60, 45, 1, 0, 'vipunen-study-places'),"
        " ('SSS', 2024, 'general', 60, 45, 1, 0, 'vipunen-study-places'),"
        " ('SSS', 2024, 'vocational', 40, 36, 1, 3, 'vipunen-study-places'),"
        " ('SSS', 2023, 'general', 60, 45, 1, 1, 'vipunen-study-places'),"
        " ('SSS', 2023, 'vocational', 40, 36, 1, 1, 'vipunen-study-places')",
        (
            "year=2024, general_targets=1, vocational_targets=1, open_targets=3",
            "year=2025, general_targets=1, vocational_targets=0, open_targets=0",
        ),
    ),
    Spoiled(
        "education_agrees_with_population",
        "update raw_statfin__education set population_15_persons = 760 where area_code = 'KU005'",
        ("area_code=KU005, year=2025, population_15_persons=760, ages_year=2024, ages_persons=7595",),
    ),
    Spoiled(
        "education_parts_sum_to_tertiary",
        "update raw_statfin__education set bachelor_persons = bachelor_persons + 1 where area_code = 'KU005'",
        (
            (
                "area_code=KU005, year=2025, tertiary_persons=1815, short_cycle_persons=743, bachelor_persons=664, "
                "master_persons=394, doctorate_persons=15"
            ),
        ),
    ),
    Spoiled(
        "educational_level_fits_its_levels",
        "update raw_statfin__education set educational_level_index = 32.3 where area_code = 'KU005'",
        ("area_code=KU005, year=2025, educational_level_index=32.3, years_per_person=3.005",),
    ),
]
