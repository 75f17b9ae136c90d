"""What a brief is asked for, resolved and checked before anything is drawn."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from lagesbild.contracts import Scenario, read_edition
from lagesbild.errors import UnknownName, nearest
from lagesbild.measures.ages import projected_years
from lagesbild.measures.scenarios import saved_scenario
from lagesbild.measures.side_by_side import shared_projected_years
from lagesbild.notebook.injected import check_text
from lagesbild.settings import LANGUAGES, Language, project
from lagesbild.store import Area, Store, doubts_about, find_area, group_of
from lagesbild.store.doubts import FiguresInDoubt

OTHER_YEARS: Final = (
    "The figures at hand have no others for it; lagesbild fetch statfin-14wx-municipality takes every projected year."
)


@dataclass(frozen=True)
class BriefRequest:
    """One area in one language, compared with one horizon; with or without a scenario of the user beside it.

    ``example_measures`` takes the measures that ship as an example in the place of the area's own.
    """

    area: Area
    language: Language
    horizon: int
    scenario: Scenario | None = None
    example_measures: bool = False


@dataclass(frozen=True)
class OverviewRequest:
    """All areas of an edition in one language, compared with one horizon."""

    areas: tuple[Area, ...]
    language: Language
    horizon: int


def resolve(store: Store, *, area: str, members: str, language: str, horizon: int, scenario: str = "") -> BriefRequest:
    """Turn the parameters of a brief into a request.

    ``members`` is a comma-separated list of municipality codes; where it is not empty it makes the area, and ``area``
    is not looked at. Codes are text: ``049``; what Papermill's ``-p`` or a file of parameters has made a number of is
    refused, and a year that its ``-r`` has made text of is taken. ``scenario`` is the name of a saved one.

    Raises:
        UnknownName: no such area, municipality, language, horizon or scenario; the nearest valid ones are in the
            message.
        BadParameter: area, members or scenario is no text.
        BadFile: the scenario cannot be taken, or was made for another area, projection or time.
    """
    spoken = check_language(language)
    for name, given in {"area": area, "members": members, "scenario": scenario}.items():
        check_text(name, given)
    listed = members.replace(" ", "")
    found = group_of(store, listed.split(",")) if listed else find_area(store, area)
    year = check_horizon(horizon, projected_years(store, area=found))
    kept = saved_scenario(store, project=project(), area=found, name=scenario) if scenario else None
    return BriefRequest(found, spoken, year, kept)


def resolve_overview(store: Store, *, edition: str, language: str, horizon: int) -> OverviewRequest:
    """Turn the parameters of an overview into a request; the areas are in the order of the edition.

    Raises:
        UnknownName: no such edition, language, horizon, or area of the edition.
        BadFile: the file of editions cannot be taken.
    """
    spoken = check_language(language)
    areas = tuple(find_area(store, code) for code in read_edition(project().reference, edition).areas)
    return OverviewRequest(areas, spoken, check_horizon(horizon, shared_projected_years(store, areas=areas)))


def refuse_doubts(store: Store, areas: Iterable[Area]) -> None:
    """Raise FiguresInDoubt where figures of an area broke a check."""
    if doubts := doubts_about(store, areas):
        raise FiguresInDoubt([doubt.told for doubt in doubts])


def check_language(language: str) -> Language:
    """Return the language, or raise UnknownName with those that exist."""
    if language not in LANGUAGES:
        raise UnknownName("language", str(language), nearest(str(language), LANGUAGES))
    return language


def check_horizon(horizon: int, known: list[int]) -> int:
    """Return the projected year, or raise UnknownName with those that are nearest."""
    year = int(horizon) if str(horizon).isdecimal() else 0
    if year not in known:
        near = sorted(known, key=lambda each: (abs(each - year), each))
        raise UnknownName("projected year", str(horizon), map(str, near), why=OTHER_YEARS)
    return year
