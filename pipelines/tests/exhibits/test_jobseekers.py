"""Jobseekers and vacancies over the years: hand-made rows and their sentences, and the register's own numbers."""

import pandas as pd
import pytest

from lagesbild.exhibits import Answer
from lagesbild.exhibits.labour import jobseekers
from lagesbild.figures import LinePoint
from lagesbild.language import CompositeCell, Row
from lagesbild.store import Store, find_area
from tests.exhibits.spoken import context, in_english, table, takeaways

COLUMNS = [
    "year",
    "month",
    "vacancies_at_least_count",
    "vacancies_at_most_count",
    "unemployed_at_least_persons",
    "unemployed_at_most_persons",
    "unemployed_low_pct",
    "unemployed_high_pct",
]


def _years(*rows: tuple[object, ...]) -> Answer[None]:
    return Answer.of(pd.DataFrame(rows, columns=COLUMNS), None)


THREE = _years(
    (2021, "2021-10", 20, 20, 600, 600, 11.5, 11.5),
    (2022, "2022-10", 30, 33, 520, 520, 10.04, 10.04),
    (2023, "2023-10", 25, 28, 1300, 1300, 9.95, 9.95),
)
HIDDEN = _years((2022, "2022-10", 0, 0, 0, 0, 0.0, 0.0), (2023, "2023-10", 1, 4, 1, 4, 0.49, 1.95))


def test_latest_month_and_a_year_earlier() -> None:
    assert takeaways(jobseekers, THREE) == [
        "Työttömiä työnhakijoita: 1\u00a0300 (10,0\u00a0% työvoimasta); avoimia työpaikkoja: 25–28 (lokakuu 2023). "
        "Vuotta aiemmin luvut olivat 520 ja 30–33.",
        "Arbetslösa arbetssökande: 1\u00a0300 (10,0\u00a0% av arbetskraften); lediga arbetsplatser: 25–28 "
        "(oktober 2023). Ett år tidigare var talen 520 och 30–33.",
        "Unemployed jobseekers: 1,300 (10.0% of the labour force); vacancies: 25–28 (October 2023). "
        "A year earlier the figures were 520 and 30–33.",
    ]
    shown = in_english(jobseekers, THREE)
    assert shown.weight == pytest.approx(1.5)
    assert shown.notes[0].startswith("The provider hides the numbers 1–4.")
    assert table(shown)[1] == Row("2022", ("520", "30–33", "10.0%"))
    assert [mark.value for mark in shown.marks if isinstance(mark, LinePoint)] == [600, 520, 1300, 20, 30, 25]


def test_hidden_unemployed_make_a_range_of_the_share_too() -> None:
    shown = in_english(jobseekers, HIDDEN)
    assert table(shown)[1] == Row("2023", ("1–4", "1–4", "0.5–2.0%"))
    assert shown.takeaway.startswith("Unemployed jobseekers: 1–4 (0.5–2.0% of the labour force)")
    assert shown.weight == 1.0


def test_a_download_has_both_ends_of_a_range_as_numbers() -> None:
    ends = [
        [(label, end.value) for label, end in cell.parts]
        for cell in table(in_english(jobseekers, HIDDEN))[1].cells
        if isinstance(cell, CompositeCell)
    ]
    assert ends == [
        [("lower end", 1), ("upper end", 4)],
        [("lower end", 1), ("upper end", 4)],
        [("lower end", 0.5), ("upper end", 2.0)],
    ]


def test_a_note_on_hidden_numbers_is_there_only_where_a_number_has_two_ends() -> None:
    plain = _years((2022, "2022-10", 0, 0, 3, 3, 1.0, 1.0), (2023, "2023-10", 0, 0, 3, 3, 1.0, 1.0))
    assert not any("hides" in note for note in in_english(jobseekers, plain).notes)


def test_a_share_is_a_dash_where_the_labour_force_is_missing() -> None:
    unknown = _years((2022, "2022-10", 0, 0, 3, 3, None, None), (2023, "2023-10", 0, 0, 3, 3, 1.0, 1.0))
    assert table(in_english(jobseekers, unknown))[0] == Row("2022", ("3", "0", "–"))


@pytest.mark.parametrize(
    ("language", "remark"),
    [
        ("fi", "Työmarkkinoiden luvut ulottuvat tässä kuukauteen: lokakuu 2023."),
        ("sv", "Arbetsmarknadens siffror sträcker sig här till: oktober 2023."),
        ("en", "Labour market figures at hand reach to: October 2023."),
    ],
)
def test_the_head_of_the_page_says_where_the_figures_end(language: str, remark: str) -> None:
    shown = jobseekers.words(THREE, context(jobseekers, language))  # type: ignore[arg-type]
    assert shown.remarks == (remark,)


def test_jobseekers_of_the_group_are_summed_and_hidden_numbers_make_a_range(store: Store) -> None:
    found = jobseekers.answer(store, area=find_area(store, "kopa-jarviseutu"))
    last = found.rows.iloc[-1]
    # KEHA 12r5, October 2023: 215 + 36 + 62 + 80 unemployed, 36 + 10 + 5 + 11 vacancies
    assert last["month"] == "2023-10"
    assert last["unemployed_at_least_persons"] == last["unemployed_at_most_persons"] == 393
    assert last["vacancies_at_least_count"] == last["vacancies_at_most_count"] == 62
    # October 2006: one member's number is hidden, so 40 known and 1–4 more
    first = found.rows.iloc[0]
    assert (first["vacancies_at_least_count"], first["vacancies_at_most_count"]) == (41, 44)
    assert found.sources == {"keha-12r5"}
