"""Mother tongues over the years: sentences and lines of hand-made shares."""

import pandas as pd
import pytest

from lagesbild.exhibits import Answer
from lagesbild.exhibits.population import mother_tongue as room
from lagesbild.measures.over_years import Past
from tests.exhibits.spoken import in_english, lines, table, takeaways


def shares(*foreign_pct: float) -> Answer[Past]:
    """The area's foreign share in 2014 and 2024, the country's beside it."""
    rows = [("area", year, 90.0, 1.5, pct) for year, pct in zip((2014, 2024), foreign_pct, strict=True)]
    rows += [("country", 2014, 89.0, 5.5, 5.0), ("country", 2024, 83.0, 5.2, 11.0)]
    columns = ["unit", "year", "finnish_pct", "swedish_pct", "foreign_pct"]
    return Answer(pd.DataFrame(rows, columns=columns), Past(2014, (2014, 2024)), frozenset())


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (
            shares(0.67, 4.0),
            [
                "Alueella Järviseutu vieraskielisten osuus nousi 3,3 prosenttiyksikköä vuodesta 2014.",
                "I området Sjönejden steg andelen med ett främmande modersmål 3,3 procentenheter från 2014.",
                "In Järviseutu the share with a foreign mother tongue rose 3.3 percentage points from 2014.",
            ],
        ),
        (
            shares(4.0, 3.5),
            [
                "Alueella Järviseutu vieraskielisten osuus laski 0,5 prosenttiyksikköä vuodesta 2014.",
                "I området Sjönejden sjönk andelen med ett främmande modersmål 0,5 procentenheter från 2014.",
                "In Järviseutu the share with a foreign mother tongue fell 0.5 percentage points from 2014.",
            ],
        ),
        (
            shares(4.0, 4.44),
            [
                "Alueella Järviseutu vieraskielisten osuus on pysynyt samana vuodesta 2014.",
                "I området Sjönejden är andelen med ett främmande modersmål densamma som 2014.",
                "In Järviseutu the share with a foreign mother tongue is what it was in 2014.",
            ],
        ),
    ],
    ids=["up", "down", "same"],
)
def test_the_foreign_share_is_said(answer: Answer[Past], said: list[str]) -> None:
    assert takeaways(room, answer) == said


def test_four_lines_and_finnish_in_the_table() -> None:
    shown = in_english(room, shares(0.67, 4.0))
    assert lines(shown) == [
        ("Foreign language, Järviseutu", "own"),
        ("Swedish, Järviseutu", "third"),
        ("Foreign language, Whole country", "second"),
        ("Swedish, Whole country", "fourth"),
    ]
    assert [(row.header, row.cells) for row in table(shown)] == [
        ("2014", ("90.0%", "1.5%", "0.7%", "89.0%", "5.5%", "5.0%")),
        ("2024", ("90.0%", "1.5%", "4.0%", "83.0%", "5.2%", "11.0%")),
    ]
