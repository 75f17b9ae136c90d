"""Pupils across borders: the way that most go, hidden counts, what is refused, and no page but the area's own."""

import pandas as pd
import pytest

from lagesbild.checks.own import own_problems
from lagesbild.exhibits import Answer
from lagesbild.exhibits.own_data import own_border_pupils
from lagesbild.language import Row
from lagesbild.settings import Project
from lagesbild.store import Store, find_area
from tests.exhibits.spoken import bars, in_english, table, takeaways
from tests.own_files import BORDER_PUPILS, GROUP


def flows(*given: tuple[str, str, str, int, int, int]) -> Answer[None]:
    """From, to, stage, year, lowest and highest number of pupils."""
    rows = [
        (
            f"KU-{home}",
            home,
            f"{home}-sv",
            f"{home}-en",
            f"KU-{school}",
            school,
            f"{school}-sv",
            f"{school}-en",
            *numbers,
        )
        for home, school, *numbers in given
    ]
    dated = [(*row, "Register", "2026-09-20") for row in rows]
    return Answer(pd.DataFrame(dated, columns=list(own_border_pupils.Flow._fields)), None, frozenset())


def test_the_headline_names_the_way_that_most_go() -> None:
    found = flows(("A", "B", "7-12", 2026, 21, 21), ("A", "B", "13-15", 2026, 30, 30), ("C", "B", "13-15", 2026, 1, 4))
    assert takeaways(own_border_pupils, found) == [
        "Oman kunnan ulkopuolella käy koulua 52–55 oppilasta; suurin virta on A → B.",
        "Utanför sin egen kommun går 52–55 elever i skola; den största strömmen är A-sv → B-sv.",
        "There are 52–55 pupils who go to school outside their own municipality; the largest flow is A-en → B-en.",
    ]


@pytest.mark.parametrize("other", [(3, 3), (1, 4)])
def test_of_one_way_and_of_ways_that_may_be_equal_none_is_the_largest(other: tuple[int, int]) -> None:
    for found in (
        flows(("A", "B", "7-12", 2026, 3, 3)),
        flows(("A", "B", "7-12", 2026, 3, 3), ("C", "B", "7-12", 2026, *other)),
    ):
        assert takeaways(own_border_pupils, found)[0].endswith(" oppilasta.")
    assert takeaways(own_border_pupils, flows(("A", "B", "7-12", 2026, 6, 6))) == [
        "Oman kunnan ulkopuolella käy koulua 6 oppilasta.",
        "Utanför sin egen kommun går 6 elever i skola.",
        "There are 6 pupils who go to school outside their own municipality.",
    ]


def test_bars_have_all_stages_of_the_newest_year_and_the_table_has_each() -> None:
    shown = in_english(
        own_border_pupils,
        flows(
            ("A", "B", "7-12", 2025, 18, 18),
            ("A", "B", "7-12", 2026, 21, 21),
            ("A", "B", "13-15", 2026, 30, 30),
            ("C", "B", "13-15", 2026, 1, 4),
        ),
    )
    assert table(shown) == (
        Row("A-en → B-en, grades 7–9 (13–15), 2026", ("30",)),
        Row("A-en → B-en, grades 1–6 (7–12), 2025", ("18",)),
        Row("A-en → B-en, grades 1–6 (7–12), 2026", ("21",)),
        Row("C-en → B-en, grades 7–9 (13–15), 2026", ("1–4",)),
        Row("All together, 2026", ("52–55",)),
    )
    assert bars(shown) == [("Pupils", "A-en → B-en", 51, "51"), ("Pupils", "C-en → B-en", 1, "1–4")]
    assert shown.weight == 0


def test_a_school_in_the_municipality_of_residence_and_an_unknown_one_are_refused(
    home: Project, built_home: Project
) -> None:
    path = home.local / "own_border_pupils.csv"
    path.write_text(BORDER_PUPILS.replace("KU052,KU403,2025", "KU052,KU052,2025"), encoding="utf-8")
    (refused,) = own_problems(home)
    assert refused.startswith(
        "raw_local__own_border_pupils, column school_code: the school is in another municipality than the pupils live"
    )
    assert "(data/local/own_border_pupils.csv, line 2)" in refused
    home.store.symlink_to(built_home.store)
    path.write_text(BORDER_PUPILS.replace("KU934,KU005", "KU934,KU999"), encoding="utf-8")
    (refused,) = own_problems(home)
    assert "column school_code: each line is of an area that there is" in refused
    assert "(data/local/own_border_pupils.csv, line 5)" in refused


@pytest.mark.slow
def test_own_pupils_are_rounded_and_hidden(own_data_store: Store) -> None:
    rows = own_border_pupils.answer(own_data_store, area=find_area(own_data_store, GROUP)).rows
    told = rows[["home_fi", "school_sv", "stage", "year", "pupils_at_least_persons", "pupils_at_most_persons"]]
    assert told.to_numpy().tolist() == [
        ["Evijärvi", "Lappajärvi", "13-15", 2026, 30, 30],
        ["Evijärvi", "Lappajärvi", "7-12", 2025, 21, 21],
        ["Evijärvi", "Lappajärvi", "7-12", 2026, 21, 21],
        ["Vimpeli", "Alajärvi", "13-15", 2026, 1, 4],
    ]


@pytest.mark.slow
@pytest.mark.parametrize(("code", "count"), [("KU049", 1), ("KU052", 0), ("MK14", 0)])
def test_own_pupils_are_on_no_page_but_their_areas(own_data_store: Store, code: str, count: int) -> None:
    assert len(own_border_pupils.answer(own_data_store, area=find_area(own_data_store, code)).rows) == count
