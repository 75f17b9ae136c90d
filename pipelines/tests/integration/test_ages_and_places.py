"""Ages, year groups, places and costs against the provider's figures: asked of the raw tables or added by hand."""

from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lagesbild.wording import PRESENTERS, Words

from lagesbild import questions
from lagesbild.errors import BadFile
from lagesbild.settings import Project
from lagesbild.store import Store, build_candidate, find_area, group_of, swap_in
from tests.conftest import new_home

JARVISEUTU = "kopa-jarviseutu"
PARAMETERS = "stage,parameter,parameter_value,source_fi,source_sv,source_en\n"
PRICES = "service,age_from,age_to,price_eur,year,body,source\n"


def persons(rows: pd.DataFrame, **where: object) -> int:
    for name, value in where.items():
        rows = rows[rows[name] == value]
    assert len(rows) == 1, rows
    return int(rows["population_persons"].iloc[0])


def raw(store: Store, codes: list[str], ages: tuple[int, int], year: int) -> int:
    """Persons of these ages in the projection of municipalities, straight from the table as it was published."""
    found = store.query(
        "select sum(population_persons) as persons from raw_statfin__projection_municipality"
        " where list_contains($codes, area_code) and year = $year and sex_code = 'SSS'"
        " and try_cast(age_code as integer) between $low and $high",
        codes=codes, year=year, low=ages[0], high=ages[1],
    )  # fmt: skip
    return int(found["persons"].iloc[0])


@pytest.mark.parametrize(
    ("code", "units", "now", "then"),
    [
        (JARVISEUTU, ["KU005", "KU052", "KU403", "KU934"], 1447, 811),
        ("049", ["KU049"], 13026, 15980),
    ],
)
def test_profile_of_municipalities_has_both_sexes_together(
    store: Store, code: str, units: list[str], now: int, then: int
) -> None:
    rows = questions.age_profile(store, area=find_area(store, code), horizon=2040)
    assert set(rows["sex"]) == {"total"}
    assert persons(rows, time="base", age_from=65) == raw(store, units, (65, 69), 2024) == now
    assert persons(rows, time="horizon", age_from=65) == raw(store, units, (65, 69), 2040) == then


def test_pyramid_of_a_region_has_men_and_women_observed_and_projected(store: Store) -> None:
    rows = questions.age_profile(store, area=find_area(store, "MK06"), horizon=2040)
    # Statistics Finland 11re, Pirkanmaa 2025, and 14wx summed to the region, ages 0–4 and 95 and over
    assert persons(rows, time="base", sex="men", age_from=0) == 11573
    assert persons(rows, time="base", sex="women", age_from=95) == 1062
    assert persons(rows, time="horizon", sex="women", age_from=0) == 12122
    assert sorted(set(rows["sex"])) == ["men", "women"]
    assert set(rows.loc[rows["time"] == "base", "year"]) == {2025}
    assert rows.loc[rows["time"] == "base", "population_persons"].sum() == 548910  # 31 December 2025
    assert len(rows) == 2 * 2 * 20


def test_year_groups_reach_school_ages_without_births_to_come(store: Store) -> None:
    rows = questions.cohorts(store, area=find_area(store, JARVISEUTU))
    units = ["KU005", "KU052", "KU403", "KU934"]
    # aged 0 in 2024: 99, who reach 7 in 2031, 13 in 2037, 16 in 2040, 19 in 2043
    born = rows[rows["birth_year"] == 2024]
    assert born[["age_years", "year"]].to_numpy().tolist() == [[7, 2031], [13, 2037], [16, 2040], [19, 2043]]
    assert set(born["population_persons"]) == {raw(store, units, (0, 0), 2024)} == {99}
    assert born["change_persons"].tolist() == [99 - 160, 99 - 220, 99 - 213, 99 - 165]
    assert rows.groupby("age_years")["year"].max().to_dict() == {7: 2031, 13: 2037, 16: 2040, 19: 2043}
    assert persons(rows, age_years=7, year=2024) == raw(store, units, (7, 7), 2024) == 160


