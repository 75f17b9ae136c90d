"""Areas, their members and what every area has: the check, what spoils the store, and the rows that it must show."""

from tests.integration.spoiled.case import Spoiled

CASES = [
    Spoiled(
        "areas_have_every_figure",
        "delete from mart_area__education where area_code = 'KU005'",
        ("area_code=KU005, table_name=mart_area__education",),
    ),
    Spoiled(
        "areas_of_a_kind_sum_to_municipalities",
        "update mart_area__education set population_persons = population_persons + 1 where area_code = 'TA18'"
        " and level = 'tertiary'",
        (
            "table_name=mart_area__education, figure=2025 tertiary, municipalities=1672232, subregions=1672232, "
            "employment_areas=1672233, wellbeing_counties=1672232",
        ),
    ),
    Spoiled(
        "basic_prices_are_of_every_age",
        (
            "update raw_reference__basic_prices set age_to = 14 where age_from = 13;"
            "insert into raw_reference__basic_prices values (2025, 12, 12, 1, '870/2024', '2024-12-19')"
        ),
        ("year=2025, age_years=12, prices=2", "year=2025, age_years=15, prices=0"),
    ),
    Spoiled(
        "ended_municipalities_have_ended",
        "update raw_reference__mergers set merged_year = 2022 where area_code = 'KU099'",
        ("area_code=KU099, merged_year=2022, last_division_year=2020",),
    ),
    Spoiled(
        "figures_are_of_known_areas",
        "insert into stg_statfin__education values ('KU999', 2025, 'basic', 1, 'x')",
        ("area_code=KU999, table_name=stg_statfin__education",),
    ),
    Spoiled(
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
    Spoiled(
        "group_members_exist",
        (
            "update raw_reference__groups set member_code = 'KU999' where group_code = 'kopa-jarviseutu' and "
            "member_code = 'KU052'"
        ),
        ("group_code=kopa-jarviseutu, member_code=KU999",),
    ),
    Spoiled(
        "mergers_lead_to_a_municipality",
        "delete from mart_area__merger where area_code = 'KU099'",
        ("area_code=KU099, successor_code=missing",),
    ),
    Spoiled(
        "municipalities_lie_in_one_area_of_each_kind",
        (
            "delete from stg_reference__enclosing where area_code = 'TA18' and member_code = 'KU005';"
            "insert into stg_reference__enclosing"
            " values ('SK141', 'subregion', 'x', 'x', 'x', 'of_kind', 'KU010')"
        ),
        ("area_code=KU005, kind=employment_area, areas=none", "area_code=KU010, kind=subregion, areas=SK141, SK144"),
    ),
    Spoiled(
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
    Spoiled(
        "summed_totals_sum_to_their_members",
        (
            "update mart_area__population_total set population_persons = population_persons + 1 where "
            "area_code = 'kopa-jarviseutu' and year = 2040"
        ),
        (("area_code=kopa-jarviseutu, kind=projected, year=2040, members_persons=13801, area_persons=13802"),),
    ),
    Spoiled(
        "land_area_fits_its_boundary",
        "update raw_nls__land_area set land_area_km2 = 10 * land_area_km2 where area_code = 'KU005'",
        ("area_code=KU005, land_area_km2=10088.000000, enclosed_km2=1047.3",),
    ),
    Spoiled(
        "boundaries_touch_their_region",
        "update stg_reference__municipality set region_code = 'MK21' where area_code = 'KU005'",
        ("area_code=KU005, region_code=MK21, neighbours_regions=MK13 MK14 MK16",),
    ),
    Spoiled(
        "names_stay_with_their_codes",
        (
            "update raw_statfin__municipality_division set name_fi = if(area_code = 'KU005', 'Evijärvi', 'Alajärvi') "
            "where area_code in ('KU005', 'KU052') and year = 2026"
        ),
        (
            "area_code=KU005, name=Alajärvi, first_code=KU005, last_code=KU052",
            "area_code=KU005, name=Evijärvi, first_code=KU005, last_code=KU052",
            "area_code=KU052, name=Alajärvi, first_code=KU005, last_code=KU052",
            "area_code=KU052, name=Evijärvi, first_code=KU005, last_code=KU052",
        ),
    ),
]
