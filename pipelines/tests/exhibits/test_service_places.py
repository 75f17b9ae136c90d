"""Places, groups and staff: worked exactly, said of residents alone, by parameters of anybody."""

from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lagesbild.errors import BadFile
from lagesbild.exhibits import Answer
from lagesbild.exhibits.service_need import service_places
from lagesbild.language import AreaContext, Row, WorkedRow, rounded
from lagesbild.language.places import difference
from lagesbild.measures.places import PARAMETERS, Parameter, in_groups, service_parameters
from lagesbild.settings import Project
from lagesbild.store import Store, build_candidate, find_area, group_of
from tests.exhibits.persons import persons_of, projected
from tests.exhibits.spoken import bars, in_english, table, takeaways

JARVISEUTU = "kopa-jarviseutu"
HEADER = "area_code,stage,parameter,parameter_value,source_fi,source_sv,source_en\n"
VALUES = {"participation_pct": 90.0, "group_size": 17.5, "staff_per_group": 2.0}
PRICES = frozenset({"local-unit-prices"})
MUNICIPALITIES = ["005", "049", "091", "111", "214", "398", "438", "507", "588", "858", "934", "980"]
Found = Answer[service_places.Parameters]


def places(basis: str = "own") -> Found:
    """Grades 1–6 with 100 persons today and 67 at the horizon; nine in ten take part, in groups of 17.5."""
    rows = pd.DataFrame({"time": ["base", "horizon"], "year": [2025, 2040], "kind": ["observed", "projected"]})
    rows = rows.assign(stage="7-12", population_persons=[100, 67], is_open=False, **VALUES)
    taken = rows["population_persons"] * 0.9
    rows = rows.assign(places=taken, groups=taken / 17.5, staff=taken / 17.5 * 2)
    sources = ("Council fi", "Council sv", "Council en")
    listed = tuple(Parameter("7-12", name, value, basis, *sources) for name, value in VALUES.items())
    return Answer(rows, service_places.Parameters(listed), frozenset())


def needed(persons: dict[str, tuple[int, int]], basis: str, undecided: str = "") -> Found:
    """Persons today and at the horizon by stage; parameters are all the same; of some the direction is open."""
    one = places(basis)
    stages = [
        one.rows.assign(stage=stage, population_persons=list(pair), is_open=stage in undecided.split())
        for stage, pair in persons.items()
    ]
    parameters = tuple(each._replace(stage=stage) for stage in persons for each in one.facts.parameters)
    return Answer(pd.concat(stages, ignore_index=True), service_places.Parameters(parameters), frozenset())


@pytest.mark.parametrize(
    ("persons", "participation", "size", "staff", "expected"),
    [
        (1450, 0.7, 1.0, 2.0, (10.15, 10.15, 20.3)),  # as floats 1 450 × 0.7 ÷ 100 is 10.149999999999999
        (175, 1.4, 7.0, 0.1, (2.45, 0.35, 0.035)),
        (686, 100.0, 17.5, 1.0, (686.0, 39.2, 39.2)),
        (0, 90.0, 20.0, 2.0, (0.0, 0.0, 0.0)),
    ],
)
def test_halves_stay_halves(
    persons: int, participation: float, size: float, staff: float, expected: tuple[float, ...]
) -> None:
    row = pd.DataFrame(
        {
            "population_persons": [persons],
            "participation_pct": [participation],
            "group_size": [size],
            "staff_per_group": [staff],
        }
    )
    assert tuple(in_groups(row).loc[0, ["places", "groups", "staff"]]) == expected


def test_a_difference_is_of_what_was_not_rounded() -> None:
    """42.94 and 39.25 read 42.9 and 39.3: their difference is 3.69, not 3.6."""
    assert difference(39.25, 42.94) == Decimal("3.69")
    assert rounded(difference(39.25, 42.94), 1) == Decimal("3.7")


