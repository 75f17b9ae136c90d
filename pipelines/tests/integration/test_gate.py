"""Every check refuses what it is there to refuse, and nothing that is refused reaches the store in use."""

from pathlib import Path

import duckdb
import pytest

from lagesbild.checks.results import advice_on
from lagesbild.checks.sql_checks import load_check, rules_of, run_check, run_checks
from lagesbild.contracts import load_contract
from lagesbild.errors import BadFile
from lagesbild.settings import Project

SPOILED_BY_ONE_VALUE = [
    (
        "age_groups_agree_with_regions",
        "update mart_area__age_group set population_persons = population_persons + 1 where area_code = 'KU005'"
        " and year = 1972 and age_band = '0-17'",
        ("area_code=MK14, year=1972, age_band=0-17, municipalities_persons=59888, region_persons=59887",),
    ),
    (
        "age_groups_sum_to_total",
        "update raw_statfin__population_age_group set population_persons = 3544 where area_code = 'KU005'"
        " and year = 1972 and age_band = '0-17'",
        (
            "area_code=KU005, year=1972, age_band=SSS, published_persons=11174, summed_persons=11175",
            "area_code=SSS, year=1972, age_band=0-17, published_persons=1324360, summed_persons=1324361",
        ),
    ),
    (
        "ages_sum_to_total",
        (
            "update raw_statfin__population_municipality set population_persons = population_persons + 1 "
            "where area_code = 'KU005' and age_code = '007' and sex_code = '1'"
        ),
        ("area_code=KU005, year=2019, sex_code=1, ages_persons=4847, total_persons=4846",),
    ),
    (
        "ages_sum_to_total_projected",
        "insert into raw_statfin__projection_municipality values ('KU005', 2040, 'SSS', 'SSS', 7427)",
        ("area_code=KU005, year=2040, sex_code=SSS, ages_persons=7634, total_persons=7427",),
    ),
    (
        "areas_have_every_figure",
        "delete from mart_area__education where area_code = 'KU005'",
        ("area_code=KU005, table_name=mart_area__education",),
    ),
    (
        "areas_of_a_kind_sum_to_municipalities",
        "update mart_area__education set population_persons = population_persons + 1 where area_code = 'TA18'"
        " and level = 'tertiary'",
        (
            "table_name=mart_area__education, figure=2025 tertiary, municipalities=1672232, subregions=1672232, "
            "employment_areas=1672233, wellbeing_counties=1672232",
        ),
    ),
    (
        "basic_prices_are_of_every_age",
        (
            "update raw_reference__basic_prices set age_to = 14 where age_from = 13;"
            "insert into raw_reference__basic_prices values (2025, 12, 12, 1, '870/2024', '2024-12-19')"
        ),
        ("year=2025, age_years=12, prices=2", "year=2025, age_years=15, prices=0"),
    ),
    (
        "change_adds_up",
        ("update raw_statfin__population_change set births_persons = births_persons + 1 where area_code = 'KU005'"),
        (
            (
                "area_code=KU005, year=2025, natural_increase_off_by=1, intermunicipal_off_by=0, "
                "immigration_off_by=0, migration_off_by=0, increase_off_by=0, change_off_by=0"
            ),
        ),
    ),
    (
        "commuting_adds_up",
        "update raw_statfin__job set employed_persons = employed_persons + 1 where area_code = 'SSS' and year = 2017"
        " and commuting = 'SSS'",
        (
            "what=jobs and residents of the country, year=2017, total_persons=2327731, summed_persons=2327730",
            "what=jobs of SSS, year=2017, total_persons=2327731, summed_persons=2327730",
            "what=jobs of all municipalities, SSS, year=2017, total_persons=2327731, summed_persons=2327730",
        ),
    ),
    (
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
    (
        "education_mart_sums_to_population",
        "delete from mart_area__education where area_code = 'KU005' and level = 'tertiary'",
        ("area_code=KU005, year=2025, levels_count=2, levels_persons=5794, population_15_persons=7609",),
    ),
    (
        "employed_ages_do_not_overlap",
        (
            "insert into mart_occupation__employed_age"
            " values (2023, '91', 45, 54, 9, null, 'x'), (2023, '91', 50, 64, 9, null, 'x')"
        ),
        ("year=2023, age_from=45, age_to=54, other_from=50, other_to=64",),
    ),
    (
        "employed_ages_part_at_55",
        "insert into mart_occupation__employed_age values (2023, '91', 50, 64, 9, null, 'x')",
        ("year=2023, age_from=50, age_to=64",),
    ),
    (
        "employed_are_whole_persons",
        (
            "insert into raw_statfin__employed_occupation"
            " values ('MK14', 2023, '91', 'SSS', 'c', 'Employed', null, 9.5, null);"
            "insert into stg_statfin__employed_occupation"
            " values ('statfin-115s', 'MK14', 2023, '91', 'SSS', 'c', 'Employed', 10, null)"
        ),
        ("source_id=statfin-115s, content_code=c, unit=missing, broken_values=1",),
    ),
    (
        "employed_contents_are_known",
        (
            "insert into raw_statfin__employed_occupation_age"
            " values (2023, '91', '55-64', 'c', 'Persons', 'number', 9, null)"
        ),
        ("source_id=statfin-115r, content_code=c, content=Persons, unit=number",),
    ),
    (
        "employed_contents_are_one",
        (
            "insert into stg_statfin__employed_occupation"
            " values ('statfin-115s', 'MK14', 2023, '91', 'SSS', 'c', 'Employed', 10, null),"
            " ('statfin-115s', 'MK14', 2023, '91', 'SSS', 'd', 'Employed persons', 10, null)"
        ),
        (
            "source_id=statfin-115s, content_code=c, content=Employed",
            "source_id=statfin-115s, content_code=d, content=Employed persons",
        ),
    ),
    (
        "employed_groups_have_names",
        "insert into mart_region__employed_occupation values ('MK14', 2023, '97', 9, null, 'x')",
        ("occupation_code=97",),
    ),
    (
        "employed_groups_within_total",
        (
            "insert into mart_region__employed_occupation"
            " values ('MK14', 2023, 'SSS', 8, null, 'x'), ('MK14', 2023, '91', 9, null, 'x')"
        ),
        ("area_code=MK14, ages=all, year=2023, groups_persons=9, total_persons=8",),
    ),
    (
        "ended_municipalities_have_ended",
        "update raw_reference__mergers set merged_year = 2022 where area_code = 'KU099'",
        ("area_code=KU099, merged_year=2022, last_division_year=2020",),
    ),
    (
        "figures_are_of_known_areas",
        "insert into stg_statfin__education values ('KU999', 2025, 'basic', 1, 'x')",
        ("area_code=KU999, table_name=stg_statfin__education",),
    ),
    (
        "group_has_one_name",
        (
            "update raw_reference__groups set name_sv = 'Sjöregionen' where group_code = 'kopa-jarviseutu' "
            "and member_code = 'KU052'"
        ),
        (
            (
                "group_code=kopa-jarviseutu, names_fi=Järviseutu, names_sv=Järviseutu / Sjöregionen, "
                "names_en=Järviseutu, programmes=KOPA 2020–2021, "
                "sources=https://www.kommunforbundet.fi/pilotforsok-inom-natverksprojektet-utbildning-som-"
                "tjanst-kopa"
            ),
        ),
    ),
    (
        "group_members_exist",
        (
            "update raw_reference__groups set member_code = 'KU999' where group_code = 'kopa-jarviseutu' and "
            "member_code = 'KU052'"
        ),
        ("group_code=kopa-jarviseutu, member_code=KU999",),
    ),
    (
        "industries_have_names",
        "delete from mart_reference__industry where code = 'Q'",
        ("industry_code=Q",),
    ),
    (
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
    (
        "jobseekers_months_have_no_gap",
        "delete from mart_area__jobseekers where area_code = 'KU005' and month = '2015-03'",
        ("area_code=KU005, missing_month=2015-03",),
    ),
    (
        "jobseekers_sum_to_country",
        (
            "update mart_area__jobseekers set unemployed_persons = unemployed_persons + 2000 where area_code "
            "= 'MK01' and month = '2023-10'"
        ),
        ("month=2023-10, regions_persons=257810, country_persons=256070",),
    ),
    (
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
    (
        "key_figures_agree_with_ages",
        (
            "insert into raw_statfin__population_key_figures "
            "values ('KU005', 2019, 'vaerak-vaesto', 'Population 31 Dec', 'persons', 9561, null)"
        ),
        ("area_code=KU005, year=2019, content_code=vaerak-vaesto, published_value=9561.0, derived_value=9562.0",),
    ),
    (
        "local_group_has_its_own_code",
        (
            "insert into raw_local__groups select * from raw_reference__groups where member_code = 'KU005' "
            "and group_code = 'kopa-jarviseutu'"
        ),
        ("group_code=kopa-jarviseutu",),
    ),
    (
        "main_activities_add_up",
        "insert into raw_statfin__main_activity by name select 'KU005' as area_code, 2024 as year, activity_code,"
        " '18-64' as age_band, 'SSS' as sex_code, 'tyokay-vaesto' as content_code, 'Population' as content, value"
        " from (values ('SSS', 100), ('11', 80), ('12', 12), ('22', 9)) as told(activity_code, value)",
        ("area_code=KU005, year=2024, contents=1, activities=4, all_persons=100.000000, summed_persons=101.000000",),
    ),
    (
        "men_and_women_sum_to_total_all_ages",
        (
            "update raw_statfin__population_total set population_persons = population_persons + 1 where "
            "area_code = 'KU005' and sex_code = '2'"
        ),
        ("area_code=KU005, year=2025, men_and_women_persons=8983, total_persons=8982",),
    ),
    (
        "men_and_women_sum_to_total_by_age",
        (
            "update raw_statfin__population_municipality set population_persons = population_persons + 1 "
            "where area_code = 'KU005' and age_code = '007' and sex_code = '1'"
        ),
        ("area_code=KU005, year=2019, age_code=007, men_and_women_persons=118, total_persons=117",),
    ),
    (
        "men_and_women_sum_to_total_projected",
        (
            "update raw_statfin__projection_region set population_persons = population_persons + 1 where "
            "area_code = 'MK21' and year = 2035 and age_years = 16 and sex_code = '1'"
        ),
        ("area_code=MK21, year=2035, age_years=16, men_and_women_persons=318, total_persons=317",),
    ),
    (
        "men_and_women_sum_to_total_projected_municipality",
        "insert into raw_statfin__projection_municipality values ('KU005', 2040, '1', '007', 33)",
        ("area_code=KU005, year=2040, age_code=007, men_and_women_persons=33, total_persons=70",),
    ),
    (
        "mergers_lead_to_a_municipality",
        "delete from mart_area__merger where area_code = 'KU099'",
        ("area_code=KU099, successor_code=missing",),
    ),
    (
        "mother_tongues_add_up",
        "insert into raw_statfin__mother_tongue by name select 'KU005' as area_code, 2025 as year, language_code,"
        " 'SSS' as sex_code, 'vaesto' as content_code, 'Population' as content, value"
        " from (values ('SSS', 100), ('01', 90), ('fi', 85), ('02', 11)) as told(language_code, value)",
        ("area_code=KU005, year=2025, contents=1, languages=4, all_persons=100.000000, summed_persons=101.000000",),
    ),
    (
        "municipalities_lie_in_one_area_of_each_kind",
        (
            "delete from stg_reference__enclosing where area_code = 'TA18' and member_code = 'KU005';"
            "insert into stg_reference__enclosing"
            " values ('SK141', 'subregion', 'x', 'x', 'x', 'of_kind', 'KU010')"
        ),
        ("area_code=KU005, kind=employment_area, areas=none", "area_code=KU010, kind=subregion, areas=SK141, SK144"),
    ),
    (
        "municipalities_sum_to_country_change",
        ("update raw_statfin__population_change set births_persons = births_persons + 1 where area_code = 'KU005'"),
        ("year=2025, component=births_persons, municipalities_persons=45833, country_persons=45832",),
    ),
    (
        "municipalities_sum_to_country_observed",
        (
            "delete from mart_area__population where area_code = 'KU005' and year = 2019 and age_years = 7 "
            "and sex = 'total'"
        ),
        ("year=2019, sex=total, age_years=7, municipalities_persons=61525, country_persons=61642",),
    ),
    (
        "municipalities_sum_to_country_projected",
        (
            "update mart_area__population set population_persons = population_persons - 1 where area_code = "
            "'KU005' and year = 2040 and age_years = 7"
        ),
        ("year=2040, sex=total, age_years=7, municipalities_persons=50146, country_persons=50147",),
    ),
    (
        "municipalities_sum_to_country_self_sufficiency",
        "insert into mart_area__self_sufficiency values ('KU005', 2040, 7, 5, 'x'), ('SSS', 2040, 7, 6, 'x')",
        ("year=2040, age_years=7, municipalities_persons=5, country_persons=6",),
    ),
    (
        "municipalities_sum_to_country_total",
        (
            "update mart_area__population_total set population_persons = population_persons + 1000 where "
            "area_code = 'KU005' and year = 2022"
        ),
        ("year=2022, municipalities_persons=5564970, country_persons=5563970",),
    ),
    (
        "municipalities_sum_to_region_observed",
        (
            "update mart_area__population set population_persons = population_persons + 1 where area_code = "
            "'KU005' and year = 2019 and age_years = 7 and sex = 'total'"
        ),
        (("area_code=MK14, year=2019, sex=total, age_years=7, municipalities_persons=2346, region_persons=2345"),),
    ),
    (
        "municipalities_sum_to_region_projected",
        (
            "update mart_area__population set population_persons = population_persons + 1 where area_code = "
            "'KU005' and year = 2035 and age_years = 7"
        ),
        ("area_code=MK14, year=2035, sex=total, age_years=7, municipalities_persons=1497, region_persons=1496",),
    ),
    (
        "natural_increase_moves_slowly",
        "update stg_statfin__net_migration set net_migration_persons = 1414 where area_code = 'MK14' and year = 2024",
        ("area_code=MK14, year=2025, year_before_persons=-2024, remainder_persons=-950, population_persons=189474",),
    ),
    (
        "net_migration_agrees_with_change",
        "update stg_statfin__net_migration set net_migration_persons = 496 where area_code = 'MK14' and year = 2025",
        (
            (
                "area_code=MK14, year=2025, net_migration_persons=496, municipalities_net_migration_persons=495, "
                "change_persons=-455, municipalities_change_persons=-455"
            ),
        ),
    ),
    (
        "net_migration_sums_to_country",
        "update raw_statfin__net_migration_region set net_migration_persons = 415"
        " where area_code = 'MK14' and year = 2024",
        ("year=2024, regions_persons=47052, country_persons=47051",),
    ),
    (
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
    (
        "occupations_have_names",
        "delete from mart_reference__occupation where code = '2221'",
        ("occupation_code=2221",),
    ),
    (
        "official_record_has_every_municipality",
        "delete from mart_area__official_record where area_code = 'KU318' and round = 2019 and year = 2021",
        ("round=2019, age_band=all, year=2021, area_code=KU318",),
    ),
    (
        "official_record_meets_population",
        "update mart_area__official_record set observed_persons = observed_persons + 1 where area_code = 'KU318'"
        " and round = 2012",
        ("round=2012, area_code=KU318, year=2020, observed_persons=226, population_persons=225",),
    ),
    (
        "official_record_sums_to_members",
        "update mart_area__official_record set projected_persons = projected_persons + 1"
        " where area_code = 'kopa-jarviseutu' and round = 2019 and year = 2025",
        (
            "round=2019, area_code=kopa-jarviseutu, age_band=all, year=2025, members_projected=16444, "
            "projected_persons=16445, members_observed=16507, observed_persons=16507",
        ),
    ),
    (
        "own_border_pupils_cross_a_border",
        (
            "insert into raw_local__own_border_pupils values "
            "('KU005', '7-12', 'KU005', 'KU005', 2026, 9, 's', '2026-08-15'), "
            "('KU005', '7-12', 'KU005', 'KU052', 2026, 9, 's', '2026-08-15')"
        ),
        ("area_code=KU005, stage=7-12, home_code=KU005, school_code=KU005, year=2026",),
    ),
    (
        "own_staff_ages_do_not_overlap",
        (
            "insert into raw_local__own_staff values "
            "('KU005', 'O', 'O', 'O', '7-12', 40, 49, 2026, 9, 's', '2026-08-15'), "
            "('KU005', 'O', 'O', 'O', '7-12', 45, 54, 2026, 9, 's', '2026-08-15'), "
            "('KU005', 'O', 'O', 'O', '13-15', 45, 54, 2026, 9, 's', '2026-08-15')"
        ),
        ("area_code=KU005, profession_fi=O, stage=7-12, age_from=45, age_to=54, year=2026",),
    ),
    (
        "own_staff_ages_part_at_55",
        (
            "insert into raw_local__own_staff values "
            "('KU005', 'O', 'O', 'O', '7-12', 50, 59, 2026, 9, 's', '2026-08-15'), "
            "('KU005', 'O', 'O', 'O', '7-12', 45, 49, 2026, 9, 's', '2026-08-15')"
        ),
        ("area_code=KU005, profession_fi=O, stage=7-12, age_from=50, age_to=59, year=2026",),
    ),
    (
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
    (
        "population_agrees_with_change",
        (
            "update raw_statfin__population_total set population_persons = population_persons + 1 where "
            "area_code = 'KU005' and sex_code = 'SSS'"
        ),
        ("area_code=KU005, year=2025, change_table_persons=8982, population_table_persons=8983",),
    ),
    (
        "population_agrees_with_regions",
        (
            "update raw_statfin__population_total set population_persons = population_persons + 1 where "
            "area_code = 'KU005' and sex_code = '2'"
        ),
        ("area_code=MK14, year=2025, sex_code=2, municipalities_persons=94674, region_persons=94673",),
    ),
    (
        "population_by_age_agrees_with_totals",
        (
            "update stg_statfin__population_total set population_persons = population_persons + 100 where "
            "area_code = 'KU005' and year = 2019"
        ),
        ("area_code=KU005, year=2019, ages_persons=9562, total_persons=9662",),
    ),
    (
        "projected_change_adds_up",
        "insert into raw_statfin__projected_change values ('KU005', 2025, 'SSS', 70, -30, -80, 9000),"
        " ('KU005', 2026, 'SSS', 68, 10, -42, 8957), ('SSS', 2025, 'SSS', 70, -30, -80, 9000),"
        " ('SSS', 2026, 'SSS', 68, 11, -42, 8958)",
        (
            "what=KU005: increase, year=2026, published_persons=-42, derived_persons=-43",
            "what=net_migration_persons, year=2026, published_persons=11, derived_persons=10",
        ),
    ),
    (
        "projected_dependency_agrees_with_ages",
        "insert into raw_statfin__projected_dependency values"
        " ('SSS', 2040, 'huoltosuhde', 'Demographic dependency ratio', null, 99.0, null)",
        (
            "area_code=SSS, year=2040, content=Demographic dependency ratio, published_ratio=99.000000,"
            " ratio_of_ages=59.6",
        ),
    ),
    (
        "projection_2019_sums_to_country",
        "update raw_statfin__projection_2019 set population_persons = population_persons + 1"
        " where area_code = 'KU318' and year = 2025 and age_years = 7",
        ("year=2025, age_years=7, municipalities_persons=49745, country_persons=49744",),
    ),
    (
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
    (
        "projection_base_region",
        (
            "update mart_area__population_total set population_persons = 31200 where area_code = 'MK21' and "
            "year = 2024 and kind = 'projected'"
        ),
        ("area_code=MK21, year=2024, projected_persons=31200, observed_persons=30654",),
    ),
    (
        "projection_record_has_no_gap",
        (
            "delete from mart_region__projection_record where method = 'cohort_change' and area_code = 'MK21' "
            "and launch_year = 2020 and horizon_years = 5 and band = '6'"
        ),
        ("launch_year=2020, rows_count=999, expected_count=1000",),
    ),
    (
        "projection_record_meets_population",
        (
            "update mart_region__projection_record set observed_persons = observed_persons + 1 where "
            "method = 'cohort_change' and area_code = 'MK21' and launch_year = 2020 and horizon_years = 5 "
            "and band = 'total'"
        ),
        ("area_code=MK21, launch_year=2020, horizon_years=5, observed_persons=30837, population_persons=30836",),
    ),
    (
        "regions_sum_to_country",
        (
            "update mart_area__population set population_persons = population_persons + 1 where area_code = "
            "'MK21' and year = 1999 and age_years = 7 and sex = 'men'"
        ),
        ("kind=observed, year=1999, sex=men, age_years=7, regions_persons=34216, country_persons=34215",),
    ),
    (
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
    (
        "summed_areas_sum_to_their_members",
        (
            "update mart_area__population set population_persons = population_persons + 1 where area_code = "
            "'kopa-jarviseutu' and year = 2019 and age_years = 7 and sex = 'total'"
        ),
        (
            (
                "area_code=kopa-jarviseutu, kind=observed, year=2019, sex=total, age_years=7, "
                "members_persons=212, area_persons=213"
            ),
        ),
    ),
    (
        "summed_totals_sum_to_their_members",
        (
            "update mart_area__population_total set population_persons = population_persons + 1 where "
            "area_code = 'kopa-jarviseutu' and year = 2040"
        ),
        (("area_code=kopa-jarviseutu, kind=projected, year=2040, members_persons=13801, area_persons=13802"),),
    ),
    (
        "swedish_areas_have_names",
        "update raw_reference__swedish_names set area_code = '02' where area_code = '01'",
        ("area_code=02",),
    ),
    (
        "swedish_boundaries_are_of_the_county",
        "update raw_scb__boundary set area_code = '0380' where area_code = '0127'",
        ("area_code=0127", "area_code=0380"),
    ),
    (
        "swedish_education_sums_to_population",
        "update stg_sweden__education set population_persons = population_persons + 1 where area_code = '0127'"
        " and age_group = '25-34' and sex = 'men' and level = 'unknown'",
        ("area_code=0127, year=2019, age_group=25-34, sex=men, educated_persons=6964, population_persons=6963",),
    ),
    (
        "swedish_municipalities_sum_to_county",
        "update mart_sweden__unemployed set unemployed_persons = unemployed_persons + 1 where area_code = '01'"
        " and month = '2022-12'",
        (
            "area_code=00, figure=unemployed 2022-12, municipalities_persons=334081, area_persons=334080",
            "area_code=01, figure=unemployed 2022-12, municipalities_persons=77150, area_persons=77151",
        ),
    ),
    (
        "swedish_unemployed_are_of_known_municipalities",
        "update raw_arbetsformedlingen__unemployed set municipality_name = 'Botkyrke' where municipality_name ="
        " 'Botkyrka' and month = '2022-12'",
        (
            "county_name=Stockholms län, municipality_name=Botkyrka, missing_month=2022-12",
            "county_name=Stockholms län, municipality_name=Botkyrke, missing_month=missing",
        ),
    ),
]


@pytest.mark.slow
@pytest.mark.parametrize(("check", "spoil", "offending"), SPOILED_BY_ONE_VALUE)
def test_check_shows_the_row_that_was_spoiled(
    spoiled: duckdb.DuckDBPyConnection, checkout: Project, check: str, spoil: str, offending: tuple[str, ...]
) -> None:
    spoiled.execute(spoil)
    rule = load_check(checkout.checks / f"{check}.sql")
    result = run_check(spoiled, rule)
    assert not result.passed
    assert result.examples == offending
    assert result.offending == len(offending)


def test_every_sql_check_has_a_spoiled_case(checkout: Project) -> None:
    assert [case[0] for case in SPOILED_BY_ONE_VALUE] == sorted(path.stem for path in checkout.checks.glob("*.sql"))


@pytest.mark.slow
def test_real_figures_pass_every_sql_check(spoiled: duckdb.DuckDBPyConnection, checkout: Project) -> None:
    checks = [load_check(path) for path in sorted(checkout.checks.glob("*.sql"))]
    results = run_checks(spoiled, checks)
    assert [each.message for each in results if not each.passed] == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (
            "delete from mart_reference__industry",
            "mart_reference__industry: has 1 to any number of rows – found=0."
            " See what pipelines/lagesbild/store/sql/mart_reference__industry.sql reads",
        ),
        (
            "insert into mart_reference__industry select * from mart_reference__industry where code = 'Q'",
            "mart_reference__industry, column code: no two rows have the same key – code=Q, times=2."
            " See what pipelines/lagesbild/store/sql/mart_reference__industry.sql reads",
        ),
        (
            "update mart_reference__industry set code = 'q' where code = 'Q'",
            "mart_reference__industry, column code: matches [A-UX] – code=q."
            " See what pipelines/lagesbild/store/sql/mart_reference__industry.sql reads",
        ),
        (
            "insert into mart_reference__industry select 'q' || code, name_fi, name_sv, name_en"
            " from mart_reference__industry where code between 'A' and 'G'",
            "mart_reference__industry, column code: matches [A-UX] – 7 offending, for example"
            " code=qA | code=qB | code=qC | code=qD | code=qE."
            " See what pipelines/lagesbild/store/sql/mart_reference__industry.sql reads",
        ),
    ],
)
def test_rules_of_a_built_table_name_table_column_rule_and_rows(
    spoiled: duckdb.DuckDBPyConnection, checkout: Project, spoil: str, message: str
) -> None:
    contract = load_contract(checkout.contracts / "mart_reference__industry.yml")
    spoiled.execute(spoil)
    results = run_checks(spoiled, rules_of(contract), advice_on([contract], copied=()))
    assert [each.message for each in results if not each.passed] == [message]


@pytest.mark.slow
def test_a_code_that_two_kinds_of_area_have_is_refused(spoiled: duckdb.DuckDBPyConnection, checkout: Project) -> None:
    spoiled.execute(
        "insert into mart_area__area select * replace ('group' as kind) from mart_area__area where area_code = 'SK141'"
    )
    rules = rules_of(load_contract(checkout.contracts / "mart_area__area.yml"))
    assert [each.message for each in run_checks(spoiled, rules) if not each.passed] == [
        "mart_area__area, column area_code: no two rows have the same key – area_code=SK141, times=2."
    ]


@pytest.mark.parametrize("field", ["table", "column", "rule", "severity"])
def test_check_without_a_header_line_is_refused(tmp_path: Path, field: str) -> None:
    header = ["-- table: t", "-- column: c", "-- rule: r", "-- severity: error"]
    path = tmp_path / "check.sql"
    path.write_text("\n".join([*(line for line in header if not line.startswith(f"-- {field}")), "select 1"]))
    with pytest.raises(BadFile, match=rf"^check\.sql, field {field}: a check begins with the lines"):
        load_check(path)


def test_check_of_unknown_severity_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "check.sql"
    path.write_text("-- table: t\n-- column: c\n-- rule: r\n-- severity: fatal\nselect 1")
    with pytest.raises(BadFile, match=r"^check\.sql, field severity: is error or warning$"):
        load_check(path)
