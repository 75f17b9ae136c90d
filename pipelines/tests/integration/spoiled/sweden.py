"""Figures of Sweden: the check, what spoils the store, and the rows that it must show."""

from tests.integration.spoiled.case import Spoiled

CASES = [
    Spoiled(
        "swedish_areas_have_names",
        "update raw_reference__swedish_names set area_code = '02' where area_code = '01'",
        ("area_code=02",),
    ),
    Spoiled(
        "swedish_boundaries_are_of_the_county",
        "update raw_scb__boundary set area_code = '0380' where area_code = '0127'",
        ("area_code=0127", "area_code=0380"),
    ),
    Spoiled(
        "swedish_education_sums_to_population",
        "update stg_sweden__education set population_persons = population_persons + 1 where area_code = '0127'"
        " and age_group = '25-34' and sex = 'men' and level = 'unknown'",
        ("area_code=0127, year=2019, age_group=25-34, sex=men, educated_persons=6964, population_persons=6963",),
    ),
    Spoiled(
        "swedish_municipalities_sum_to_county",
        "update mart_sweden__unemployed set unemployed_persons = unemployed_persons + 1 where area_code = '01'"
        " and month = '2022-12'",
        (
            "area_code=00, figure=unemployed 2022-12, municipalities_persons=334081, area_persons=334080",
            "area_code=01, figure=unemployed 2022-12, municipalities_persons=77150, area_persons=77151",
        ),
    ),
    Spoiled(
        "swedish_unemployed_are_of_known_municipalities",
        "update raw_arbetsformedlingen__unemployed set municipality_name = 'Botkyrke' where municipality_name ="
        " 'Botkyrka' and month = '2022-12'",
        (
            "county_name=Stockholms län, municipality_name=Botkyrka, missing_month=2022-12",
            "county_name=Stockholms län, municipality_name=Botkyrke, missing_month=missing",
        ),
    ),
    Spoiled(
        "swedish_unemployed_move_in_steps",
        (
            "update mart_sweden__unemployed set unemployed_persons = 10 * unemployed_persons where area_code = "
            "'0114' and month = '2022-06'"
        ),
        ("area_code=0114, month=2022-06, before_persons=1762, unemployed_persons=17850, after_persons=1811",),
    ),
]