NEED: dict[str, tuple[dict[str, tuple[int, int]], list[str]]] = {
    "all_down": (
        {"7-12": (100, 67), "13-15": (50, 45)},
        [
            "Ryhmien tarve vähenee kaikissa ikäryhmissä, suhteellisesti eniten alakoulussa: 33\u00a0%.",
            "Behovet av grupper minskar i alla åldrar, procentuellt mest i årskurs 1–6: 33\u00a0%.",
            "Fewer groups are needed at every age, most so in grades 1–6: by 33%.",
        ],
    ),
    "all_up": (
        {"0-2": (100, 120), "6": (50, 55)},
        [
            "Ryhmien tarve kasvaa kaikissa ikäryhmissä, suhteellisesti eniten 0–2-vuotiailla: 20\u00a0%.",
            "Behovet av grupper ökar i alla åldrar, procentuellt mest för 0–2-åringar: 20\u00a0%.",
            "More groups are needed at every age, most so at ages 0–2: by 20%.",
        ],
    ),
    "most_down": (
        {"3-5": (100, 75), "6": (1000, 1001)},
        [
            "Ryhmien tarve vähenee suhteellisesti eniten 3–5-vuotiailla: 25\u00a0%.",
            "Behovet av grupper minskar procentuellt mest för 3–5-åringar: 25\u00a0%.",
            "The need for groups falls by the largest share at ages 3–5: by 25%.",
        ],
    ),
    "most_up": (
        {"13-15": (100, 150), "6": (1000, 1000)},
        [
            "Ryhmien tarve kasvaa suhteellisesti eniten yläkoulussa: 50\u00a0%.",
            "Behovet av grupper ökar procentuellt mest i årskurs 7–9: 50\u00a0%.",
            "The need for groups grows by the largest share in grades 7–9: by 50%.",
        ],
    ),
    "falls_but_grows": (
        {"6": (100, 50), "16-18": (100, 110), "13-15": (100, 120)},
        [
            "Ryhmien tarve vähenee esiopetuksessa 50\u00a0% mutta kasvaa yläkoulussa.",
            "Behovet av grupper minskar i förskoleundervisningen med 50\u00a0% men ökar i årskurs 7–9.",
            "The need for groups falls in pre-primary by 50% but grows in grades 7–9.",
        ],
    ),
    "grows_but_falls": (
        {"6": (100, 150), "16-18": (100, 90)},
        [
            "Ryhmien tarve kasvaa esiopetuksessa 50\u00a0% mutta vähenee toisella asteella.",
            "Behovet av grupper ökar i förskoleundervisningen med 50\u00a0% men minskar på andra stadiet.",
            "The need for groups grows in pre-primary by 50% but falls at upper secondary.",
        ],
    ),
    "none": (
        {"6": (1000, 1009)},
        [
            "Ryhmien tarve ei juuri muutu missään ikäryhmässä.",
            "Behovet av grupper är nästan oförändrat i alla åldrar.",
            "About as many groups are needed at every age.",
        ],
    ),
    "few": (
        {"6": (19, 5), "7-12": (0, 1)},
        [
            "Lapsia ja nuoria on nyt 19 ja ennusteen lopussa 6.",
            "Barn och unga är nu 19 och i prognosens slut 6.",
            "There are 19 children and young people now, 6 when the projection ends.",
        ],
    ),
}
OPEN: dict[str, tuple[str, dict[str, tuple[int, int]], list[str]]] = {
    "partly_down": (
        "0-2 3-5",
        {"0-2": (100, 50), "3-5": (200, 120), "7-12": (300, 200), "13-15": (200, 190)},
        [
            "Ryhmien tarve vähenee alakoulussa 33\u00a0%, mutta 2 ikäryhmässä suunta on epävarma.",
            "Behovet av grupper minskar i årskurs 1–6 med 33\u00a0%, men är osäkert i 2 åldersgrupper.",
            "Demand for groups falls in grades 1–6 by 33% but is uncertain at 2 stages.",
        ],
    ),
    "partly_up": (
        "0-2",
        {"0-2": (100, 50), "7-12": (300, 400)},
        [
            "Ryhmien tarve kasvaa alakoulussa 33\u00a0%, mutta yhdessä ikäryhmässä suunta on epävarma.",
            "Behovet av grupper ökar i årskurs 1–6 med 33\u00a0%, men är osäkert i en åldersgrupp.",
            "Demand for groups grows in grades 1–6 by 33% but is uncertain at one stage.",
        ],
    ),
    "open": (
        "0-2 7-12",
        {"0-2": (100, 50), "7-12": (300, 400)},
        [
            "Ryhmien tarve voi kasvaa tai vähentyä kaikissa ikäryhmissä.",
            "Behovet av grupper kan öka eller minska i alla åldrar.",
            "The need for groups may grow or shrink at every age.",
        ],
    ),
}


