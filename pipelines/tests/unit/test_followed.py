"""Then and now: what is new of a figure that a measure rests on, and whether it goes another way than was projected."""

import pytest

from lagesbild.chosen import Followed, Measure, followed
from lagesbild.measures.facts import Fact
from tests.chosen import GOOD

KEY, AHEAD = "school-stages/7-12/today", "school-stages/7-12/projected/2040"
NOW = Fact(KEY, 1124, 2024, "persons", "projected")
THEN = Fact(AHEAD, 686, 2040, "persons", "projected")


def figures(measure: Measure, *facts: Fact) -> list[Followed]:
    return list(followed(measure, lambda _: {fact.key: fact for fact in facts}, 2040))


@pytest.mark.parametrize(
    ("now", "then", "news"),
    [
        (NOW, THEN, ("unchanged",)),
        (NOW._replace(year=2025), THEN, ("new_year",)),
        (NOW._replace(value=1130), THEN, ("revised",)),
        (NOW._replace(value=1130, kind="observed"), THEN, ("observed",)),
        (NOW, THEN._replace(value=700), ("new_projection",)),
        (NOW._replace(year=2025, value=1090), THEN._replace(value=700), ("new_year", "new_projection")),
    ],
)
def test_what_is_new_is_marked(now: Fact, then: Fact, news: tuple[str, ...]) -> None:
    found = figures(GOOD, now, then)[0]
    assert (found.news, found.value_now, found.projected_now) == (news, now.value, then.value)


def test_a_figure_that_is_gone_says_so() -> None:
    found = figures(GOOD)[0]
    assert (found.news, found.value_now, found.time_now, found.change_pct) == (("gone",), None, "", None)


def test_changes_are_counted_from_then() -> None:
    found = figures(GOOD, NOW._replace(value=1011.6, year=2025), THEN)[0]
    assert found.change_pct == pytest.approx(-10.0)
    assert found.projected_pct == pytest.approx(-38.9679, abs=1e-4)  # 100 × (686 − 1124) / 1124


@pytest.mark.parametrize(
    ("now", "year", "then", "has_turned"),
    [
        (1124, 2025, 686, False),
        (1100, 2025, 686, False),
        (1130, 2025, 686, True),  # projected to fall, has grown
        (1124, 2025, 1200, True),  # the projection itself has turned
        (1184, 2024, 686, False),  # then was corrected: nothing has grown
        (1184, 2024, 1150, False),  # from what it is now corrected to the projection falls
        (650, 2024, 686, True),  # from what it is now corrected to the projection grows
    ],
)
def test_a_figure_has_turned_where_it_goes_against_what_was_projected(
    now: int, year: int, then: int, has_turned: bool
) -> None:
    facts = NOW._replace(value=now, year=year), THEN._replace(value=then)
    assert figures(GOOD, *facts)[0].has_turned is has_turned


def test_a_figure_without_projection_cannot_turn() -> None:
    alone = GOOD._replace(projected_then="", projected_year="")
    assert figures(alone, NOW._replace(value=1))[0].has_turned is False


def test_the_groups_own_figure_and_another_one_are_followed_too() -> None:
    births = Fact("components-of-change/births/today", 93, 2025, "persons", "observed")
    measure = GOOD._replace(followed_by=births.key, followed_then="101", followed_year="2024")
    rests, by, own = figures(measure, NOW, THEN, births)
    assert [each.column for each in (rests, by, own)] == ["fact_key", "followed_by", "own_figure"]
    assert (by.value_then, by.value_now, by.time_now, by.news) == (101.0, 93, "2025", ("new_year",))
    assert (own.value_then, own.time_then, own.value_now, own.time_now) == (12.0, "2026-03", 15.5, "2026-09-01")


def test_a_month_is_named() -> None:
    found = figures(GOOD, NOW._replace(year=2026, month=6), THEN)[0]
    assert found.time_now == "2026-06"
