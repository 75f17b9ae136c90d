"""The indicators of a period by municipality, provider, school form and field: those of a cell come together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import pandas as pd

from lagesbild.adult.indicators.periods import Period, halves_of, known_period
from lagesbild.adult.indicators.results import Amount, Cell, Profiles, Rate, Reason, amount_of, guarded, rate_of
from lagesbild.adult.record.outcomes import COUNTED_AS
from lagesbild.errors import UnknownName, nearest
from lagesbild.store import Store

SQL: Final = Path(__file__).parent / "sql"
DIMENSIONS: Final = ("principal_municipality", "home_municipality", "provider_orgno", "school_form", "vocational_field")
"""By what cells can be told apart: columns of the record; ``macro_reported.sql`` puts them into a cell."""
EARLY_DAYS: Final = 21
RETURN_DAYS: Final = 183
POINTS_A_YEAR: Final = 800
"""Points of a full-time year (förordning 2016:937 om statsbidrag för regional yrkesinriktad vuxenutbildning)."""
BEGINNERS: Final = ("I13a", "I13b", "I13c")
ASIDE: Final = frozenset({"participations", "going_on"})
"""What ``rates.sql`` counts beside the indicators: who there is at all, and whose course goes on."""


@dataclass(frozen=True)
class Indicators:
    """All indicators of one cell: I1 stands with I3, I5 and the learners because they come together.

    ``learners`` and ``participations`` are those with a row in the period. What has nobody in its denominator is not
    among the rates: in a cell without sfi there is no I12.
    """

    period: Period
    cell: Cell
    learners: int
    participations: int
    rates: Mapping[str, Rate] = field(default_factory=dict)
    amounts: Mapping[str, Amount] = field(default_factory=dict)


def indicators(record: Store, period: str, *, by: Sequence[str] = ()) -> list[Indicators]:
    """Ask the record for every indicator of a year or a half-year, by none or some of ``DIMENSIONS``.

    Returns one entry per cell that has rows, in the order of codes and never of results. The adapted forms are told
    only by ``school_form``, as in Kolada's key figures; a learner counts once in each cell.

    Raises:
        BadParameter, UnknownName: there is no such period in the record, or no such dimension.
    """
    asked = _Asked.of(record, period, by)
    rates, amounts = _rates(asked), _amounts(asked)
    return [
        Indicators(
            asked.period, cell, *_size(profiles["participations"]), _told(asked, profiles), amounts.get(cell, {})
        )
        for cell, profiles in rates.items()
    ]


@dataclass(frozen=True)
class _Asked:
    record: Store
    period: Period
    dimensions: list[str]
    known: tuple[str, ...]

    @classmethod
    def of(cls, record: Store, name: str, by: Sequence[str]) -> "_Asked":
        for dimension in by:
            if dimension not in DIMENSIONS:
                raise UnknownName("dimension of the record", dimension, nearest(dimension, DIMENSIONS))
        period = known_period(record, name)
        for macro in (COUNTED_AS, SQL / "macro_reported.sql", SQL / "macro_participations.sql"):
            record.ask(macro)
        return cls(record, period, list(by), halves_of(record))

    def ask(self, question: str, **parameters: object) -> pd.DataFrame:
        halves = parameters.pop("halves", self.period.halves)
        return self.record.ask(SQL / f"{question}.sql", halves=halves, dimensions=tuple(self.dimensions), **parameters)

    @property
    def lacks(self) -> dict[str, Reason]:
        """Which indicators the record cannot answer, and why."""
        halves = {f"{year}H{half}" for year in range(self.period.year - 2, self.period.year + 1) for half in (1, 2)}
        has_two_years = halves <= {*self.known} and not self.period.is_half
        lacking: dict[str, Reason] = {} if has_two_years else dict.fromkeys(BEGINNERS, "needs_two_years")
        lacking |= {} if self.period.following in self.known else {"I16": "needs_next_half"}
        return lacking | {"I17": "needs_admissions"}


def _rates(asked: _Asked) -> dict[Cell, dict[str, Profiles]]:
    frames = [asked.ask("rates", early_days=EARLY_DAYS), asked.ask("combined")]
    if "I13a" not in asked.lacks:
        years = [Period(str(asked.period.year + back)) for back in (-2, -1, 0)]
        halves = tuple(half for year in years for half in year.halves)
        frames.append(asked.ask("beginners", halves=halves, began=asked.period.year - 2))
    if "I16" not in asked.lacks:
        later = (*asked.period.halves, asked.period.following)
        frames.append(asked.ask("returned", later_halves=later, days=RETURN_DAYS))
    found: dict[Cell, dict[str, Profiles]] = {}
    columns = ["cell", "indicator", "counted", "positive", "learners"]
    for cell, indicator, rows, positive, learners in pd.concat(frames)[columns].itertuples(index=False, name=None):
        profiles = found.setdefault(Cell(**cell), {}).setdefault(indicator, Profiles([], [], []))
        profiles.add(int(rows), int(positive), int(learners))
    return {cell: each for cell, each in found.items() if "participations" in each}


def _size(found: Profiles) -> tuple[int, int]:
    """Learners, and participations."""
    return sum(found.learners), sum(rows * many for rows, many in zip(found.rows, found.learners, strict=True))


def _told(asked: _Asked, profiles: Mapping[str, Profiles]) -> dict[str, Rate]:
    found = {name: rate_of(name, each) for name, each in profiles.items() if name != "participations"}
    told = guarded(found) | {name: Rate(name, "not_shown", reason=why) for name, why in asked.lacks.items()}
    return {name: rate for name, rate in told.items() if name not in ASIDE}


def _amounts(asked: _Asked) -> dict[Cell, dict[str, Amount]]:
    found: dict[Cell, dict[str, Amount]] = {}
    for row in asked.ask("amounts", points_a_year=POINTS_A_YEAR).to_dict("records"):
        name, cell = str(row["indicator"]), Cell(**row["cell"])
        told = amount_of(name, float(row["amount"]), int(row["participations"]), int(row["learners"]))
        found.setdefault(cell, {})[name] = told
    return found