@pytest.mark.parametrize("case", NEED)
@pytest.mark.parametrize("basis", ["example", "own"])
def test_the_headline_is_of_the_residents_and_of_no_parameter(case: str, basis: str) -> None:
    persons, expected = NEED[case]
    assert takeaways(service_places, needed(persons, basis)) == expected


@pytest.mark.parametrize("case", OPEN)
def test_no_direction_is_told_of_a_stage_where_it_is_open(case: str) -> None:
    undecided, persons, expected = OPEN[case]
    assert takeaways(service_places, needed(persons, "own", undecided)) == expected


def test_table_and_bars_have_what_was_worked() -> None:
    shown = in_english(service_places, places())
    assert table(shown)[1] == Row("grades 1–6 (7–12), 2040 (projection)", ("67", "90", "17.5", "2", "60", "3.4", "6.9"))
    assert shown.weight == 0
    assert "grades 1–6 (7–12): 90% take part, group size 17.5, staff per group 2 – Council en." in shown.notes
    assert bars(shown) == [
        ("2025", "grades 1–6 (7–12)", pytest.approx(90 / 17.5), "5.1"),
        ("2040 (projection)", "grades 1–6 (7–12)", pytest.approx(60.3 / 17.5), "3.4 (−33.0%)"),
    ]


def test_no_percentage_stands_at_the_bar_of_few_residents() -> None:
    shown = in_english(service_places, needed({"7-12": (19, 5)}, "own"))
    assert [label for *_, label in bars(shown)] == ["5.1", "3.4"]


def test_examples_are_said_to_be_examples_in_subtitle_and_note() -> None:
    shown, own = in_english(service_places, places("example")), in_english(service_places, places())
    assert shown.title.endswith("2025 and 2040 (projection), partly with example values")
    assert shown.notes[0] == (
        "3 of the 3 values behind the calculation are examples: set your own before you use the figures."
    )
    assert not any("example" in words for words in (own.title, *own.notes))


def test_the_page_gets_every_value_that_a_reader_may_set() -> None:
    worked = in_english(service_places, places("example")).worked
    assert worked is not None
    assert (worked.area, worked.horizon, worked.drawn) == ("own", 2040, "groups")
    assert worked.cells == ("persons", *PARAMETERS, "places", "groups", "staff")
    values = {"participation_pct": "90", "group_size": "17.5", "staff_per_group": "2"}
    assert worked.rows == (WorkedRow("7-12", 100, 0, values), WorkedRow("7-12", 67, 1, values))
    (setting,) = worked.settings
    assert (setting.key, setting.name) == ("7-12", "grades 1–6 (7–12)")
    assert setting.values[1] == ("group_size", "17.5", "17.5", "example")
    assert setting.values[3] == ("price_eur", "", "", "not given")
    assert [each.label for each in worked.labels] == [
        "Take part, %",
        "Group size",
        "Staff per group",
        "Cost per place, € a year",
    ]


def test_prices_are_set_beside_the_costs_where_a_price_table_was_supplied() -> None:
    worked = in_english(service_places, places(), supplied=PRICES).worked
    assert worked is not None
    assert [each.parameter for each in worked.labels] == list(PARAMETERS)
    assert [value.parameter for value in worked.settings[0].values] == list(PARAMETERS)


