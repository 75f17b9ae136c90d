"""Attrition, change and openings of occupation groups, worked by hand."""

import pandas as pd
import pytest

from lagesbild.measures.openings import derive_openings


def groups(**columns: object) -> pd.DataFrame:
    row: dict[str, object] = {
        "employed_base_persons": 900.0,
        "employed_persons": 1000.0,
        "country_older_persons": 250.0,
        "country_persons": 1000.0,
        "missing_status": "..",
    }
    return pd.DataFrame([row | columns])


@pytest.mark.parametrize(
    ("given", "base_year", "worked"),
    [
        ({}, 2013, [25.0, 250.0, 100.0, 350.0]),  # 1 000 × 250 / 1 000, and 100 more in ten years
        ({"employed_base_persons": 1400.0}, 2013, [25.0, 250.0, -400.0, -150.0]),
        ({}, 2018, [25.0, 250.0, 200.0, 450.0]),  # 100 in five years
        ({"country_older_persons": 0.0}, 2013, [0.0, 0.0, 100.0, 100.0]),
        (
            {"country_older_persons": 1.0, "country_persons": 3.0, "employed_persons": 100.0},
            2013,
            [100 / 3, 100 / 3, -800.0, 100 / 3 - 800],
        ),
    ],
)
def test_openings_are_worked_out(given: dict[str, object], base_year: int, worked: list[float]) -> None:
    found = derive_openings(groups(**given), base_year=base_year, year=2023)
    columns = ["older_pct", "attrition_persons", "change_persons", "openings_persons"]
    assert found[columns].iloc[0].tolist() == pytest.approx(worked)
    assert found["missing_status"].isna().all()


@pytest.mark.parametrize("column", ["employed_base_persons", "employed_persons", "country_persons"])
def test_a_missing_number_is_not_zero(column: str) -> None:
    found = derive_openings(groups(**{column: None}), base_year=2013, year=2023)
    assert found["openings_persons"].isna().all()
    assert found["missing_status"].tolist() == [".."]


def test_nobody_leaves_where_nobody_is_employed() -> None:
    nobody = groups(employed_persons=0.0, country_persons=0.0, country_older_persons=0.0)
    found = derive_openings(nobody, base_year=2013, year=2023)
    assert found[["attrition_persons", "openings_persons"]].to_numpy().tolist() == [[0.0, -900.0]]
    assert found["older_pct"].isna().all()
