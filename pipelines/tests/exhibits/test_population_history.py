"""How the population develops: sentences of hand-made rows, and the real figures added up by hand."""

from typing import Any

import pandas as pd
import pytest

from lagesbild.exhibits import Answer
from lagesbild.exhibits.population import population_history
from lagesbild.figures import LinePoint
from lagesbild.language import findings_of
from lagesbild.settings import LANGUAGES
from lagesbild.store import Store, find_area
from tests.exhibits.spoken import context, in_english, table, takeaways

JARVISEUTU = "kopa-jarviseutu"


def history(*persons: int) -> Answer[None]:
    """Observed in 2000 and 2002, projected in 2040."""
    years = zip((2000, 2002, 2040), ("observed", "observed", "projected"), persons, strict=True)
    rows = pd.DataFrame(list(years), columns=["year", "kind", "population_persons"]).assign(lacks_oldest=False)
    return Answer(rows, None, frozenset())


def persons_of(answer: Answer[None], **where: object) -> int:
    rows = answer.rows
    for name, value in where.items():
        rows = rows[rows[name] == value]
    assert len(rows) == 1, rows
    return int(rows["population_persons"].iloc[0])


@pytest.mark.parametrize(
    ("persons", "expected"),
    [
        (
            (20000, 18000, 19000),
            [
                "Väkiluku väheni 2\u00a0000 henkeä (−10,0\u00a0%) vuodesta 2000 vuoteen 2002 ja oli 18\u00a0000. "
                "Ennusteen mukaan se on 19\u00a0000 vuonna 2040: 1\u00a0000 henkeä enemmän (+5,6\u00a0%).",
                "Folkmängden minskade med 2\u00a0000 personer (−10,0\u00a0%) från 2000 till 2002 och var 18\u00a0000. "
                "Enligt prognosen är den 19\u00a0000 år 2040: 1\u00a0000 personer fler (+5,6\u00a0%).",
                "From 2000 to 2002 the population fell by 2,000 (−10.0%), to 18,000. "
                "According to the projection it is 19,000 in 2040: 1,000 persons more (+5.6%).",
            ],
        ),
        (
            (1000, 1500, 1200),
            [
                "Väkiluku kasvoi 500 henkeä (+50,0\u00a0%) vuodesta 2000 vuoteen 2002 ja oli 1\u00a0500. "
                "Ennusteen mukaan se on 1\u00a0200 vuonna 2040: 300 henkeä vähemmän (−20,0\u00a0%).",
                "Folkmängden ökade med 500 personer (+50,0\u00a0%) från 2000 till 2002 och var 1\u00a0500. "
                "Enligt prognosen är den 1\u00a0200 år 2040: 300 personer färre (−20,0\u00a0%).",
                "From 2000 to 2002 the population grew by 500 (+50.0%), to 1,500. "
                "According to the projection it is 1,200 in 2040: 300 persons fewer (−20.0%).",
            ],
        ),
        (
            (1000, 1009, 1000),
            [
                "Väkiluku pysyi lähes ennallaan (+9 henkeä, +0,9\u00a0%) vuodesta 2000 vuoteen 2002 ja oli 1\u00a0009. "
                "Ennusteen mukaan se on 1\u00a0000 vuonna 2040, lähes ennallaan (−9 henkeä, −0,9\u00a0%).",
                "Folkmängden var nästan oförändrad (+9 personer, +0,9\u00a0%) från 2000 till 2002 och var 1\u00a0009. "
                "Enligt prognosen är den 1\u00a0000 år 2040, nästan oförändrad (−9 personer, −0,9\u00a0%).",
                "From 2000 to 2002 the population stayed about the same (+9 persons, +0.9%), at 1,009. "
                "According to the projection it is 1,000 in 2040, about the same (−9 persons, −0.9%).",
            ],
        ),
    ],
    ids=["down-up", "up-down", "same"],
)
def test_population_history(persons: tuple[int, ...], expected: list[str]) -> None:
    assert takeaways(population_history, history(*persons)) == expected


def test_a_year_without_figures_breaks_the_line_and_is_named() -> None:
    shown = in_english(population_history, history(20000, 18000, 19000))
    points: list[Any] = [mark for mark in shown.marks if isinstance(mark, LinePoint)]
    assert [point.year for point in points] == [2000, 2001, 2002, 2040]
    assert [point.value for point in points] == [20000, None, 18000, 19000]
    assert [point.phase for point in points] == ["", "", "", "projection"]
    assert "Years that are not at hand: 2001. The line is broken there." in shown.notes
    assert [row.header for row in table(shown)] == ["2000", "2002", "2040"]


def test_those_of_100_and_over_are_named_where_a_year_lacks_them() -> None:
    found = history(20000, 18000, 19000)
    rows = found.rows.assign(lacks_oldest=[False, False, True])
    notes = [in_english(population_history, each).notes for each in (found, Answer(rows, None, frozenset()))]
    assert [note for note in notes[1] if note not in notes[0]] == [
        "The municipal projection at hand leaves out persons aged 100 and over; there are about 1,200 of them in the"
        " whole country."
    ]


def test_the_weight_is_the_projected_change_and_the_sentence_keeps_its_numbers() -> None:
    shown = in_english(population_history, history(20000, 18000, 19000))
    assert shown.weight == pytest.approx(1000 / 18000)
    past, future = findings_of(shown.takeaway)
    assert (past.kind, future.kind) == ("population_history.past_down", "population_history.future_up")
    assert past.values["now"].value == 18000  # type: ignore[attr-defined]
    assert (past.values["first"], past.values["last"], future.values["horizon"]) == (2000, 2002, 2040)


def test_what_the_change_means_can_be_discussed() -> None:
    asked = [
        population_history.discuss(history(20000, 16507, 13801), context(population_history, language))
        for language in LANGUAGES
    ]
    assert asked == [
        "Väkiluvun ennustetaan muuttuvan −16,4\u00a0% vuodesta 2002 vuoteen 2040. Mitkä palvelut järjestetään silloin"
        " toisin?",
        "Folkmängden förändras enligt prognosen med −16,4\u00a0% från 2002 till 2040. Vilken service ordnas då på annat"
        " sätt?",
        "According to the projection the population changes by −16.4% from 2002 to 2040. Which services are organised"
        " in another way then?",
    ]


def test_history_is_the_sum_of_the_members(store: Store) -> None:
    found = population_history.answer(store, area=find_area(store, JARVISEUTU), horizon=2040)
    # Statistics Finland 11re, 31 December 2025: Alajärvi 8 982, Evijärvi 2 267, Lappajärvi 2 704, Vimpeli 2 554
    assert persons_of(found, year=2025, kind="observed") == 8982 + 2267 + 2704 + 2554
    years = found.rows
    assert sorted(set(range(2000, 2041)) - set(years["year"])) == [2023, 2024, *range(2026, 2035), *range(2036, 2040)]
    assert years.loc[years["kind"] == "projected", "year"].tolist() == [2035, 2040]
    assert "sources" not in years


def test_history_ends_at_the_horizon(store: Store) -> None:
    assert max(population_history.answer(store, area=find_area(store, "MK06"), horizon=2030).years) == 2030


def test_a_municipality_has_the_history_of_those_that_merged_into_it(store: Store) -> None:
    found = population_history.answer(store, area=find_area(store, "507"), horizon=2040)
    # THL Sotkanet 127, 2022, on the division of 2021–2024: Mäntyharju 5 564 and Pertunmaa 1 600
    assert persons_of(found, year=2022) == 5564 + 1600
