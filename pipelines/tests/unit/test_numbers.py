"""Numbers and dates: what is written, in three languages."""

from decimal import Decimal

import pytest

from lagesbild.language import CompositeCell, FormattedNumber, Numbers, rounded
from lagesbild.settings import Language


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [
        (2.5, 0, "3"),
        (-2.5, 0, "-3"),
        (0.5, 0, "1"),
        (1.5, 0, "2"),
        (2.45, 1, "2.5"),
        (1.005, 2, "1.01"),
        (-0.05, 1, "-0.1"),
        (-0.04, 1, "0.0"),
        (-0.4, 0, "0"),
        (Decimal("0.125"), 2, "0.13"),
        (7, 1, "7.0"),
    ],
)
def test_ties_are_rounded_away_from_zero_as_they_are_written(
    value: float | Decimal, decimals: int, expected: str
) -> None:
    assert str(rounded(value, decimals)) == expected


@pytest.mark.parametrize(
    ("language", "number", "negative", "percent", "change"),
    [
        ("fi", "1\u00a0234\u00a0567", "−1\u00a0234,5", "12,3\u00a0%", "+0,5\u00a0%"),
        ("sv", "1\u00a0234\u00a0567", "−1\u00a0234,5", "12,3\u00a0%", "+0,5\u00a0%"),
        ("en", "1,234,567", "−1,234.5", "12.3%", "+0.5%"),
    ],
)
def test_numbers_are_grouped_and_signed_as_each_language_writes_them(
    language: Language, number: str, negative: str, percent: str, change: str
) -> None:
    fmt = Numbers(language)
    assert fmt.integer(1234567) == number
    assert fmt.decimal(-1234.45, 1) == negative
    assert fmt.percent(12.25) == percent
    assert fmt.change_percent(0.45) == change


@pytest.mark.parametrize(("value", "written"), [(3, "+3"), (-3, "−3"), (0, "0"), (0.4, "0"), (-0.4, "0"), (-0.0, "0")])
def test_only_a_change_that_is_seen_has_a_sign(value: float, written: str) -> None:
    assert Numbers("fi").change(value) == written


def test_a_percentage_that_rounds_to_zero_has_no_sign() -> None:
    assert Numbers("sv").change_percent(-0.04) == "0,0\u00a0%"


def test_a_range_is_one_number_where_both_ends_read_the_same() -> None:
    assert Numbers("fi").between(85, 88) == "85–88"
    assert Numbers("fi").between(85, 85) == "85"
    assert Numbers("fi").between(84.6, 85.4) == "85"
    assert Numbers("en").between(998, 1001) == "998–1,001"


def test_a_range_of_percentages_has_its_sign_once() -> None:
    assert Numbers("fi").percent_between(0.5, 1.9) == "0,5–1,9\u00a0%"
    assert Numbers("en").percent_between(0.5, 0.54) == "0.5%"


@pytest.mark.parametrize(
    ("language", "month", "month_name", "day"),
    [
        ("fi", "lokakuu 2023", "lokakuu", "1. huhtikuuta 2026"),
        ("sv", "oktober 2023", "oktober", "1 april 2026"),
        ("en", "October 2023", "October", "1 April 2026"),
    ],
)
def test_months_and_days(language: Language, month: str, month_name: str, day: str) -> None:
    fmt = Numbers(language)
    assert fmt.month("2023-10") == month
    assert fmt.month_name("2023-10") == month_name
    assert fmt.day("2026-04-01") == day


def test_a_number_keeps_the_value_that_was_written_and_its_format_in_a_spreadsheet() -> None:
    written = Numbers("fi").change_percent(-33.861)
    assert (written, written.value) == ("−33,9\u00a0%", -33.9)
    assert written.pattern == '+#,##0.0"\u00a0%";−#,##0.0"\u00a0%";#,##0.0"\u00a0%"'
    whole = Numbers("en").integer(2.5)
    assert (whole.value, type(whole.value)) == (3, int)


def test_a_cell_of_several_numbers_keeps_those_that_are_numbers() -> None:
    cell = CompositeCell("5 (–)", {"Persons": Numbers("en").integer(5), "Change, %": "–"})
    (label, part), *rest = cell.parts
    assert (label, part.value, rest) == ("Persons", 5, [])
    assert isinstance(part, FormattedNumber)
