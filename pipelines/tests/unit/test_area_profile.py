"""Kinds of area: told by residents and by which way the children go, at thresholds that stand in one place."""

import pytest

from lagesbild.language import Numbers, Texts
from lagesbild.language.texts import placeholders, shared
from lagesbild.measures.area_profile import Profile, profile_of
from lagesbild.measures.thresholds import LARGE_PERSONS, LEAST_PCT, SMALL_PERSONS


@pytest.mark.parametrize(
    ("residents", "pct", "is_open", "expected"),
    [
        (19_999, -10.0, False, ("small", "fewer")),
        (20_000, -9.9, False, ("medium", "same")),
        (99_999, 9.9, False, ("medium", "same")),
        (100_000, 10.0, False, ("large", "more")),
        (16_507, -39.0, True, ("small", "open")),
        (16_507, None, False, ("small", "open")),
    ],
)
def test_an_area_is_of_a_kind(residents: int, pct: float | None, is_open: bool, expected: tuple[str, str]) -> None:
    assert profile_of(residents, pct, is_open=is_open) == expected


def test_small_areas_that_lose_children_stand_first() -> None:
    kinds = [Profile("large", "fewer"), Profile("small", "open"), Profile("small", "fewer"), Profile("medium", "more")]
    assert sorted(kinds, key=lambda kind: kind.rank) == [kinds[2], kinds[1], kinds[3], kinds[0]]


def test_pages_say_the_thresholds_from_their_home() -> None:
    assert (SMALL_PERSONS, LARGE_PERSONS, LEAST_PCT) == (20_000, 100_000, 10.0)
    told = {key: placeholders(shared()[f"models.size_{key}"]["fi"]) for key in ("small", "medium", "large")}
    assert told == {"small": {"small"}, "medium": {"small", "large"}, "large": {"large"}}
    assert placeholders(shared()["models.kind_about"]["fi"]) == {"horizon", "least"}
    said = Texts("en")("models.size_small", small=Numbers("en").integer(SMALL_PERSONS))
    assert said == "Under 20,000 residents"