@pytest.mark.parametrize(
    ("code", "first", "seven", "born"), [("049", 2024, 3681, 3363), ("MK06", 2025, 2526 + 2297, 2327 + 2231)]
)
def test_year_groups_begin_with_todays_ages(store: Store, code: str, first: int, seven: int, born: int) -> None:
    rows = questions.cohorts(store, area=find_area(store, code))
    assert rows["year"].min() == first
    assert persons(rows, age_years=7, year=first) == seven
    assert persons(rows, age_years=19, year=first + 19) == born
    ages = questions.school_stages(store, area=find_area(store, code), horizon=2040)
    six = ages[(ages["stage"] == "6") & (ages["kind"] == "calculated")].set_index("year")["population_persons"]
    assert persons(rows, age_years=7, year=first + 2) == six.loc[first + 1]


def test_places_groups_and_staff_can_be_worked_again_by_hand(store: Store) -> None:
    rows = questions.service_places(store, area=find_area(store, JARVISEUTU), horizon=2040)
    small, grades = rows[rows["stage"] == "0-2"].iloc[0], rows[rows["stage"] == "7-12"]
    # 322 children under 3, 40 % take part, groups of 12 with 3 adults
    assert small[["population_persons", "participation_pct", "group_size", "staff_per_group"]].tolist() == [
        322,
        40,
        12,
        3,
    ]
    assert (small["places"], small["groups"], small["staff"]) == pytest.approx((128.8, 128.8 / 12, 32.2))
    assert (small["group_size_basis"], small["participation_pct_basis"]) == ("documented", "example")
    # 1 124 and 686 of ages 7–12, all take part, groups of 20 with one teacher
    assert grades["groups"].tolist() == pytest.approx([56.2, 34.3])
    assert not rows["has_prices"].any()


def test_single_municipality_and_region_have_their_own_persons(store: Store) -> None:
    one = questions.service_places(store, area=find_area(store, "049"), horizon=2040)
    assert persons(one, stage="13-15", time="horizon") == raw(store, ["KU049"], (13, 15), 2040) == 13099
    region = questions.service_places(store, area=find_area(store, "MK06"), horizon=2040)
    assert persons(region, stage="13-15", time="base") == 9291 + 9040  # men and women observed in 2025
    assert persons(region, stage="7-12", time="horizon") == 15309 + 14748


def test_no_costs_without_a_price_table(store: Store) -> None:
    assert questions.service_costs(store, area=find_area(store, JARVISEUTU), horizon=2040).empty


MUNICIPALITIES = ["005", "049", "091", "111", "214", "398", "438", "507", "588", "858", "934", "980"]


@pytest.mark.slow
@settings(max_examples=12, deadline=None, derandomize=True)
@given(codes=st.lists(st.sampled_from(MUNICIPALITIES), min_size=2, max_size=5))
def test_any_set_of_municipalities_adds_up_in_any_order(store: Store, codes: list[str]) -> None:
    group, backwards = group_of(store, codes), group_of(store, codes[::-1])
    single = [group_of(store, [code]) for code in group.units]
    asked = {
        "population_persons": (questions.age_profile, {"horizon": 2040}),
        "change_persons": (questions.cohorts, {}),
        "groups": (questions.service_places, {"horizon": 2040}),
        "horizon_persons": (questions.members, {"horizon": 2040}),
    }
    for column, (ask, more) in asked.items():
        together = ask(store, area=group, **more)
        pd.testing.assert_frame_equal(together, ask(store, area=backwards, **more))
        if ask is questions.members:
            together = together[together["area_code"] == "total"]
        each = [ask(store, area=area, **more)[column].tolist()[: len(together)] for area in single]
        assert together[column].tolist() == pytest.approx([sum(values) for values in zip(*each, strict=True)])


