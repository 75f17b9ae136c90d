"""Observed population and its change: the check, what spoils the store, and the rows that it must show."""

from tests.integration.spoiled.case import Spoiled

CASES = [
    Spoiled(
        "age_groups_agree_with_regions",
        "update mart_area__age_group set population_persons = population_persons + 1 where area_code = 'KU005'"
        " and year = 1972 and age_band = '0-17'",
        ("area_code=MK14, year=1972, age_band=0-17, municipalities_persons=59888, region_persons=59887",),
    ),
    Spoiled(
        "age_groups_sum_to_total",
        "update raw_statfin__population_age_group set population_persons = 3544 where area_code = 'KU005'"
        " and year = 1972 and age_band = '0-17'",
        (
            "area_code=KU005, year=1972, age_band=SSS, published_persons=11174, summed_persons=11175",
            "area_code=SSS, year=1972, age_band=0-17, published_persons=1324360, summed_persons=1324361",
        ),
    ),
    Spoiled(
        "ages_sum_to_total",
        (
            "update raw_statfin__population_municipality set population_persons = population_persons + 1 "
            "where area_code = 'KU005' and age_code = '007' and sex_code = '1'"
        ),
        ("area_code=KU005, year=2019, sex_code=1, ages_persons=4847, total_persons=4846",),
    ),
    Spoiled(
        "change_adds_up",
        ("update raw_statfin__population_change set births_persons = births_persons + 1 where area_code = 'KU005'"),
        (
            (
                "area_code=KU005, year=2025, natural_increase_off_by=1, intermunicipal_off_by=0, "
                "immigration_off_by=0, migration_off_by=0, increase_off_by=0, change_off_by=0"
            ),
        ),
    ),
    Spoiled(
        "key_figures_agree_with_ages",
        (
            "insert into raw_statfin__population_key_figures "
            "values ('KU005', 2019, 'vaerak-vaesto', 'Population 31 Dec', 'persons', 9561, null)"
        ),
        ("area_code=KU005, year=2019, content_code=vaerak-vaesto, published_value=9561.0, derived_value=9562.0",),
    ),
    Spoiled(
        "men_and_women_sum_to_total_all_ages",
        (
            "update raw_statfin__population_total set population_persons = population_persons + 1 where "
            "area_code = 'KU005' and sex_code = '2'"
        ),
        ("area_code=KU005, year=2025, men_and_women_persons=8983, total_persons=8982",),
    ),
    Spoiled(
        "men_and_women_sum_to_total_by_age",
        (
            "update raw_statfin__population_municipality set population_persons = population_persons + 1 "
            "where area_code = 'KU005' and age_code = '007' and sex_code = '1'"
        ),
        ("area_code=KU005, year=2019, age_code=007, men_and_women_persons=118, total_persons=117",),
    ),
    Spoiled(
        "municipalities_sum_to_country_change",
        ("update raw_statfin__population_change set births_persons = births_persons + 1 where area_code = 'KU005'"),
        ("year=2025, component=births_persons, municipalities_persons=45833, country_persons=45832",),
    ),
    Spoiled(
        "municipalities_sum_to_country_observed",
        (
            "delete from mart_area__population where area_code = 'KU005' and year = 2019 and age_years = 7 "
            "and sex = 'total'"
        ),
        ("year=2019, sex=total, age_years=7, municipalities_persons=61525, country_persons=61642",),
    ),
    Spoiled(
        "municipalities_sum_to_country_total",
        (
            "update mart_area__population_total set population_persons = population_persons + 1000 where "
            "area_code = 'KU005' and year = 2022"
        ),
        ("year=2022, municipalities_persons=5564970, country_persons=5563970",),
    ),
    Spoiled(
        "municipalities_sum_to_region_observed",
        (
            "update mart_area__population set population_persons = population_persons + 1 where area_code = "
            "'KU005' and year = 2019 and age_years = 7 and sex = 'total'"
        ),
        (("area_code=MK14, year=2019, sex=total, age_years=7, municipalities_persons=2346, region_persons=2345"),),
    ),
    Spoiled(
        "net_migration_agrees_with_change",
        "update stg_statfin__net_migration set net_migration_persons = 496 where area_code = 'MK14' and year = 2025",
        (
            (
                "area_code=MK14, year=2025, net_migration_persons=496, municipalities_net_migration_persons=495, "
                "change_persons=-455, municipalities_change_persons=-455"
            ),
        ),
    ),
    Spoiled(
        "net_migration_sums_to_country",
        "update raw_statfin__net_migration_region set net_migration_persons = 415"
        " where area_code = 'MK14' and year = 2024",
        ("year=2024, regions_persons=47052, country_persons=47051",),
    ),
    Spoiled(
        "population_agrees_with_change",
        (
            "update raw_statfin__population_total set population_persons = population_persons + 1 where "
            "area_code = 'KU005' and sex_code = 'SSS'"
        ),
        ("area_code=KU005, year=2025, change_table_persons=8982, population_table_persons=8983",),
    ),
    Spoiled(
        "population_agrees_with_regions",
        (
            "update raw_statfin__population_total set population_persons = population_persons + 1 where "
            "area_code = 'KU005' and sex_code = '2'"
        ),
        ("area_code=MK14, year=2025, sex_code=2, municipalities_persons=94674, region_persons=94673",),
    ),
    Spoiled(
        "population_by_age_agrees_with_totals",
        (
            "update stg_statfin__population_total set population_persons = population_persons + 100 where "
            "area_code = 'KU005' and year = 2019"
        ),
        ("area_code=KU005, year=2019, ages_persons=9562, total_persons=9662",),
    ),
    Spoiled(
        "regions_sum_to_country",
        (
            "update mart_area__population set population_persons = population_persons + 1 where area_code = "
            "'MK21' and year = 1999 and age_years = 7 and sex = 'men'"
        ),
        ("kind=observed, year=1999, sex=men, age_years=7, regions_persons=34216, country_persons=34215",),
    ),
    Spoiled(
        "resident_categories_add_up",
        "insert into raw_statfin__main_activity by name select 'KU005' as area_code, 2024 as year, activity_code,"
        " '18-64' as age_band, 'SSS' as sex_code, 'tyokay-vaesto' as content_code, 'Population' as content, value"
        " from (values ('SSS', 100), ('11', 80), ('12', 12), ('22', 9)) as told(activity_code, value);"
        "insert into raw_statfin__mother_tongue by name select 'KU005' as area_code, 2025 as year, language_code,"
        " 'SSS' as sex_code, 'vaesto' as content_code, 'Population' as content, value"
        " from (values ('SSS', 100), ('01', 90), ('fi', 85), ('02', 11)) as told(language_code, value);"
        "insert into raw_statfin__mother_tongue by name select area_code, 2024 as year, language_code,"
        " 'SSS' as sex_code, 'vaesto' as content_code, 'Population' as content, value"
        " from (values ('SSS', 100), ('01', 89), ('fi', 85), ('sv', 4), ('02', 10)) as told(language_code, value),"
        " (values ('KU009'), ('SSS')) as place(area_code)",
        (
            "classification=main_activity, area_code=KU005, year=2024, contents=1, categories=4, "
            "all_persons=100.000000, summed_persons=101.000000",
            "classification=mother_tongue, area_code=KU005, year=2025, contents=1, categories=4, "
            "all_persons=100.000000, summed_persons=101.000000",
            "classification=mother_tongue, area_code=KU009, year=2024, contents=1, categories=5, "
            "all_persons=100.000000, summed_persons=99.000000",
            "classification=mother_tongue, area_code=SSS, year=2024, contents=1, categories=5, "
            "all_persons=100.000000, summed_persons=99.000000",
        ),
    ),
    Spoiled(
        "ages_have_no_gap",
        (
            "delete from mart_area__population where area_code = 'KU005' and kind = 'projected' and age_years = 7 "
            "and year = 2040"
        ),
        ("area_code=KU005, kind=projected, year=2040, sex=total, ages=100, highest_age_years=100",),
    ),
    Spoiled(
        "change_agrees_with_regions",
        (
            "update raw_statfin__population_change set population_persons = population_persons + 5 where area_code = "
            "'KU005'"
        ),
        ("area_code=MK14, year=2025, municipalities_persons=189479, region_persons=189474",),
    ),
    Spoiled(
        "population_totals_move_slowly",
        (
            "update mart_area__population_total set population_persons = 10 * population_persons where area_code = "
            "'KU005' and year = 2015"
        ),
        (
            "area_code=KU005, before_year=2014, before_persons=10171, year=2015, population_persons=100060",
            "area_code=KU005, before_year=2015, before_persons=100060, year=2016, population_persons=9899",
        ),
    ),
    Spoiled(
        "age_groups_move_slowly",
        (
            "update raw_statfin__population_age_group set population_persons = 20000 where area_code = 'KU005' and "
            "year = 1995 and age_band = 'SSS'"
        ),
        (
            "area_code=KU005, year=1995, year_before_persons=11985, population_persons=20000",
            "area_code=KU005, year=1996, year_before_persons=20000, population_persons=11874",
        ),
    ),
    Spoiled(
        "resident_categories_agree_with_population",
        (
            "insert into stg_statfin__resident_category by name select classification, 'KU005' as area_code, year, "
            "category, residents_persons, 's' as source_id from (values ('mother_tongue', 2025, 'all', 9100), "
            "('mother_tongue', 2022, 'all', 9210), ('mother_tongue', 2025, 'swedish', 1), ('main_activity', 2019, "
            "'all', 5400)) as told(classification, year, category, residents_persons)"
        ),
        (
            "classification=main_activity, area_code=KU005, year=2019, residents_persons=5400, expected_persons=4872",
            "classification=mother_tongue, area_code=KU005, year=2025, residents_persons=9100, expected_persons=8982",
        ),
    ),
]
