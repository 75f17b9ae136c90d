"""Who works and who studies: sentences and lines of hand-made shares, and what can be followed."""

import pandas as pd
import pytest

from lagesbild.exhibits import Answer
from lagesbild.exhibits.labour import main_activity as room
from lagesbild.measures.over_years import Past
from tests.exhibits.spoken import exhibit_of, in_english, lines, table, takeaways


def shares(*employed_pct: float) -> Answer[Past]:
    """The area's share of employed in 2014 and 2024, the country's beside it."""
    rows = [("area", year, pct, 8.0, 92.0 - pct - 5) for year, pct in zip((2014, 2024), employed_pct, strict=True)]
    rows += [("country", 2014, 69.0, 10.0, 10.0), ("country", 2024, 72.5, 11.0, 7.5)]
    columns = ["unit", "year", "employed_pct", "student_pct", "outside_pct"]
    return Answer(pd.DataFrame(rows, columns=columns), Past(2014, (2014, 2024)), frozenset())


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (
            shares(70.0, 75.0),
            [
                "Alueella Järviseutu työllisten osuus työikäisistä nousi 5,0 prosenttiyksikköä vuodesta 2014.",
                "I området Sjönejden steg andelen sysselsatta i arbetsför ålder 5,0 procentenheter från 2014.",
                "In Järviseutu the share of working-age residents in employment rose 5.0 percentage points from 2014.",
            ],
        ),
        (
            shares(75.0, 74.5),
            [
                "Alueella Järviseutu työllisten osuus työikäisistä laski 0,5 prosenttiyksikköä vuodesta 2014.",
                "I området Sjönejden sjönk andelen sysselsatta i arbetsför ålder 0,5 procentenheter från 2014.",
                "In Järviseutu the share of working-age residents in employment fell 0.5 percentage points from 2014.",
            ],
        ),
        (
            shares(75.0, 75.44),
            [
                "Alueella Järviseutu työllisten osuus työikäisistä on pysynyt samana vuodesta 2014.",
                "I området Sjönejden är andelen sysselsatta i arbetsför ålder densamma som 2014.",
                "In Järviseutu the share of working-age residents in employment is what it was in 2014.",
            ],
        ),
    ],
    ids=["up", "down", "same"],
)
def test_the_share_of_employed_is_said(answer: Answer[Past], said: list[str]) -> None:
    assert takeaways(room, answer) == said


def test_four_lines_and_those_outside_in_the_table() -> None:
    shown = in_english(room, shares(70.0, 75.0))
    assert lines(shown) == [
        ("Employed, Järviseutu", "own"),
        ("Students, Järviseutu", "third"),
        ("Employed, Whole country", "second"),
        ("Students, Whole country", "fourth"),
    ]
    assert [(row.header, row.cells) for row in table(shown)] == [
        ("2014", ("70.0%", "8.0%", "17.0%", "69.0%", "10.0%", "10.0%")),
        ("2024", ("75.0%", "8.0%", "12.0%", "72.5%", "11.0%", "7.5%")),
    ]


def test_shares_of_the_newest_year_can_be_followed() -> None:
    assert [(fact.key, fact.value, fact.year) for fact in exhibit_of(room).keyed(shares(70.0, 75.0))] == [
        ("main-activity/employed/today", 75.0, 2024),
        ("main-activity/student/today", 8.0, 2024),
        ("main-activity/outside/today", 12.0, 2024),
    ]
