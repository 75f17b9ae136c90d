"""Employed persons, commuting and industries: the check, what spoils the store, and the rows that it must show."""

from tests.integration.spoiled.case import Spoiled

CASES = [
    Spoiled(
        "commuting_adds_up",
        "update raw_statfin__job set employed_persons = employed_persons + 1 where area_code = 'SSS' and year = 2017"
        " and commuting = 'SSS'",
        (
            "what=jobs and residents of the country, year=2017, total_persons=2327731, summed_persons=2327730",
            "what=jobs of SSS, year=2017, total_persons=2327731, summed_persons=2327730",
            "what=jobs of all municipalities, SSS, year=2017, total_persons=2327731, summed_persons=2327730",
        ),
    ),
    Spoiled(
        "employed_ages_do_not_overlap",
        (
            "insert into mart_occupation__employed_age"
            " values (2023, '91', 45, 54, 9, null, 'x'), (2023, '91', 50, 64, 9, null, 'x')"
        ),
        ("year=2023, age_from=45, age_to=54, other_from=50, other_to=64",),
    ),
    Spoiled(
        "employed_ages_part_at_55",
        "insert into mart_occupation__employed_age values (2023, '91', 50, 64, 9, null, 'x')",
        ("year=2023, age_from=50, age_to=64",),
    ),
    Spoiled(
        "employed_are_whole_persons",
        (
            "insert into raw_statfin__employed_occupation"
            " values ('MK14', 2023, '91', 'SSS', 'c', 'Employed', null, 9.5, null);"
            "insert into stg_statfin__employed_occupation"
            " values ('statfin-115s', 'MK14', 2023, '91', 'SSS', 'c', 'Employed', 10, null)"
        ),
        ("source_id=statfin-115s, content_code=c, unit=missing, broken_values=1",),
    ),
    Spoiled(
        "employed_contents_are_known",
        (
            "insert into raw_statfin__employed_occupation_age"
            " values (2023, '91', '55-64', 'c', 'Persons', 'number', 9, null)"
        ),
        ("source_id=statfin-115r, content_code=c, content=Persons, unit=number",),
    ),
    Spoiled(
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
    Spoiled(
        "employed_groups_have_names",
        "insert into mart_region__employed_occupation values ('MK14', 2023, '97', 9, null, 'x')",
        ("occupation_code=97",),
    ),
    Spoiled(
        "employed_groups_within_total",
        (
            "insert into mart_region__employed_occupation"
            " values ('MK14', 2023, 'SSS', 8, null, 'x'), ('MK14', 2023, '91', 9, null, 'x')"
        ),
        ("area_code=MK14, ages=all, year=2023, groups_persons=9, total_persons=8",),
    ),
    Spoiled(
        "industries_have_names",
        "delete from mart_reference__industry where code = 'Q'",
        ("industry_code=Q",),
    ),
    Spoiled(
        "industries_sum_to_employed",
        (
            "update raw_statfin__employed_industry set employed_persons = employed_persons + 3000 where area_code = "
            "'MK14' and industry_code = 'Q' and year = 2017 and sex_code = '2'"
        ),
        ("area_code=MK14, year=2017, industries_persons=81903, residents_persons=78903",),
    ),
    Spoiled(
        "industries_keep_their_share_of_women",
        (
            "update raw_statfin__employed_industry set sex_code = if(sex_code = '1', '2', '1') where area_code = "
            "'MK14' and industry_code = 'Q' and year = 2023"
        ),
        (
            (
                "area_code=MK14, industry_code=Q, year=2023, employed_persons=16959, women_pct=11.1, "
                "country_women_pct=83.3"
            ),
        ),
    ),
    Spoiled(
        "industries_move_slowly",
        (
            "update raw_statfin__employed_industry set employed_persons = 10 * employed_persons where area_code = "
            "'MK14' and industry_code = 'J' and year = 2023"
        ),
        ("area_code=MK14, industry_code=J, year=2023, year_before_persons=1018, employed_persons=10800",),
    ),
    Spoiled(
        "employed_agree_with_labour_force",
        (
            "update stg_statfin__commuting set employed_persons = 1000 where area_code = 'KU005' and side = "
            "'residents' and year = 2017"
        ),
        ("area_code=KU005, year=2017, employed_persons=1000, labour_force_persons=4077",),
    ),
    Spoiled(
        "employed_move_slowly",
        (
            "update stg_statfin__commuting set employed_persons = 1000 where area_code = 'KU005' and side = 'jobs' "
            "and year = 2017; update stg_statfin__commuting set commuting_persons = 2500 where area_code = 'KU005' "
            "and side = 'residents' and year = 2017"
        ),
        (
            (
                "area_code=KU005, side=jobs, year=2017, year_before_persons=3330, employed_persons=1000, "
                "year_before_commuting_persons=719, commuting_persons=806"
            ),
            (
                "area_code=KU005, side=residents, year=2017, year_before_persons=3441, employed_persons=3508, "
                "year_before_commuting_persons=830, commuting_persons=2500"
            ),
        ),
    ),
]
