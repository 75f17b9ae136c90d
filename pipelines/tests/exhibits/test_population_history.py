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
    """Observed in 2000, 2002 and 2004, projected in 2040."""
    years = zip((2000, 2002, 2004, 2040), (*["observed"] * 3, "projected"), persons, strict=True)
    rows = pd.DataFrame(list(years), columns=["year", "kind", "population_persons"]).assign(lacks_oldest=False)
    return Answer(rows, None, frozenset())


def persons_of(answer: Answer[None], **where: object) -> int:
    rows = answer.rows
    for name, value in where.items():
        rows = rows[rows[name] == value]
    assert len(rows) == 1, rows
    return int(rows["population_persons"].iloc[0])


# persons in 2000, 2002, 2004 and 2040
@pytest.mark.parametrize(
    ("persons", "expected"),
    [
        (
            (20000, 19000, 18000, 14400),
            [
                "Väheneminen jatkuu: väkiluku pienenee 20\u00a0% vuoteen 2040 mennessä.",
                "Minskningen fortsätter: folkmängden minskar med 20\u00a0% till 2040.",
                "The decline continues: the population falls by 20% by 2040.",
            ],
        ),
        (
            (1000, 1250, 1500, 1680),
            [
                "Kasvu jatkuu: väkiluku kasvaa 12\u00a0% vuoteen 2040 mennessä.",
                "Tillväxten fortsätter: folkmängden ökar med 12\u00a0% till 2040.",
                "The increase continues: the population grows by 12% by 2040.",
            ],
        ),
        (
            (1000, 1200, 1100, 1000),
            [
                "Väkiluku oli suurimmillaan vuonna 2002 ja pienenee nykyisestä 9\u00a0%.",
                "Folkmängden var som störst 2002 och minskar med 9\u00a0% från i dag.",
                "The population peaked in 2002 and will shrink by 9% from today.",
            ],
        ),
        (
            (1000, 900, 950, 1000),
            [
                "Väkiluku oli pienimmillään vuonna 2002 ja kasvaa nykyisestä 5\u00a0%.",
                "Folkmängden var som lägst 2002 och ökar med 5\u00a0% från i dag.",
                "The population was lowest in 2002 and will grow by 5% from today.",
            ],
        ),
        (
            (1000, 1100, 1200, 900),
            [
                "Kasvu päättyy: väkiluku pienenee 25\u00a0% vuoteen 2040 mennessä.",
                "Tillväxten tar slut: folkmängden minskar med 25\u00a0% till 2040.",
                "The increase ends: the population falls by 25% by 2040.",
            ],
        ),
        (
            (1000, 1200, 1100, 1200),
            [
                "Suunta kääntyy: väkiluku kasvaa 9\u00a0% vuoteen 2040 mennessä.",
                "Trenden vänder: folkmängden ökar med 9\u00a0% till 2040.",
                "The trend turns: the population grows by 9% by 2040.",
            ],
        ),
        (
            (1000, 1005, 1000, 970),
            [
                "Pitkään vakaa väkiluku pienenee 3\u00a0% vuoteen 2040 mennessä.",
                "Den länge stabila folkmängden minskar med 3\u00a0% till 2040.",
                "After years without change the population falls by 3% by 2040.",
            ],
        ),
        (
            (1000, 1005, 1000, 1030),
            [
                "Pitkään vakaa väkiluku kasvaa 3\u00a0% vuoteen 2040 mennessä.",
                "Den länge stabila folkmängden ökar med 3\u00a0% till 2040.",
                "After years without change the population grows by 3% by 2040.",
            ],
        ),
        (
            (1200, 1100, 1000, 1009),
            [
                "Väheneminen pysähtyy: väkiluku on vuonna 2040 suunnilleen nykyinen.",
                "Minskningen stannar av: folkmängden är 2040 ungefär densamma som nu.",
                "The downward trend stops: in 2040 the population is about what it is now.",
            ],
        ),
        (
            (1000, 1100, 1200, 1191),
            [
                "Kasvu pysähtyy: väkiluku on vuonna 2040 suunnilleen nykyinen.",
                "Tillväxten stannar av: folkmängden är 2040 ungefär densamma som nu.",
                "The increase stops: in 2040 the population is about what it is now.",
            ],
        ),
        (
            (1000, 1009, 1000, 1009),
            [
                "Väkiluku pysyy suunnilleen ennallaan vuoteen 2040, kuten tähänkin asti.",
                "Folkmängden är ungefär oförändrad till 2040, liksom hittills.",
                "The population stays about the same until 2040, as it has so far.",
            ],
        ),
    ],
    ids=["falls-on", "grows-on", "peak", "trough", "growth-ends", "turns", "falls", "grows", "stops", "halts", "stays"],
)
def test_population_history(persons: tuple[int, ...], expected: list[str]) -> None:
    assert takeaways(population_history, history(*persons)) == expected


