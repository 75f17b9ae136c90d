"""Own forecast: what the headline says, what stands beside it, and no page but the area's own."""

import pandas as pd
import pytest

from lagesbild.exhibits import Answer
from lagesbild.exhibits.own_data import own_forecast
from lagesbild.language import Row
from lagesbild.store import Store, find_area
from tests.exhibits.spoken import bars, in_english, table, takeaways
from tests.own_files import GROUP

Given = tuple[str, int, int, int, int, int, int | None]


def forecast(*given: Given) -> Answer[None]:
    """Subject, first and last age, year, lowest and highest number, and the official one."""
    rows = [(*each, "Forecast", "2026-03-01") for each in given]
    return Answer(pd.DataFrame(rows, columns=list(own_forecast.Year._fields)), None, frozenset())


def band(now: int, then: tuple[int, int], ages: tuple[int, int] = (7, 12)) -> Answer[None]:
    return forecast(("residents", *ages, 2026, now, now, None), ("residents", *ages, 2035, *then, 690))


SAID = {
    "forecast_down": (
        band(1089, (741, 741)),
        [
            "Oman ennusteen mukaan 7–12-vuotiaiden määrä pienenee 32\u00a0% vuoteen 2035.",
            "Enligt den egna prognosen minskar antalet 7–12-åringar med 32\u00a0% till 2035.",
            "By the area’s own forecast the number of 7–12-year-olds falls by 32% by 2035.",
        ],
    ),
    "forecast_up": (
        band(300, (360, 360), (65, 100)),
        [
            "Oman ennusteen mukaan 65 vuotta täyttäneiden määrä kasvaa 20\u00a0% vuoteen 2035.",
            "Enligt den egna prognosen ökar antalet invånare från 65 år med 20\u00a0% till 2035.",
            "By the area’s own forecast the number of people aged 65 and over grows by 20% by 2035.",
        ],
    ),
    "forecast_same": (
        band(300, (300, 300), (0, 100)),
        [
            "Oman ennusteen mukaan asukkaiden määrä ei juuri muutu vuoteen 2035.",
            "Enligt den egna prognosen ändras antalet invånare knappt till 2035.",
            "By the area’s own forecast the number of residents stays nearly the same to 2035.",
        ],
    ),
    "few": (
        band(18, (1, 4)),
        [
            "Oman ennusteen mukaan 7–12-vuotiaiden määrä on 1–4 vuonna 2035.",
            "Enligt den egna prognosen är antalet 7–12-åringar 1–4 år 2035.",
            "By the area’s own forecast the number of 7–12-year-olds is 1–4 in 2035.",
        ],
    ),
}


@pytest.mark.parametrize("case", SAID)
def test_the_headline_is_of_the_largest_band(case: str) -> None:
    found, said = SAID[case]
    assert takeaways(own_forecast, found) == said


def test_the_official_projection_of_the_same_ages_and_year_stands_beside_it() -> None:
    shown = in_english(own_forecast, band(1089, (741, 741)))
    assert table(shown) == (
        Row("7–12, residents, 2026", ("1,089", "–", "–")),
        Row("7–12, residents, 2035", ("741", "690", "+51")),
    )
    assert bars(shown) == [
        ("2026 (own forecast)", "7–12, residents", 1089, "1,089"),
        ("2035 (own forecast)", "7–12, residents", 741, "741"),
        ("2035 (official projection)", "7–12, residents", 690, "690"),
    ]
    assert shown.weight == 0


def test_of_a_hidden_figure_no_difference_is_told() -> None:
    shown = in_english(own_forecast, band(18, (1, 4)))
    assert table(shown)[1] == Row("7–12, residents, 2035", ("1–4", "690", "–"))


@pytest.mark.slow
def test_own_forecast_is_rounded_and_set_beside_the_official_one(own_data_store: Store) -> None:
    rows = own_forecast.answer(own_data_store, area=find_area(own_data_store, GROUP)).rows
    told = rows[["subject", "age_from", "year", "forecast_at_least_persons", "forecast_at_most_persons"]]
    assert told.to_numpy().tolist() == [
        ["residents", 7, 2026, 1089, 1089],
        ["residents", 7, 2035, 741, 741],
        ["pupils", 13, 2026, 639, 639],
        ["pupils", 13, 2035, 1, 4],
    ]
    # projection 2024 (14wx), ages 7–12 and 13–15 of the four municipalities in 2035; there is no 2026 in what ships
    assert rows["official_persons"].fillna(-1).astype(int).tolist() == [-1, 690, -1, 399]


@pytest.mark.slow
@pytest.mark.parametrize(("code", "count"), [("KU049", 1), ("KU005", 0), ("MK14", 0)])
def test_own_forecast_is_on_no_page_but_its_areas(own_data_store: Store, code: str, count: int) -> None:
    assert len(own_forecast.answer(own_data_store, area=find_area(own_data_store, code)).rows) == count
