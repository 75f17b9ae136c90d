"""Year groups: what is said of hand-made rows, and real ones against the tables as they were published."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lagesbild.exhibits import Answer
from lagesbild.exhibits.service_need import cohorts
from lagesbild.figures import LinePoint
from lagesbild.language import Row, Standing
from lagesbild.measures.today import Reference
from lagesbild.settings import LANGUAGES
from lagesbild.store import Store, find_area, group_of
from tests.exhibits.persons import projected
from tests.exhibits.spoken import context, in_english, table, takeaways

JARVISEUTU = "kopa-jarviseutu"
MEMBERS = ["KU005", "KU052", "KU403", "KU934"]
MUNICIPALITIES = ["005", "049", "091", "111", "214", "398", "438", "507", "588", "858", "934", "980"]


def _found(at_school: int, coming: int) -> Answer[Reference]:
    """Today 2024: as many in each of the ages 7–15, and in each of the ages 0–6."""
    rows = [(2024 - age, age, at_school if age >= 7 else coming) for age in range(15, -1, -1)]
    frame = pd.DataFrame(rows, columns=["birth_year", "age_years", "population_persons"])
    return Answer(frame, Reference(2024, "projected"), frozenset())


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (
            _found(100, 75),
            [
                "Vuonna 2024 kouluun tulevissa ikäluokissa on keskimäärin 75 lasta, koulussa olevissa 100.",
                "År 2024 har årskullarna före skolåldern i snitt 75 barn, de i skolan 100.",
                "In 2024, year groups yet to start school average 75 children, those at school 100.",
            ],
        ),
        (
            _found(100, 110),
            [
                "Vuonna 2024 kouluun tulevissa ikäluokissa on keskimäärin 110 lasta, koulussa olevissa 100.",
                "År 2024 har årskullarna före skolåldern i snitt 110 barn, de i skolan 100.",
                "In 2024, year groups yet to start school average 110 children, those at school 100.",
            ],
        ),
        (
            _found(4, 7),
            [
                "Vuonna 2024 kouluun tulevissa ikäluokissa on keskimäärin 7,0 lasta, koulussa olevissa 4,0.",
                "År 2024 har årskullarna före skolåldern i snitt 7,0 barn, de i skolan 4,0.",
                "In 2024, year groups yet to start school average 7.0 children, those at school 4.0.",
            ],
        ),
    ],
    ids=["fewer", "more", "few"],
)
def test_year_groups_to_come_are_compared_with_those_at_school(found: Answer[Reference], expected: list[str]) -> None:
    assert takeaways(cohorts, found) == expected


def test_there_is_a_bar_per_year_of_birth_and_its_milestones_stand_in_the_table() -> None:
    shown = in_english(cohorts, _found(100, 75))
    bars = [mark for mark in shown.marks if isinstance(mark, LinePoint)]
    assert [(bar.series, bar.year, bar.value, bar.label) for bar in bars[8:10]] == [
        ("At school, 100 on average", 2017, 100, "100"),
        ("Yet to start, 75 on average", 2018, 75, "75"),
    ]
    assert bars[9].hover == "Born in 2018, 75 children: grade 1 in 2025, upper secondary in 2034"
    assert (len(bars), bars[-1].year) == (16, 2024)
    assert shown.reading.endswith("without later moves; school starts in the year they turn 7.")
    assert table(shown)[9] == Row("2018", ("75", "2025", "2031", "2034"))
    assert (shown.weight, shown.standing) == (0.25, Standing("cohorts", "cohorts", -25.0))


def test_the_title_has_the_years_of_birth() -> None:
    assert [cohorts.words(_found(9, 9), context(cohorts, language)).title for language in LANGUAGES] == [
        "Vuosina 2009–2024 syntyneet alueella Järviseutu, lapsia vuoden 2024 (ennuste) lopussa",
        "Födda 2009–2024 i området Sjönejden, antal barn vid utgången av 2024 (prognos)",
        "Those born 2009–2024 in Järviseutu, children at the end of 2024 (projection)",
    ]


def asked(store: Store, code: str) -> pd.DataFrame:
    return cohorts.answer(store, area=find_area(store, code)).rows


def persons(rows: pd.DataFrame, age_years: int) -> int:
    return int(rows[rows["age_years"] == age_years]["population_persons"].item())


def test_year_groups_are_todays_ages(store: Store) -> None:
    rows = asked(store, JARVISEUTU)
    assert rows["birth_year"].tolist() == list(range(2009, 2025))
    assert persons(rows, 0) == projected(store, MEMBERS, (0, 0), 2024) == 99
    assert persons(rows, 7) == projected(store, MEMBERS, (7, 7), 2024) == 160


@pytest.mark.parametrize(
    ("code", "newest", "seven", "born"), [("049", 2024, 3681, 3363), ("MK06", 2025, 2526 + 2297, 2327 + 2231)]
)
def test_the_newest_are_born_today(store: Store, code: str, newest: int, seven: int, born: int) -> None:
    rows = asked(store, code)
    assert rows["birth_year"].max() == newest
    assert (persons(rows, 7), persons(rows, 0)) == (seven, born)


def test_only_todays_table_is_cited(store: Store) -> None:
    assert cohorts.answer(store, area=find_area(store, JARVISEUTU)).sources == {"statfin-14wx-municipality"}


@pytest.mark.slow
@settings(max_examples=12, deadline=None, derandomize=True)
@given(codes=st.lists(st.sampled_from(MUNICIPALITIES), min_size=2, max_size=5))
def test_any_set_of_municipalities_adds_up_in_any_order(store: Store, codes: list[str]) -> None:
    def asked_of(listed: list[str]) -> pd.DataFrame:
        return cohorts.answer(store, area=group_of(store, listed)).rows

    together = asked_of(codes)
    pd.testing.assert_frame_equal(together, asked_of(codes[::-1]))
    alone = [asked_of([code])["population_persons"] for code in group_of(store, codes).codes]
    assert together["population_persons"].tolist() == [sum(values) for values in zip(*alone, strict=True)]


def test_the_axis_says_that_its_years_are_of_birth() -> None:
    shown = [cohorts.EXHIBIT.words(_found(100, 75), context(cohorts, language)) for language in LANGUAGES]
    assert [each.axis.year_title for each in shown] == ["Syntymävuosi", "Födelseår", "Year of birth"]
    figure = cohorts.EXHIBIT.chart(shown[2].marks, shown[2].axis)
    assert (figure.layout.xaxis.title.text, figure.layout.title.text) == ("Year of birth", "Children")