@pytest.fixture(scope="module")
def own_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store with made-up parameters and prices of the user's own."""
    home = new_home(tmp_path_factory.mktemp("own") / "home")
    own = PARAMETERS + "7-12,group_size,17.5,Koulutuslautakunta,Utbildningsnämnden,Education board\n"
    (home.local / "service_parameters.csv").write_text(own, encoding="utf-8")
    prices = PRICES + "Perusopetus,7,15,10500.50,2025,Made-up town,Made-up budget\n"
    (home.local / "unit_prices.csv").write_text(prices, encoding="utf-8")
    swap_in(build_candidate(home), home)
    with Store.open(home) as opened:
        yield opened


@pytest.mark.slow
def test_own_parameters_take_the_place_of_those_that_ship_one_by_one(own_store: Store) -> None:
    area = find_area(own_store, JARVISEUTU)
    rows = questions.service_places(own_store, area=area, horizon=2040)
    grades = rows[rows["stage"] == "7-12"].iloc[0]
    assert (grades["group_size"], grades["group_size_basis"], grades["staff_per_group_basis"]) == (
        17.5,
        "own",
        "example",
    )
    assert grades["groups"] == pytest.approx(1124 / 17.5)
    shown = PRESENTERS["service-places"](rows, Words("en", area, 2040))
    assert any(note == "grades 1–6 (7–12): group size 17.5 – Education board." for note in shown.notes)
    assert "Examples among the parameters: 13 of 18." in shown.takeaway
    assert not any("not shown" in note for note in shown.notes)


@pytest.mark.slow
def test_costs_are_residents_times_the_price_supplied(own_store: Store) -> None:
    area = find_area(own_store, JARVISEUTU)
    rows = questions.service_costs(own_store, area=area, horizon=2040)
    # ages 7–15: 1 124 + 671 in 2024, 686 + 351 in 2040
    assert rows["cost_eur"].tolist() == [1795 * 10500.5, 1037 * 10500.5]
    shown = PRESENTERS["service-costs"](rows, Words("en", area, 2040))
    assert shown.takeaway == (
        "At the prices supplied, what changes most is Perusopetus (7–15): 2024 (projection) 18,848,398 euro, "
        "2040 (projection) 10,889,019 euro (−7,959,379 euro, −42.2%)."
    )
    assert shown.table is not None
    assert shown.table.rows[0].cells == ("1,795", "10,500.50", "18,848,398", "2025", "Made-up town")
    assert "Perusopetus (7–15): price level 2025, Made-up town – Made-up budget." in shown.notes


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        (
            "service_parameters.csv",
            PARAMETERS + '7-12,group_size,"17,5",a,b,c\n',
            "service_parameters.csv, line 2, field parameter_value: '17,5' is not a number with one decimal at most "
            "and a point before it",
        ),
        (
            "service_parameters.csv",
            PARAMETERS + "7-12,group_size,0,a,b,c\n",
            "service_parameters.csv, line 2, field parameter_value: 0 is below 0.1",
        ),
        (
            "unit_prices.csv",
            PRICES + "A,7,15,1.005,2025,b,s\n",
            "unit_prices.csv, line 2, field price_eur: '1.005' is not a number with two decimals at most and a point "
            "before them",
        ),
        ("unit_prices.csv", PRICES + "A,7,101,1,2025,b,s\n", "unit_prices.csv, line 2, field age_to: 101 is above 100"),
        (
            "unit_prices.csv",
            PRICES + "A,7,15,1,2025.0,b,s\n",
            "unit_prices.csv, line 2, field year: '2025.0' is not a whole number",
        ),
    ],
)  # fmt: skip
def test_number_that_would_be_misread_is_refused_with_line_and_field(
    home: Project, name: str, content: str, message: str
) -> None:
    (home.local / name).write_text(content, encoding="utf-8")
    with pytest.raises(BadFile) as refused:
        build_candidate(home)
    assert str(refused.value) == f"data/local/{message}"


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
        ("0-2", "group_size"): "12", ("0-2", "staff_per_group"): "3",
        ("3-5", "group_size"): "21", ("3-5", "staff_per_group"): "3",
    }  # fmt: skip
