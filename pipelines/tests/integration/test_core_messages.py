"""Core messages: how far an area lies from all municipalities, and that areas do not all tell the same."""

import random
from collections.abc import Iterable
from typing import Any

import pytest

from lagesbild.contracts import read_edition
from lagesbild.measures.standing import distance as distance_of
from lagesbild.settings import Project
from lagesbild.store import Store, list_areas
from tests.in_process import brief_of

OTHERS = 60


@pytest.mark.parametrize(
    ("measure", "value", "distance"),
    [
        ("tertiary", 62.0, 1.0),  # 12bs, 2025: Kauniainen has the largest share of 308, 61.1 %; Espoo the next, 47.7 %
        ("tertiary", 100 * 5220 / 8540, 307 / 308),  # Kauniainen's own
        ("tertiary", 50.0, 306 / 308),
        ("tertiary", 24.51, 0.0),  # the two in the middle have 24.50 % and 24.52 %
        ("change_all", -9.5, 0.0),  # 14wx, 2024 to 2040: −9.56 % and −9.49 %
        ("change_all", -100.0, 1.0),
        ("renewal", 57.5, 0.0),  # 14wx, 2024: 57.49 and 57.54
        ("unemployed", 10.42, 0.0),  # 12r5, June 2026: 10.417 % and 10.434 %
        ("cohorts", -32.35, 0.0),  # 14wx, 2024: −32.37 % and −32.33 %
    ],
)
def test_a_value_is_held_against_all_municipalities(store: Store, measure: str, value: float, distance: float) -> None:
    found = distance_of(store, measure=measure, value=value, horizon=2040)
    assert found == pytest.approx(distance, abs=1e-9)


def test_nothing_sets_an_area_apart_in_a_year_that_no_municipality_has(store: Store) -> None:
    assert distance_of(store, measure="change_all", value=-50.0, horizon=2045) == 0


def claims(messages: Iterable[dict[str, Any]]) -> tuple[tuple[str, ...], ...]:
    """What the messages say apart from their numbers: the kinds of their findings, of which ages, which way."""
    return tuple(tuple(finding["kind"] for finding in message["findings"]) for message in messages)


@pytest.mark.slow
def test_areas_do_not_all_tell_the_same(store: Store, built_home: Project) -> None:
    groups = read_edition(built_home.reference, "pilot-groups").areas
    every = [code for code in list_areas(store)["area_code"] if code not in groups]
    others = random.Random(60).sample(every, OTHERS)
    told = {
        code: brief_of(store, built_home, code, language="en", horizon=2040).core_messages()
        for code in (*groups, *others)
    }
    assert {len(messages) for messages in told.values()} == {3}
    assert len({claims(told[code]) for code in groups}) >= 8
    assert len({claims(told[code]) for code in others}) >= 25
    assert [message["exhibit"] for message in told["vpk-tuusula"]] == [
        "population-history",
        "service-age-bands",
        "workforce-renewal",
    ]
    assert "grows by 19%" in told["vpk-tuusula"][0]["text"]
