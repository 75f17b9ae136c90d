"""Every year and number that a headline over a chart of years names is marked in the chart, in all such exhibits."""

import re
from collections.abc import Iterator
from decimal import Decimal
from types import ModuleType

import pytest

from lagesbild.exhibits.labour import jobseekers, tightness, workforce_renewal
from lagesbild.exhibits.population import (
    children_over_time,
    components_of_change,
    population_history,
    youth_retention,
)
from lagesbild.exhibits.service_need import dependency_ratio, school_stages
from lagesbild.figures import LinePoint
from lagesbild.language import AreaContext, FormattedNumber, Magnitude, Presented, findings_of
from lagesbild.settings import LANGUAGES, Language
from lagesbild.store import Store, find_area
from tests.derivations.signs import numbers_in

ROOMS = (
    *(population_history, children_over_time, components_of_change, youth_retention),
    *(school_stages, dependency_ratio, tightness, jobseekers, workforce_renewal),
)
AREAS = ("kopa-jarviseutu", "753", "MK06", "SSS", "KU318")
OF_A_COHORT = {"before"}
"""Whom the headline follows, not what the line has in a year."""
OF_STAGES = {"n"}
"""How many lines have no direction that is told."""
OF_NO_POINT = ("few", "open", "none")
"""Headlines that name no point: of too few persons for a line, or of all lines, whose direction is open."""
IN_A_SUM = {"natural", "migration", "size"}
"""What the headline takes together or apart: the parts are marked."""


def shown(room: ModuleType, store: Store, code: str, language: Language) -> Presented:
    area = find_area(store, code)
    given = {"horizon": 2040} if "horizon" in room.answer.__annotations__ else {}
    found = room.answer(store, area=area, **given)
    presented: Presented = room.words(found, AreaContext(language, 2040, room.EXHIBIT.room, area=area))
    return presented


def not_marked(presented: Presented, language: Language) -> list[str]:
    """The years and numbers of the takeaway that no mark of its lines has."""
    told = [mark.told for mark in presented.marks if isinstance(mark, LinePoint) and mark.told]
    years = {int(text.partition(":")[0]) for text in told}
    numbers = [abs(number) for text in told for number in numbers_in(text.partition(":")[2], language)]
    return [
        f"{name} {value}"
        for name, value in _named(presented)
        if not (value in years if isinstance(value, int) else any(_reads(value, number) for number in numbers))
    ]


def _named(presented: Presented) -> Iterator[tuple[str, int | Decimal]]:
    """Years as they are, numbers without their sign."""
    for finding in findings_of(presented.takeaway):
        if finding.kind.rpartition(".")[2] in OF_NO_POINT:
            return
        for name, value in finding.values.items():
            if name in OF_A_COHORT | OF_STAGES | IN_A_SUM:
                continue
            if isinstance(value, int):
                yield name, value
            elif isinstance(value, (Magnitude, FormattedNumber)):
                yield name, abs(Decimal(str(value.value)))
            elif isinstance(value, str) and re.fullmatch(r"\d{4}", value):
                yield name, int(value)


def _reads(value: Decimal, marked: Decimal) -> bool:
    """Whether a mark has the number, or one that rounds to it."""
    return abs(value - marked) <= Decimal("0.5")


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.__name__.rpartition(".")[2])
def test_what_a_headline_names_is_marked_in_its_lines(store: Store, room: ModuleType) -> None:
    lines = 0
    for code in AREAS:
        for language in LANGUAGES:
            presented = shown(room, store, code, language)
            if any(isinstance(mark, LinePoint) for mark in presented.marks):
                lines += 1
                assert (code, language, presented.takeaway, not_marked(presented, language)) == (
                    *(code, language, presented.takeaway),
                    [],
                )
    assert lines >= len(LANGUAGES)


def test_a_number_that_has_no_mark_is_seen(store: Store) -> None:
    presented = shown(population_history, store, "kopa-jarviseutu", "en")
    bare = [mark._replace(told="") for mark in presented.marks if isinstance(mark, LinePoint)]
    assert not_marked(Presented("", presented.takeaway, marks=tuple(bare)), "en") == ["horizon 2040", "pct 16.4"]
