"""Attrition, change and openings of occupation groups, worked by hand; and the year that a change is counted from."""

import pandas as pd
import pytest
from lagesbild.questions.openings import derive_openings
from lagesbild.questions.years import base_year

from tests.unit.spoken import in_english, said


def groups(**columns: object) -> pd.DataFrame:
    row = {
        "base_year": 2013, "year": 2023, "employed_base_persons": 900.0, "employed_persons": 1000.0,
        "country_older_persons": 250.0, "country_persons": 1000.0, "missing_status": "..",
    }  # fmt: skip
    return pd.DataFrame([row | columns])


@pytest.mark.parametrize(
    ("given", "worked"),
    [
        ({}, [25.0, 250.0, 100.0, 350.0]),  # 1 000 × 250 / 1 000, and 100 more in ten years
        ({"employed_base_persons": 1400.0}, [25.0, 250.0, -400.0, -150.0]),
        ({"base_year": 2018}, [25.0, 250.0, 200.0, 450.0]),  # 100 in five years
        ({"country_older_persons": 0.0}, [0.0, 0.0, 100.0, 100.0]),
        ({"country_older_persons": 1.0, "country_persons": 3.0, "employed_persons": 100.0},
         [100 / 3, 100 / 3, -800.0, 100 / 3 - 800]),
    ],
)  # fmt: skip
def test_openings_are_worked_out(given: dict[str, object], worked: list[float]) -> None:
    found = derive_openings(groups(**given))
    columns = ["aged_55_pct", "attrition_persons", "change_persons", "openings_persons"]
    assert found[columns].iloc[0].tolist() == pytest.approx(worked)
    assert found["missing_status"].isna().all()


@pytest.mark.parametrize("column", ["employed_base_persons", "employed_persons", "country_persons"])
def test_a_missing_number_is_not_zero(column: str) -> None:
    found = derive_openings(groups(**{column: None}))
    assert found["openings_persons"].isna().all()
    assert found["missing_status"].tolist() == [".."]


def test_nobody_leaves_where_nobody_is_employed() -> None:
    found = derive_openings(groups(employed_persons=0.0, country_persons=0.0, country_older_persons=0.0))
    assert found[["attrition_persons", "openings_persons"]].to_numpy().tolist() == [[0.0, -900.0]]
    assert found["aged_55_pct"].isna().all()


@pytest.mark.parametrize(
    ("years", "expected"),
    [
        (range(2010, 2024), 2013),
        ([2018, 2020, 2023], 2018),
        ([2000, 2005, 2023], 2005),
        ([2000, 2020, 2023], 2020),
        ([2023], None),
        ([2023, 2024], None),
    ],
)
def test_the_change_is_counted_from_ten_years_before_or_the_longest_at_hand(
    years: list[int], expected: int | None
) -> None:
    assert base_year(years, newest=2023, back=10) == expected


def shrinking() -> pd.DataFrame:
    named = {"occupation_code": "91", "name_fi": "Siivoojat", "name_sv": "Städare", "name_en": "Cleaners"}
    rows = derive_openings(groups(employed_base_persons=1400.0, **named))
    return rows.assign(groups_count=1, horizon_year=2033, newest_year=2023)


def test_where_no_jobs_open_the_sentence_says_so() -> None:
    assert said("job-openings", shrinking()) == [
        "Laskelman mukaan avautuvia työpaikkoja on −150 vuosina 2023–2033: poistuma 250 ja työllisten määrän muutos"
        " −400. Missään ammattiryhmässä ei avaudu työpaikkoja.",
        "Enligt kalkylen uppstår −150 nya jobb åren 2023–2033: avgången är 250 och förändringen i antalet sysselsatta"
        " −400. I ingen yrkesgrupp uppstår nya jobb.",
        "According to the calculation there are −150 job openings in 2023–2033: attrition is 250 and the change in"
        " employment −400. No occupation group has job openings.",
    ]
    notes = in_english("job-openings", shrinking()).notes
    assert "A negative number: more jobs disappear than people leave because of age." in notes
