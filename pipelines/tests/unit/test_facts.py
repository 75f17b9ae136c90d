"""Keyed facts: what a key says, and how a value is written."""

import pandas as pd
import pytest

from lagesbild.measures.facts import Fact, Unit, between, figure_of, of_years, projected_key, written, year_of_key
from lagesbild.measures.today import Reference

NOW = Fact.today("7-12", 1124, 2024, "persons", "projected")._replace(key="school-stages/7-12/today")
THEN = Fact.projected("KU005/7-15", 626, 2040, "persons")._replace(key="members/KU005/7-15/projected/2040")


def test_a_key_says_the_exhibit_the_figure_and_the_time() -> None:
    assert (NOW.figure, THEN.figure) == ("7-12", "KU005/7-15")
    assert (figure_of(NOW.key), figure_of(THEN.key)) == ("school-stages/7-12", "members/KU005/7-15")
    assert (year_of_key(NOW.key), year_of_key(THEN.key)) == (None, 2040)
    assert year_of_key("school-stages/2035") is None


def test_today_and_the_projection_of_a_figure_are_found_from_each_other() -> None:
    assert projected_key(NOW.key, 2035) == "school-stages/7-12/projected/2035"
    assert projected_key(THEN.key, 2035) == "members/KU005/7-15/projected/2035"


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        (1124, "persons", "1124"),
        (56.65, "per_100", "56.7"),
        (-0.04, "pct", "0.0"),
        (-12.25, "pct", "-12.3"),
        (26135563.5, "eur", "26135564"),
        (2.0, "pct", "2.0"),
    ],
)
def test_a_value_is_written_with_the_decimals_of_its_unit(value: float, unit: Unit, expected: str) -> None:
    assert written(value, unit) == expected


def test_a_fact_travels_without_language() -> None:
    assert NOW.as_json() == {
        "key": "school-stages/7-12/today",
        "value": 1124,
        "year": 2024,
        "month": None,
        "unit": "persons",
        "kind": "projected",
        "at_most": None,
        "decimals": 0,
        "sources": [],
    }


def years(*rows: tuple[int, str, float | None]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["year", "kind", "ratio"])


def test_today_and_the_last_projected_year_are_taken() -> None:
    rows = years(
        (2024, "observed", 61.5), (2040, "projected", 56.5), (2035, "projected", 58.0), (2023, "observed", 1.0)
    )
    assert list(of_years(rows, "ratio", "ratio", "per_100", today=Reference(2024, "observed"))) == [
        Fact("ratio/today", 61.5, 2024, "per_100", "observed"),
        Fact("ratio/projected/2040", 56.5, 2040, "per_100", "projected"),
    ]


def test_what_is_missing_gives_no_fact() -> None:
    rows = years((2024, "observed", None), (2040, "projected", None))
    assert list(of_years(rows, "ratio", "ratio", "per_100", today=Reference(2024, "observed"))) == []
    assert list(between("share", None, None, 2026, "pct")) == []


def test_hidden_numbers_leave_both_ends() -> None:
    assert list(between("vacancies", 33, 36, 2026, "count", month=6)) == [
        Fact("vacancies/today", 33, 2026, "count", "observed", month=6, at_most=36)
    ]
    assert [fact.at_most for fact in between("vacancies", 33, 33, 2026, "count")] == [None]
