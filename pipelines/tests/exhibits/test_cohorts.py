"""Year groups: what is said of hand-made rows, and real ones against the tables as they were published."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lagesbild.exhibits import Answer
from lagesbild.exhibits.service_need import cohorts, school_stages
from lagesbild.language import Row
from lagesbild.settings import LANGUAGES
from lagesbild.store import Store, find_area, group_of
from tests.exhibits.persons import projected
from tests.exhibits.spoken import context, in_english, table, takeaways

JARVISEUTU = "kopa-jarviseutu"
MEMBERS = ["KU005", "KU052", "KU403", "KU934"]
MUNICIPALITIES = ["005", "049", "091", "111", "214", "398", "438", "507", "588", "858", "934", "980"]


def _found() -> Answer[None]:
    """Aged 7: 100 today, 90 next year; 13: nobody today, 100 next year, who are the 12-year-olds."""
    rows = pd.DataFrame(
        [
            (7, 2025, "observed", 2018, 100, 0, 0.0),
            (7, 2026, "calculated", 2019, 90, -10, -10.0),
            (13, 2025, "observed", 2012, 0, 0, None),
            (13, 2032, "calculated", 2019, 90, 90, None),
            (16, 2025, "observed", 2009, 120, 0, 0.0),
            (16, 2035, "calculated", 2019, 90, -30, -25.0),
            (19, 2025, "observed", 2006, 60, 0, 0.0),
            (19, 2038, "calculated", 2019, 90, 30, 50.0),
        ],
        columns=["age_years", "year", "kind", "birth_year", "population_persons", "change_persons", "change_pct"],
    )
    return Answer(rows, None, frozenset())


def test_the_year_group_that_differs_most_is_followed_to_every_milestone() -> None:
    assert takeaways(cohorts, _found()) == [
        "Vuonna 2019 syntyneitä on 90; 7-vuotiaita on 100 vuonna 2025. Ero samanikäisiin vuonna 2025, "
        "henkilöä: 7 v. vuonna 2026: −10 (−10,0\u00a0%); 13 v. vuonna 2032: +90 (–); 16 v. vuonna 2035: −30 "
        "(−25,0\u00a0%); 19 v. vuonna 2038: +30 (+50,0\u00a0%).",
        "Antalet födda 2019 är 90; antalet 7-åringar är 100 år 2025. Skillnad mot lika gamla år 2025, personer: "
        "7 år, år 2026: −10 (−10,0\u00a0%); 13 år, år 2032: +90 (–); 16 år, år 2035: −30 (−25,0\u00a0%); 19 år, år "
        "2038: +30 (+50,0\u00a0%).",
        "Those born in 2019 number 90; those aged 7 number 100 in 2025. Difference from those of the same age in "
        "2025, "
        "persons: age 7 in 2026: −10 (−10.0%); age 13 in 2032: +90 (–); age 16 in 2035: −30 (−25.0%); age 19 in 2038: "
        "+30 (+50.0%).",
    ]
    shown = in_english(cohorts, _found())
    assert table(shown)[0] == Row("2025", ("100 (0.0%)", "0 (–)", "120 (0.0%)", "60 (0.0%)"))
    assert table(shown)[1] == Row("2026 (calculation)", ("90 (−10.0%)", "–", "–", "–"))
    assert shown.weight == 0


def test_the_title_has_the_milestones() -> None:
    assert [cohorts.words(_found(), context(cohorts, language)).title for language in LANGUAGES] == [
        "7, 13, 16 ja 19 vuotta täyttävät alueella Järviseutu 2025–2038, henkilöä; jo syntyneet",
        "Personer som fyller 7, 13, 16 och 19 år i området Sjönejden 2025–2038, antal; redan födda",
        "Persons reaching ages 7, 13, 16 and 19 in Järviseutu 2025–2038; already born",
    ]


def asked(store: Store, code: str) -> pd.DataFrame:
    return cohorts.answer(store, area=find_area(store, code)).rows


def persons(rows: pd.DataFrame, age_years: int, year: int) -> int:
    return int(rows[(rows["age_years"] == age_years) & (rows["year"] == year)]["population_persons"].item())


def test_year_groups_reach_school_ages_without_births_to_come(store: Store) -> None:
    rows = asked(store, JARVISEUTU)
    # aged 0 in 2024: 99, who reach 7 in 2031, 13 in 2037, 16 in 2040, 19 in 2043
    born = rows[rows["birth_year"] == 2024]
    assert born[["age_years", "year"]].to_numpy().tolist() == [[7, 2031], [13, 2037], [16, 2040], [19, 2043]]
    assert set(born["population_persons"]) == {projected(store, MEMBERS, (0, 0), 2024)} == {99}
    assert born["change_persons"].tolist() == [99 - 160, 99 - 220, 99 - 213, 99 - 165]
    assert rows.groupby("age_years")["year"].max().to_dict() == {7: 2031, 13: 2037, 16: 2040, 19: 2043}
    assert persons(rows, 7, 2024) == projected(store, MEMBERS, (7, 7), 2024) == 160


@pytest.mark.parametrize(
    ("code", "first", "seven", "born"), [("049", 2024, 3681, 3363), ("MK06", 2025, 2526 + 2297, 2327 + 2231)]
)
def test_year_groups_begin_with_todays_ages(store: Store, code: str, first: int, seven: int, born: int) -> None:
    rows = asked(store, code)
    assert rows["year"].min() == first
    assert persons(rows, 7, first) == seven
    assert persons(rows, 19, first + 19) == born
    stages = school_stages.answer(store, area=find_area(store, code), horizon=2040).rows
    six = stages[(stages["stage"] == "6") & (stages["kind"] == "calculated")].set_index("year")["population_persons"]
    assert persons(rows, 7, first + 2) == six.loc[first + 1]


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
    alone = [asked_of([code])["change_persons"] for code in group_of(store, codes).codes]
    assert together["change_persons"].tolist() == [sum(values) for values in zip(*alone, strict=True)]