def test_parameters_of_one_source_are_one_note_stage_by_stage() -> None:
    both = places()
    other = both.facts.parameters[0]._replace(stage="3-5", parameter_value=82.5, source_en="Council en")
    teachers = both.facts.parameters[2]._replace(source_en="Union")
    listed = (other, *both.facts.parameters[:2], teachers)
    shown = in_english(service_places, Answer(both.rows, service_places.Parameters(listed), frozenset()))
    assert [note for note in shown.notes if " – " in note] == [
        "early childhood education (3–5): 82.5% take part; grades 1–6 (7–12): 90% take part, group size 17.5 – "
        "Council en.",
        "grades 1–6 (7–12): staff per group 2 – Union.",
    ]


def test_places_groups_and_staff_can_be_worked_again_by_hand(store: Store) -> None:
    found = service_places.answer(store, area=find_area(store, JARVISEUTU), horizon=2040)
    rows = found.rows
    small, grades = rows[rows["stage"] == "0-2"].iloc[0], rows[rows["stage"] == "7-12"]
    # 322 children under 3, 40 % take part, groups of 12 with 3 adults
    assert small[["population_persons", *PARAMETERS]].tolist() == [322, 40, 12, 3]
    assert (small["places"], small["groups"], small["staff"]) == pytest.approx((128.8, 128.8 / 12, 32.2))
    basis = {each.parameter: each.basis for each in found.facts.parameters if each.stage == "0-2"}
    assert (basis["group_size"], basis["participation_pct"]) == ("documented", "example")
    # 1 124 and 686 of ages 7–12, all take part, groups of 20 with one teacher
    assert grades["groups"].tolist() == pytest.approx([56.2, 34.3])


def test_parameters_are_in_the_order_of_ages(store: Store) -> None:
    listed = [(each.stage, each.parameter) for each in service_parameters(store, area=find_area(store, JARVISEUTU))]
    stages = ["0-2", "3-5", "6", "7-12", "13-15", "16-18"]
    assert listed == [(stage, parameter) for stage in stages for parameter in PARAMETERS]


def test_acts_that_do_not_hold_in_aland_are_not_named_there(store: Store) -> None:
    mariehamn = find_area(store, "478")
    parameters = service_parameters(store, area=mariehamn)
    assert {(each.basis, each.source_en) for each in parameters} == {("example", "example – set your own")}
    assert [each.parameter_value for each in parameters[:3]] == [40, 12, 3]
    shown = in_english(service_places, service_places.answer(store, area=mariehamn, horizon=2040), area=mariehamn)
    assert shown.notes[0].startswith("18 of the 18 values behind the calculation are examples")
    assert shown.notes[1].startswith("Åland has its own laws on early childhood education and schools")
    assert not any("540/2018" in note for note in shown.notes)


def test_single_municipality_and_region_have_their_own_persons(store: Store) -> None:
    one = service_places.answer(store, area=find_area(store, "049"), horizon=2040).rows
    assert persons_of(one, stage="13-15", time="horizon") == projected(store, ["KU049"], (13, 15), 2040) == 13099
    region = service_places.answer(store, area=find_area(store, "MK06"), horizon=2040).rows
    assert persons_of(region, stage="13-15", time="base") == 9291 + 9040  # men and women observed in 2025
    assert persons_of(region, stage="7-12", time="horizon") == 15309 + 14748


@pytest.mark.slow
@settings(max_examples=12, deadline=None, derandomize=True)
@given(codes=st.lists(st.sampled_from(MUNICIPALITIES), min_size=2, max_size=5))
def test_any_set_of_municipalities_adds_up_in_any_order(store: Store, codes: list[str]) -> None:
    group, backwards = group_of(store, codes), group_of(store, codes[::-1])
    together = service_places.answer(store, area=group, horizon=2040).rows
    pd.testing.assert_frame_equal(together, service_places.answer(store, area=backwards, horizon=2040).rows)
    single = [group_of(store, [code]) for code in group.codes]
    each = [service_places.answer(store, area=area, horizon=2040).rows["groups"].tolist() for area in single]
    assert together["groups"].tolist() == pytest.approx([sum(values) for values in zip(*each, strict=True)])


