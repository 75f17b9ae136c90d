"""What opens and closes a brief: core messages and questions for discussion."""

from types import SimpleNamespace
from typing import Any

import pandas as pd
import pytest

from lagesbild.exhibits import Answer, Asks
from lagesbild.exhibits.labour import jobseekers, occupations
from lagesbild.exhibits.population import population_history, service_age_bands
from lagesbild.exhibits.population.service_age_bands import Years
from lagesbild.notebook.opening import discussion, most_important, weight
from tests.exhibits.spoken import in_english


def shown(name: str, section: str, size: float, *, reason: str = "", **declared: Any) -> Any:
    """An exhibit as it is shown, with what its room declares: ``relevance``, ``asks``."""
    exhibit = SimpleNamespace(**{"relevance": 0.0, "asks": None} | declared)
    presented = SimpleNamespace(weight=size, reason=reason)
    answer = SimpleNamespace(is_empty=False)
    return SimpleNamespace(
        id=name, section=section, exhibit=exhibit, presented=presented, is_shown=not reason, answer=answer
    )


def of_room(room: Any, section: str, size: float, *, reason: str = "") -> Any:
    """The same with the room's own declaration."""
    exhibit = room.EXHIBIT
    return shown(
        exhibit.id,
        section,
        size,
        reason=reason,
        relevance=exhibit.relevance,
        asks=exhibit.asks,
    )


def bands_weight(*, is_likely: bool, has_record: bool) -> float:
    """Weight of the exhibit of service ages where the band that changes most falls by 39 percent."""
    row = {"band": "7-12", "observed_persons": 1300, "base_persons": 1000, "horizon_persons": 610}
    rows = pd.DataFrame([row | {"change_persons": -390, "change_pct": -39.0, "is_likely": is_likely}])
    years = Years(2019, 2024, "projected", 2040, lacks_oldest=True, has_record=has_record)
    return in_english(service_age_bands, Answer.of(rows, years)).weight


def test_an_open_direction_weighs_half_and_relevance_counts() -> None:
    certain = of_room(service_age_bands, "population", bands_weight(is_likely=True, has_record=True))
    undecided = of_room(service_age_bands, "population", bands_weight(is_likely=False, has_record=True))
    unknown = of_room(service_age_bands, "population", bands_weight(is_likely=False, has_record=False))
    history = of_room(population_history, "population", 0.3)
    assert weight(certain) == weight(unknown) == pytest.approx(0.39)
    assert weight(undecided) == pytest.approx(0.195)
    assert weight(history) == pytest.approx(0.24)
    assert most_important([certain, history]) == [certain]
    assert most_important([undecided, history]) == [history]  # 0.39 × 0.5 < 0.3 × 0.8


def test_size_counts_up_to_one_and_what_has_no_relevance_is_never_core() -> None:
    jobs, places = of_room(jobseekers, "labour", 3.0), of_room(occupations, "labour", 5.0)
    renewal = shown("workforce-renewal", "labour", 0.9, relevance=1.0)
    assert (weight(jobs), weight(places)) == (0.8, 0.0)
    assert most_important([jobs, renewal, places]) == [renewal]
    none = shown("workforce-renewal", "labour", 0.9, relevance=1.0, reason="none")
    assert most_important([none, jobs]) == [jobs]


RANKS = {
    "population-history": 8,
    "projection-certainty": 6,
    "service-age-bands": 1,
    "members": 3,
    "school-stages": 2,
    "workforce-renewal": 7,
    "dependency-ratio": 5,
    "occupation-balance": 4,
}


def asked(*silent: str, reason: str = "", of: tuple[str, ...] = tuple(RANKS)) -> list[str]:
    """The exhibits that are asked about, of those shown in this order, where the rules of ``silent`` do not hold."""

    def asks(name: str) -> Asks:
        text = "" if name in silent else f"{name}?"
        return Asks(lambda answer, context: text, RANKS[name], is_spare=name == "population-history")

    exhibits = [shown(name, "", 0.0, asks=asks(name), reason=reason if name == "members" else "") for name in of]
    questions = discussion(exhibits, [None] * len(exhibits))
    assert all(question.text == f"{question.exhibit}?" for question in questions)
    return [question.exhibit for question in questions]


def test_the_first_five_rules_that_hold_are_asked_in_the_order_of_their_ranks() -> None:
    first = ["service-age-bands", "school-stages", "members", "occupation-balance", "dependency-ratio"]
    assert asked() == first
    assert asked("members") == [*first[:2], *first[3:], "projection-certainty"]
    assert asked(reason="the area is a single municipality") == [*first[:2], *first[3:], "projection-certainty"]


def test_few_questions_end_with_the_population() -> None:
    few = ("population-history", "projection-certainty", "workforce-renewal")
    assert asked(of=few) == ["projection-certainty", "workforce-renewal", "population-history"]
    assert asked(of=(*few, "members")) == ["members", "projection-certainty", "workforce-renewal"]


@pytest.mark.parametrize("name", [name for name in RANKS if name != "population-history"])
def test_a_rule_that_does_not_hold_asks_nothing(name: str) -> None:
    assert asked(name, of=("population-history", name)) == ["population-history"]