def test_a_year_without_figures_is_bridged_and_named() -> None:
    shown = in_english(population_history, history(20000, 19000, 18000, 14400))
    points: list[Any] = [mark for mark in shown.marks if isinstance(mark, LinePoint)]
    assert [(point.year, point.value) for point in points] == [
        (2000, 20000),
        (2002, 19000),
        (2004, 18000),
        (2040, 14400),
    ]
    assert [point.phase for point in points] == ["", "", "", "projection"]
    assert [point.label for point in points] == ["", "", "", "14,400 (−20.0%)"]
    assert "The population of 2001 and 2003 is missing; the line is drawn across." in shown.notes
    assert [row.header for row in table(shown)] == ["2000", "2002", "2004", "2040"]


def test_those_of_100_and_over_are_named_where_a_year_lacks_them() -> None:
    found = history(20000, 19000, 18000, 14400)
    rows = found.rows.assign(lacks_oldest=[False, False, False, True])
    notes = [in_english(population_history, each).notes for each in (found, Answer(rows, None, frozenset()))]
    assert [note for note in notes[1] if note not in notes[0]] == [
        "The municipal projection leaves out people aged 100 and over, about 1,200 in the whole country."
    ]


def test_the_weight_is_the_projected_change_and_the_sentence_keeps_its_numbers() -> None:
    shown = in_english(population_history, history(20000, 19000, 18000, 14500))
    assert shown.weight == pytest.approx(3500 / 18000)
    (own,) = findings_of(shown.takeaway)
    assert own.kind == "population_history.continues_down"
    assert own.values["pct"].value == -19.4  # type: ignore[attr-defined]
    assert own.values["horizon"] == 2040


@pytest.mark.parametrize(
    ("then", "expected"),
    [
        (
            13801,
            [
                "Väkiluku pienenee 16\u00a0% vuodesta 2004 vuoteen 2040. Mitkä palvelut järjestetään silloin toisin?",
                "Folkmängden minskar med 16\u00a0% från 2004 till 2040. Vilken service ordnas då på annat sätt?",
                "The population falls by 16% from 2004 to 2040. Which services will then be organised differently?",
            ],
        ),
        (
            18158,
            [
                "Väkiluku kasvaa 10\u00a0% vuodesta 2004 vuoteen 2040. Mitkä palvelut järjestetään silloin toisin?",
                "Folkmängden ökar med 10\u00a0% från 2004 till 2040. Vilken service ordnas då på annat sätt?",
                "The population grows by 10% from 2004 to 2040. Which services will then be organised differently?",
            ],
        ),
        (
            16508,
            [
                "Väkiluku on vuonna 2040 suunnilleen sama kuin vuonna 2004. Mitkä palvelut järjestetään silti toisin?",
                "Folkmängden är 2040 ungefär densamma som 2004. Vilken service ordnas ändå på annat sätt?",
                "The population in 2040 is about the same as in 2004. Which services will still be organised"
                " differently?",
            ],
        ),
    ],
    ids=["fewer", "more", "same"],
)
def test_what_the_change_means_can_be_discussed(then: int, expected: list[str]) -> None:
    found = history(20000, 19000, 16507, then)
    asked = [population_history.discuss(found, context(population_history, language)) for language in LANGUAGES]
    assert asked == expected


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
