"""The evening minute by minute: what is done, and what the projector shows while it is."""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from lagesbild.ages import PUPILS
from lagesbild.language import Context
from lagesbild.workshop.asked import Ways
from lagesbild.workshop.told import Observation, Told


class Planned(NamedTuple):
    """A step as it is planned: its name, how long it takes, and what is shown."""

    name: str
    minutes: int
    shows: tuple[str, ...] = ()


PARTS: Final = {
    "beginning": (Planned("welcome", 5, ("area",)), Planned("messages", 5, ("core",))),
    "round_1": (Planned("see_start", 5, ("start", "also")), Planned("see_tables", 12), Planned("see_share", 8)),
    "round_2": (
        Planned("mean_start", 5, ("next", "certainty")),
        Planned("mean_tables", 13, ("discussion",)),
        Planned("mean_share", 7),
    ),
    "round_3": (Planned("do_start", 3, ("last",)), Planned("do_tables", 15), Planned("do_share", 7)),
    "ending": (Planned("close", 5),),
}
"""The parts of the evening and their steps."""
MINUTES: Final = sum(step.minutes for steps in PARTS.values() for step in steps)
OF_AGES: Final = frozenset(
    {"service-age-bands", "school-stages", "cohorts", "members", "map-of-change", "children-over-time"}
)
"""Exhibits on the ages that education is planned for."""
PLACES: Final = {"area": "page-area", "core": "page-core", "discussion": "page-discussion"}
"""What is no exhibit → its anchor on the page."""


class Show(NamedTuple):
    """Something to show: its words, and where the projector view has it."""

    words: str
    href: str


class Step(NamedTuple):
    """One step: its minutes from the beginning, ``10–15``, what is done, and what is shown."""

    minutes: str
    what: str
    shows: tuple[Show, ...]


class Start(NamedTuple):
    """The finding to start from, and why that one."""

    observation: Observation
    reason: str


def start_of(told: Told, ways: Ways, say: Context) -> Start:
    """The message on the ages that education is planned for, else the first one.

    Where it is open which way the number of pupils goes, it is how certain the projection is.
    """
    if ways[PUPILS].way == "open" and told.certainty:
        return Start(told.certainty, say.text("workshop.start_open"))
    of_ages = (each for each in told.messages if each.exhibit in OF_AGES)
    if found := next(of_ages, None):
        return Start(found, say.text("workshop.start_ages"))
    return Start(told.messages[0], say.text("workshop.start_message"))


def timetable(told: Told, start: Start, *, file: str, say: Context) -> dict[str, list[Step]]:
    """The steps of each part of the evening, by its title; the brief's page is ``file``."""
    shown = _shown(told, start, file, say)
    begins, parts = 0, {}
    for part, steps in PARTS.items():
        parts[str(say.text(f"workshop.{part}"))] = list(_steps(steps, begins, shown, say))
        begins += sum(step.minutes for step in steps)
    return parts


def _steps(steps: Iterable[Planned], begins: int, shown: dict[str, Show], say: Context) -> Iterator[Step]:
    for step in steps:
        ends = begins + step.minutes
        found = tuple(shown[each] for each in step.shows if each in shown)
        yield Step(f"{begins}–{ends}", say.text(f"workshop.step_{step.name}"), found)
        begins = ends


def _shown(told: Told, start: Start, file: str, say: Context) -> dict[str, Show]:
    """What can be shown; what the evening starts from is not shown again, all other messages are."""
    listed = {name: Show(say.text(f"workshop.show_{name}"), f"{file}?projector#{at}") for name, at in PLACES.items()}
    others = [each for each in (*told.messages, told.certainty) if each and each.exhibit != start.observation.exhibit]
    messages = [each for each in others if each != told.certainty]
    named = {"start": start.observation} | dict(zip(("last", "next", "also"), reversed(messages), strict=False))
    named |= {"certainty": told.certainty} if told.certainty in others else {}
    return listed | {name: _show(each, say) for name, each in named.items()}


def _show(observation: Observation, say: Context) -> Show:
    number = say.text("page.exhibit", number=observation.number)
    return Show(f"{number}: {observation.text}", observation.href)
