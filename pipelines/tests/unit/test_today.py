"""Which years are compared: hand-made years, the expected ones written out."""

import pandas as pd
import pytest

from lagesbild.measures.today import Reference, comparison_year, reference_year, rows_of_year, splice_projection


def years(*rows: tuple[int, str]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=["year", "kind"])


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([(2019, "observed"), (2024, "projected"), (2040, "projected")], Reference(2024, "projected")),
        (
            [(2010, "observed"), (2025, "observed"), (2024, "projected"), (2040, "projected")],
            Reference(2025, "observed"),
        ),
        ([(2024, "observed"), (2024, "projected")], Reference(2024, "observed")),
        ([(2024, "projected"), (2040, "projected")], Reference(2024, "projected")),
        ([(2019, "observed")], Reference(2019, "observed")),
    ],
    ids=["projected-is-newer", "observed-is-newer", "same-year", "nothing-observed", "nothing-projected"],
)
def test_today_is_the_newest_observed_year_or_the_first_projected_one(
    rows: list[tuple[int, str]], expected: Reference
) -> None:
    assert reference_year(years(*rows)) == expected


@pytest.mark.parametrize(
    ("listed", "expected"),
    [
        ([2013, 2018, 2023], 2018),
        ([2013, 2019, 2020, 2023], 2019),
        ([2010, 2013, 2023], 2013),
        ([2023], None),
        ([2024], None),
        ([], None),
    ],
    ids=["just-so", "the-oldest-after-it", "the-next-before-it", "only-the-newest", "only-later", "none"],
)
def test_what_the_newest_year_is_compared_with(listed: list[int], expected: int | None) -> None:
    assert comparison_year(listed, newest=2023, back=5) == expected


def test_rows_of_a_year_are_of_one_kind() -> None:
    frame = years((2024, "observed"), (2024, "projected"), (2025, "projected")).assign(persons=[1, 2, 3])
    assert rows_of_year(frame, year=2024, kind="projected")["persons"].tolist() == [2]
    assert rows_of_year(frame, year=2025, kind="observed").empty


def test_the_projection_begins_after_the_newest_observed_year() -> None:
    frame = years((2024, "observed"), (2025, "observed"), (2024, "projected"), (2025, "projected"), (2026, "projected"))
    assert splice_projection(frame).to_numpy().tolist() == [[2024, "observed"], [2025, "observed"], [2026, "projected"]]
