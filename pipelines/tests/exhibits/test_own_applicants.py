"""Own programmes: applicants per hundred places, hidden counts, and no page but the area's own."""

import pandas as pd
import pytest

from lagesbild.exhibits import Answer
from lagesbild.exhibits.own_data import own_applicants
from lagesbild.language import Row
from lagesbild.store import Store, find_area
from tests.exhibits.spoken import bars, in_english, table, takeaways
from tests.own_files import GROUP


def programmes(*given: tuple[str, int, int, int, int | None]) -> Answer[None]:
    """Programme, year, lowest and highest number of applicants, and places."""
    rows = [(name, f"{name}-sv", f"{name}-en", *numbers, "Register", "2026-04-01") for name, *numbers in given]
    return Answer(pd.DataFrame(rows, columns=list(own_applicants.Programme._fields)), None, frozenset())


def test_the_headline_is_per_hundred_places_of_the_newest_year() -> None:
    assert takeaways(own_applicants, programmes(("A", 2025, 90, 90, 10), ("A", 2026, 54, 54, 70))) == [
        "Omissa koulutuksissa on 77 ensisijaista hakijaa 100 paikkaa kohti.",
        "De egna utbildningarna har 77 förstahandssökande per 100 platser.",
        "The area’s own programmes have 77 first-choice applicants per 100 places.",
    ]


def test_where_places_are_not_known_it_is_of_the_applicants() -> None:
    assert takeaways(own_applicants, programmes(("A", 2026, 54, 54, 70), ("B", 2026, 1, 4, None))) == [
        "Omiin koulutuksiin haki ensisijaisesti 55–58 henkilöä.",
        "Till de egna utbildningarna sökte 55–58 personer i första hand.",
        "The area’s own programmes were the first choice of 55–58 people.",
    ]


def test_the_sum_is_of_what_is_shown() -> None:
    shown = in_english(own_applicants, programmes(("A", 2026, 54, 54, 70), ("B", 2026, 1, 4, 10)))
    assert table(shown) == (
        Row("A-en, 2026", ("54", "70", "77")),
        Row("B-en, 2026", ("1–4", "10", "10–40")),
        Row("All programmes, 2026", ("55–58", "80", "69–73")),
    )
    assert bars(shown) == [
        ("First-choice applicants", "A-en", 54, "54"),
        ("First-choice applicants", "B-en", 1, "1–4"),
        ("Places", "A-en", 70, "70"),
        ("Places", "B-en", 10, "10"),
    ]
    assert shown.weight == 0


@pytest.mark.slow
def test_own_applicants_are_rounded_and_hidden(own_data_store: Store) -> None:
    rows = own_applicants.answer(own_data_store, area=find_area(own_data_store, GROUP)).rows
    told = rows[["programme_en", "year", "applicants_at_least_persons", "applicants_at_most_persons", "places_count"]]
    assert told.to_numpy().tolist() == [
        ["Upper secondary", 2025, 63, 63, 70],
        ["Upper secondary", 2026, 54, 54, 70],
        ["Woodwork", 2026, 1, 4, 10],
    ]


@pytest.mark.slow
@pytest.mark.parametrize(("code", "count"), [("KU049", 1), ("KU005", 0), ("MK14", 0)])
def test_own_applicants_are_on_no_page_but_their_areas(own_data_store: Store, code: str, count: int) -> None:
    assert len(own_applicants.answer(own_data_store, area=find_area(own_data_store, code)).rows) == count
