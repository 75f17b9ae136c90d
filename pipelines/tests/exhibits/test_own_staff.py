"""Own staff: shares of protected counts, the newest year of each profession, and no page but the area's own."""

import pandas as pd
import pytest

from lagesbild.exhibits import Answer
from lagesbild.exhibits.own_data import own_staff
from lagesbild.language import Row
from lagesbild.store import Store, find_area
from tests.exhibits.spoken import bars, in_english, table, takeaways
from tests.own_files import GROUP


def staff(*given: tuple[str, int, int, int, int]) -> Answer[None]:
    """Profession, first and last age, lowest and highest number."""
    rows = [
        (name, f"{name}-sv", f"{name}-en", "7-12", first, last, 2026, low, high, "Report", "2026-02-01")
        for name, first, last, low, high in given
    ]
    return Answer(pd.DataFrame(rows, columns=list(own_staff.Band._fields)), None, frozenset())


def test_the_headline_says_how_many_are_older() -> None:
    assert takeaways(own_staff, staff(("A", 20, 54, 51, 51), ("A", 55, 100, 18, 18))) == [
        "Omasta henkilöstöstä 26\u00a0% on täyttänyt 55 vuotta.",
        "Av den egna personalen har 26\u00a0% fyllt 55 år.",
        "Of the area’s own staff 26% are 55 or over.",
    ]


def test_a_share_with_a_hidden_part_is_a_range_of_what_is_possible() -> None:
    """One to four of them beside nine: 1 of 10 to 4 of 13."""
    shown = in_english(own_staff, staff(("B", 20, 54, 9, 9), ("B", 55, 100, 1, 4)))
    assert table(shown) == (
        Row("B-en, grades 1–6 (7–12), aged 20–54, 2026", ("9", "–")),
        Row("B-en, grades 1–6 (7–12), aged 55+, 2026", ("1–4", "–")),
        Row("B-en, grades 1–6 (7–12), all, 2026", ("10–13", "10–31%")),
    )
    assert bars(shown) == [
        ("Under 55", "B-en, grades 1–6 (7–12)", 9, "9"),
        ("55 or over", "B-en, grades 1–6 (7–12)", 1, "1–4"),
    ]
    assert shown.weight == 0


def test_where_nobody_is_there_is_no_share() -> None:
    shown = in_english(own_staff, staff(("A", 20, 54, 9, 9), ("C", 20, 54, 0, 0)))
    assert [row.cells for row in table(shown)] == [("9", "–"), ("9", "0%"), ("0", "–"), ("0", "–")]


@pytest.mark.slow
def test_own_staff_is_of_the_newest_year_rounded_and_hidden(own_data_store: Store) -> None:
    rows = own_staff.answer(own_data_store, area=find_area(own_data_store, GROUP)).rows
    told = rows[["profession_en", "age_from", "year", "staff_at_least_persons", "staff_at_most_persons"]]
    assert told.to_numpy().tolist() == [
        ["Special teachers", 20, 2026, 9, 9],
        ["Special teachers", 55, 2026, 1, 4],
        ["Class teachers", 20, 2026, 21, 21],
        ["Class teachers", 40, 2026, 30, 30],
        ["Class teachers", 55, 2026, 18, 18],
    ]


@pytest.mark.slow
@pytest.mark.parametrize("code", ["KU049", "KU005", "MK14"])
def test_own_staff_is_on_no_page_but_its_areas(own_data_store: Store, code: str) -> None:
    assert own_staff.answer(own_data_store, area=find_area(own_data_store, code)).is_empty