@pytest.mark.slow
def test_own_parameters_take_the_place_of_those_that_ship_one_by_one(own_prices_store: Store) -> None:
    area = find_area(own_prices_store, JARVISEUTU)
    found = service_places.answer(own_prices_store, area=area, horizon=2040)
    grades = found.rows[found.rows["stage"] == "7-12"].iloc[0]
    basis = {each.parameter: each.basis for each in found.facts.parameters if each.stage == "7-12"}
    assert (grades["group_size"], basis["group_size"], basis["staff_per_group"]) == (17.5, "own", "example")
    assert grades["groups"] == pytest.approx(1124 / 17.5)
    say = AreaContext("en", 2040, service_places.EXHIBIT.room, supplied=PRICES, area=area)
    shown = service_places.words(found, say)
    assert any(note == "grades 1–6 (7–12): group size 17.5 – Education board." for note in shown.notes)
    assert shown.notes[0].startswith("13 of the 18 values behind the calculation are examples")


@pytest.mark.slow
@pytest.mark.parametrize(("code", "size"), [(JARVISEUTU, 17.5), ("KU005", 15.5), ("MK14", 15.5)])
def test_a_parameter_of_a_group_is_not_its_members(own_prices_store: Store, code: str, size: float) -> None:
    parameters = service_parameters(own_prices_store, area=find_area(own_prices_store, code))
    assert len(parameters) == 18
    sizes = [each.parameter_value for each in parameters if (each.stage, each.parameter) == ("7-12", "group_size")]
    assert sizes == [size]


def test_parameters_without_areas_are_refused_with_what_to_add(home: Project) -> None:
    old = "stage,parameter,parameter_value,source_fi,source_sv,source_en\n7-12,group_size,17.5,a,b,c\n"
    (home.local / "service_parameters.csv").write_text(old, encoding="utf-8")
    with pytest.raises(BadFile) as refused:
        build_candidate(home)
    assert str(refused.value).startswith(
        "data/local/service_parameters.csv, line 1, field area_code: the header lacks area_code; add area_code: Area "
        "on whose pages the line counts"
    )


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (
            'all,7-12,group_size,"17,5",a,b,c\n',
            "'17,5' is not a number with one decimal at most and a point before it; write it so, without spaces and "
            "unit",
        ),
        (
            "all,7-12,group_size,0,a,b,c\n",
            "0 is below 0.1; write Value of the parameter, with one decimal at most.",
        ),
    ],
)
def test_a_parameter_that_would_be_misread_is_refused_with_line_and_field(
    home: Project, line: str, message: str
) -> None:
    (home.local / "service_parameters.csv").write_text(HEADER + line, encoding="utf-8")
    with pytest.raises(BadFile) as refused:
        build_candidate(home)
    where = "data/local/service_parameters.csv, line 2, field parameter_value"
    assert str(refused.value) == f"{where}: {message}"


def test_every_example_of_the_parameters_that_ship_says_so_in_three_languages(checkout: Project) -> None:
    shipped = pd.read_csv(Path(checkout.reference) / "service_parameters.csv", dtype=str)
    examples = shipped[shipped["basis"] == "example"]
    assert len(shipped) == 18
    assert set(examples["source_fi"]) == {"esimerkki – aseta oma"}
    assert set(examples["source_sv"]) == {"exempel – ange eget"}
    assert set(examples["source_en"]) == {"example – set your own"}
    documented = shipped[shipped["basis"] == "documented"].set_index(["stage", "parameter"])["parameter_value"]
    # one adult per four children under three, per seven from three on, three adults at most in a group
    assert documented.to_dict() == {
        ("0-2", "group_size"): "12",
        ("0-2", "staff_per_group"): "3",
        ("3-5", "group_size"): "21",
        ("3-5", "staff_per_group"): "3",
    }
