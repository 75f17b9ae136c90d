"""From what size on a number is said: the thresholds, and that the methods of a page take them from here."""

import pytest

from lagesbild.language import Numbers, Texts
from lagesbild.language.texts import placeholders, shared
from lagesbild.measures.thresholds import FEW_PERSONS, LEAST_PCT, LEAST_PERSONS, OPEN_CERTAINTY


def test_thresholds_are_these() -> None:
    assert (LEAST_PCT, FEW_PERSONS, LEAST_PERSONS, OPEN_CERTAINTY) == (10.0, 20, 5, 0.5)


@pytest.mark.parametrize(
    ("key", "filled"),
    [
        ("methods.discussion_text", {"least", "persons"}),
        ("methods.same_text", {"width"}),
    ],
)
def test_methods_take_their_thresholds_from_here(key: str, filled: set[str]) -> None:
    assert {placeholders(template) for template in shared()[key].values()} == {frozenset(filled)}


def test_the_rules_of_discussion_are_said_with_their_thresholds() -> None:
    fmt, text = Numbers("en"), Texts("en")
    rules = text("methods.discussion_text", least=fmt.integer(LEAST_PCT), persons=LEAST_PERSONS)
    assert "children in grades 1–6 change by at least 10%; " in rules
    assert "(at least 10% and 5 persons)" in rules
