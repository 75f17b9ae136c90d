"""Births less deaths beside migration over the years: since when the one or the other leads, and what ten years add."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final, Literal, NamedTuple

Parts = Mapping[int, Mapping[str, int]]
"""Persons of each component of population change, by year: ``natural_increase``, ``net_migration``, ``births`` …"""

LEAST_YEARS: Final = 3
"""What has held for fewer years, or in every year that is known, is no turn."""
DECADE: Final = 10


class Turn(NamedTuple):
    """The first year from which on it has held until the newest, and what has.

    ``more_deaths`` than births, or ``more_migration`` than births less deaths, which add, too. ``is_about``: births
    and deaths are not known by themselves in that year or the year before, so that corrections may move it.
    """

    year: int
    kind: Literal["more_deaths", "more_migration"]
    is_about: bool


def turn_of(parts: Parts) -> Turn | None:
    """Since when more have died than were born; else since when migration has added more than births less deaths.

    None where neither is so now, is new, or was never otherwise.
    """
    years = sorted(parts)
    newest = parts[years[-1]]["natural_increase"]
    if newest < 0:
        return _turn("more_deaths", parts, holds_since(years, lambda year: parts[year]["natural_increase"] < 0))
    return _turn("more_migration", parts, holds_since(years, lambda year: _is_led_by_migration(parts[year])))


def holds_since(years: Sequence[int], holds: Callable[[int], bool]) -> int | None:
    """The first of the ascending ``years`` from which on it holds in each; None where it is new or always holds."""
    otherwise = [year for year in years if not holds(year)]
    since = [year for year in years if otherwise and year > otherwise[-1]]
    return since[0] if len(since) >= LEAST_YEARS else None


def decade_of(parts: Parts) -> Parts:
    """The last ten years, as far as they are there."""
    newest = max(parts)
    return {year: known for year, known in parts.items() if year > newest - DECADE}


def sum_of(parts: Parts, component: str) -> int:
    """Persons that a component adds in all of the years."""
    return sum(of_year[component] for of_year in parts.values())


def correction_of(of_year: Mapping[str, int]) -> int:
    """What the population changed by in a year beside births, deaths and moves."""
    return of_year["change"] - of_year["natural_increase"] - of_year["net_migration"]


def _is_led_by_migration(of_year: Mapping[str, int]) -> bool:
    return of_year["net_migration"] > of_year["natural_increase"] > 0


def _turn(kind: Literal["more_deaths", "more_migration"], parts: Parts, since: int | None) -> Turn | None:
    if since is None:
        return None
    return Turn(since, kind, any("births" not in parts[year] for year in (since - 1, since) if year in parts))
