"""What opens and closes a brief: core messages and questions for discussion."""

from types import SimpleNamespace
from typing import Any

import pandas as pd
import pytest

from lagesbild.exhibits import Answer, Asks
from lagesbild.exhibits.population import service_age_bands
from lagesbild.exhibits.population.service_age_bands import Years
from lagesbild.language import Standing
from lagesbild.notebook.opening import discussion, first_of_sections, most_telling, score
from tests.exhibits.spoken import in_english


def shown(name: str, section: str, size: float, *, reason: str = "", **declared: Any) -> Any:
    """An exhibit as it is shown, with what its room declares: ``relevance``, ``asks``."""
    exhibit = SimpleNamespace(**{"relevance": 0.0, "asks": None} | declared)
    presented = SimpleNamespace(weight=size, reason=reason, standing=None, open_subjects=())
    answer = SimpleNamespace(is_empty=False)
    return SimpleNamespace(
        id=name, section=section, exhibit=exhibit, presented=presented, is_shown=not reason, answer=answer, number=0
    )


def message(
    name: str,
    section: str,
    size: float,
    standing: Standing | None,
    *,
    number: int = 0,
    relevance: float = 1.0,
    reason: str = "",
) -> Any:
    """An exhibit whose finding may be a core message."""
    made = shown(name, section, size, reason=reason, relevance=relevance)
    made.number, made.presented.standing = number, standing
    return made


def usual(measure: str, value: float) -> float:
    """In the middle of all municipalities, whatever is measured."""
    return 0.0


def bands_weight(*, is_likely: bool, has_record: bool) -> float:
    """Weight of the exhibit of service ages where the band that changes most falls by 39 percent."""
    row = {"band": "7-12", "observed_persons": 1300, "base_persons": 1000, "horizon_persons": 610}
    rows = pd.DataFrame([row | {"change_persons": -390, "change_pct": -39.0, "is_likely": is_likely}])
    years = Years(2019, 2024, "projected", 2040, lacks_oldest=True, has_record=has_record)
    return in_english(service_age_bands, Answer.of(rows, years)).weight


def test_an_open_direction_weighs_half() -> None:
    assert bands_weight(is_likely=True, has_record=True) == bands_weight(is_likely=False, has_record=False) == 0.39
    assert bands_weight(is_likely=False, has_record=True) == pytest.approx(0.195)


def test_a_finding_counts_by_its_size_up_to_one_and_by_how_unusual_it_is() -> None:
    jobs = message("jobseekers", "labour", 3.0, Standing("unemployed", "unemployed", 12.0), relevance=0.8)
    assert score(jobs, lambda measure, value: {("unemployed", 12.0): 0.5}[measure, value]) == pytest.approx(0.6)
    turn = message("history", "population", 0.02, Standing("all", "change_all", -2.0, is_exception=True), relevance=0.8)
    assert score(turn, usual) == pytest.approx(0.408)  # 0.8 × (0.02 + 1) ÷ 2
    assert score(message("plain", "labour", 0.4, None, relevance=1.0), usual) == pytest.approx(0.2)


def test_three_messages_are_told_at_most_two_of_a_section_and_none_twice_in_the_order_of_the_page() -> None:
    page = [
        message("history", "population", 0.5, Standing("all", "change_all", -50.0), number=1),
        message("bands", "population", 0.9, Standing("7-12", "change_7-12", -90.0), number=2),
        message("profile", "population", 0.8, None, number=3),
        message("stages", "service_need", 0.7, Standing("7-12", "change_7-12", -90.0), number=4),
        message("renewal", "labour", 0.1, Standing("renewal", "renewal", 90.0), number=5),
        message("places", "labour", 1.0, None, number=6, relevance=0.0),
        message("costs", "labour", 1.0, None, number=7, reason="no prices"),
    ]
    assert [each.id for each in most_telling(page, usual)] == ["bands", "profile", "renewal"]


def test_growth_of_the_population_is_always_told() -> None:
    page = [
        message("history", "population", 0.01, Standing("all", "change_all", 1.0), number=1),
        *(message(f"other-{n}", f"section-{n}", 0.9, None, number=n) for n in (2, 3, 4)),
    ]
    assert [each.id for each in most_telling(page, usual)] == ["history", "other-2", "other-3"]
    page[0] = message("history", "population", 0.01, Standing("all", "change_all", 0.9), number=1)
    assert [each.id for each in most_telling(page, usual)] == ["other-2", "other-3", "other-4"]


def test_ages_whose_direction_is_open_are_no_message_of_another_exhibit() -> None:
    bands = message("bands", "population", 0.1, Standing("7-12", "change_7-12", -10.0), number=1)
    bands.presented.open_subjects = ("7-12", "13-15")
    stages = message("stages", "service_need", 0.9, Standing("13-15", "change_13-15", -90.0), number=2)
    assert [each.id for each in most_telling([bands, stages], usual)] == ["bands"]


def test_the_overview_tells_the_first_that_is_shown_of_each_section() -> None:
    page = [
        message("hidden", "population", 1.0, None, reason="none"),
        message("population", "population", 0.0, None),
        message("ages", "population", 1.0, None),
        message("renewal", "labour", 0.0, None),
    ]
    assert [each.id for each in first_of_sections(page)] == ["population", "renewal"]


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
