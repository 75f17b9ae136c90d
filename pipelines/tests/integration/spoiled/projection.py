"""Projections and the record of them: the check, what spoils the store, and the rows that it must show."""

from tests.integration.spoiled.case import Spoiled

CASES = [
    Spoiled(
        "ages_sum_to_total_projected",
        "insert into raw_statfin__projection_municipality values ('KU005', 2040, 'SSS', 'SSS', 7427)",
        ("area_code=KU005, year=2040, sex_code=SSS, ages_persons=7634, total_persons=7427",),
    ),
    Spoiled(
        "men_and_women_sum_to_total_projected",
        (
            "update raw_statfin__projection_region set population_persons = population_persons + 1 where "
            "area_code = 'MK21' and year = 2035 and age_years = 16 and sex_code = '1'"
        ),
        ("area_code=MK21, year=2035, age_years=16, men_and_women_persons=318, total_persons=317",),
    ),
    Spoiled(
        "men_and_women_sum_to_total_projected_municipality",
        "insert into raw_statfin__projection_municipality values ('KU005', 2040, '1', '007', 33)",
        ("area_code=KU005, year=2040, age_code=007, men_and_women_persons=33, total_persons=70",),
    ),
    Spoiled(
        "municipalities_sum_to_country_projected",
        (
            "update mart_area__population set population_persons = population_persons - 1 where area_code = "
            "'KU005' and year = 2040 and age_years = 7"
        ),
        ("year=2040, sex=total, age_years=7, municipalities_persons=50146, country_persons=50147",),
    ),
    Spoiled(
        "municipalities_sum_to_country_self_sufficiency",
        "insert into mart_area__self_sufficiency values ('KU005', 2040, 7, 5, 'x'), ('SSS', 2040, 7, 6, 'x')",
        ("year=2040, age_years=7, municipalities_persons=5, country_persons=6",),
    ),
    Spoiled(
        "municipalities_sum_to_region_projected",
        (
            "update mart_area__population set population_persons = population_persons + 1 where area_code = "
            "'KU005' and year = 2035 and age_years = 7"
        ),
        ("area_code=MK14, year=2035, sex=total, age_years=7, municipalities_persons=1497, region_persons=1496",),
    ),
    Spoiled(
        "natural_increase_moves_slowly",
        "update stg_statfin__net_migration set net_migration_persons = 1414 where area_code = 'MK14' and year = 2024",
        ("area_code=MK14, year=2025, year_before_persons=-2024, remainder_persons=-950, population_persons=189474",),
    ),
    Spoiled(
        "official_record_has_every_municipality",
        "delete from mart_area__official_record where area_code = 'KU318' and round = 2019 and year = 2021",
        ("round=2019, age_band=all, year=2021, area_code=KU318",),
    ),
    Spoiled(
        "official_record_meets_population",
        "update mart_area__official_record set observed_persons = observed_persons + 1 where area_code = 'KU318'"
        " and round = 2012",
        ("round=2012, area_code=KU318, year=2020, observed_persons=226, population_persons=225",),
    ),
    Spoiled(
        "official_record_sums_to_members",
        "update mart_area__official_record set projected_persons = projected_persons + 1"
        " where area_code = 'kopa-jarviseutu' and round = 2019 and year = 2025",
        (
            "round=2019, area_code=kopa-jarviseutu, age_band=all, year=2025, members_projected=16444, "
            "projected_persons=16445, members_observed=16507, observed_persons=16507",
        ),
    ),
    Spoiled(
        "projected_change_adds_up",
        "insert into raw_statfin__projected_change values ('KU005', 2025, 'SSS', 70, -30, -80, 9000),"
        " ('KU005', 2026, 'SSS', 68, 10, -42, 8957), ('SSS', 2025, 'SSS', 70, -30, -80, 9000),"
        " ('SSS', 2026, 'SSS', 68, 11, -42, 8958)",
        (
            "what=KU005: increase, year=2026, published_persons=-42, derived_persons=-43",
            "what=net_migration_persons, year=2026, published_persons=11, derived_persons=10",
        ),
    ),
    Spoiled(
        "projected_dependency_agrees_with_ages",
        "insert into raw_statfin__projected_dependency values"
        " ('SSS', 2040, 'huoltosuhde', 'Demographic dependency ratio', null, 99.0, null)",
        (
            "area_code=SSS, year=2040, content=Demographic dependency ratio, published_ratio=99.000000,"
            " ratio_of_ages=59.6",
        ),
    ),
    Spoiled(
        "projection_2019_sums_to_country",
        "update raw_statfin__projection_2019 set population_persons = population_persons + 1"
        " where area_code = 'KU318' and year = 2025 and age_years = 7",
        ("year=2025, age_years=7, municipalities_persons=49745, country_persons=49744",),
    ),
    Spoiled(
        "projection_base_municipality",
        ("update mart_area__population_total set population_persons = 10500 where area_code = 'KU005' and year = 2024"),
        (
            (
                "area_code=KU005, projected_year=2024, projected_persons=10500, observed_year=2022, "
                "observed_persons=9183"
            ),
            (
                "area_code=KU005, projected_year=2024, projected_persons=10500, observed_year=2025, "
                "observed_persons=8982"
            ),
        ),
    ),
    Spoiled(
        "projection_base_region",
        (
            "update mart_area__population_total set population_persons = 31200 where area_code = 'MK21' and "
            "year = 2024 and kind = 'projected'"
        ),
        ("area_code=MK21, year=2024, projected_persons=31200, observed_persons=30654",),
    ),
    Spoiled(
        "projection_record_has_no_gap",
        (
            "delete from mart_region__projection_record where method = 'cohort_change' and area_code = 'MK21' "
            "and launch_year = 2020 and horizon_years = 5 and band = '6'"
        ),
        ("launch_year=2020, rows_count=999, expected_count=1000",),
    ),
    Spoiled(
        "projection_record_meets_population",
        (
            "update mart_region__projection_record set observed_persons = observed_persons + 1 where "
            "method = 'cohort_change' and area_code = 'MK21' and launch_year = 2020 and horizon_years = 5 "
            "and band = 'total'"
        ),
        ("area_code=MK21, launch_year=2020, horizon_years=5, observed_persons=30837, population_persons=30836",),
    ),
    Spoiled(
        "projected_totals_bend_slowly",
        ("update mart_area__population_total set population_persons = 2500 where area_code = 'KU005' and year = 2040"),
        ("area_code=KU005, year=2040, population_persons=2500, yearly_pct_before=-1.15, yearly_pct=-23.1",),
    ),
    Spoiled(
        "projection_begins_near_observed",
        (
            "update mart_area__population_total set population_persons = 2500 where area_code = 'KU005' and year = "
            "2024 and kind = 'projected'"
        ),
        (
            "area_code=KU005, projected_year=2024, projected_persons=2500, observed_year=2022, observed_persons=9183",
            "area_code=KU005, projected_year=2024, projected_persons=2500, observed_year=2025, observed_persons=8982",
        ),
    ),
    Spoiled(
        "projected_change_agrees_with_projection",
        (
            "insert into raw_statfin__projected_change by name select area_code, year, 'SSS' as sex_code, 1 as "
            "births_persons, 1 as net_migration_persons, 1 as increase_persons, population_persons + if(year = 2040, "
            "1, 0) as population_persons from mart_area__population_total where area_code = 'KU005' and kind = "
            "'projected'"
        ),
        ("area_code=KU005, year=2040, population_persons=7635, ages_persons=7634",),
    ),
    Spoiled(
        "self_sufficiency_begins_with_the_projection",
        (
            "insert into mart_area__self_sufficiency by name select area_code, year, age_years, 2 * "
            "population_persons as population_persons, 's' as source_id from mart_area__population where area_code = "
            "'KU005' and kind = 'projected' and sex = 'total' and population_persons is not null and year in (2024, "
            "2040)"
        ),
        ("area_code=KU005, year=2024, calculated_persons=18016, projected_persons=9008",),
    ),
]
