"""What an indicator comes to in one cell, and whether it may be told.

Nobody is told of few: a rate has at least ``LEAST_LEARNERS`` learners, and is only a sign where 1 to ``FEW`` learners
stand on one of its sides (as Skolverket's statistics do with ``..`` and ``~``). Of shares that add up to a whole
never one alone is held back. Tables that leave the record are protected against subtraction besides: ``adult/protect``.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

import numpy as np

from lagesbild.adult.indicators.intervals import Clusters, clustered, effective_number

LEAST_LEARNERS: Final = 10
FEW: Final = 4
WHOLES: Final = (("I1", "I2", "I3"), ("I13a", "I13b", "I13c"), tuple(f"I14{grade}" for grade in "ABCDEF"))
"""Shares that add up to a whole: from all but one the last could be worked out."""
COUNTED: Final = frozenset({"I1", "I2", "I3", "I3b", "I4", "I4k", "I5", "going_on"})
"""Shares of the same participations: their counts together tell each part, so they are told all or none."""
Status = Literal["shown", "rounded_few", "hidden_few", "not_shown"]
Reason = Literal["", "needs_two_years", "needs_next_half", "needs_admissions"]


@dataclass(frozen=True)
class Cell:
    """What is looked at; none where it is not told apart, an empty text where the record does not know it."""

    principal: str | None = None
    home: str | None = None
    provider: str | None = None
    form: str | None = None
    field: str | None = None


@dataclass(frozen=True)
class Rate:
    """A share from 0 to 1 with its 95 percent interval.

    ``numerator`` and ``denominator`` count participations, or learners where the definition's unit says so;
    ``learners`` are those of the denominator. What may not be told is none: all of it where few learners are in the
    denominator (``hidden_few``), counts and share where few are on one side (``rounded_few``).
    """

    indicator: str
    status: Status
    numerator: int | None = None
    denominator: int | None = None
    learners: int | None = None
    share: float | None = None
    low: float | None = None
    high: float | None = None
    effective_n: float | None = None
    reason: Reason = ""


@dataclass(frozen=True)
class Amount:
    """Points, full-time places or median days of so many participations and learners."""

    indicator: str
    status: Status
    amount: float | None = None
    participations: int | None = None
    learners: int | None = None


@dataclass(frozen=True)
class Profiles:
    """The learners of one share: of each kind of learner the rows, the positive ones among them, and how many."""

    rows: list[int]
    positives: list[int]
    learners: list[int]

    def add(self, rows: int, positives: int, learners: int) -> None:
        """Count more learners, alike among themselves."""
        self.rows.append(rows)
        self.positives.append(positives)
        self.learners.append(learners)


def rate_of(indicator: str, found: Profiles) -> Rate:
    """The rate of some learners, held back where they are few."""
    many = np.array(found.learners)
    learners = int(many.sum())
    if learners < LEAST_LEARNERS:
        return Rate(indicator, "hidden_few")
    if _few(many[np.array(found.positives) > 0]) or _few(many[np.array(found.rows) > np.array(found.positives)]):
        return Rate(indicator, "rounded_few", learners=learners)
    return _told(indicator, Clusters.of(found.rows, found.positives, many))


def _few(learners: "np.typing.NDArray[np.int64]") -> bool:
    return 1 <= int(learners.sum()) <= FEW


def _told(indicator: str, clusters: Clusters) -> Rate:
    interval = clustered(clusters)
    return Rate(
        indicator,
        "shown",
        int(clusters.positives),
        int(clusters.rows),
        int(clusters.learners),
        float(clusters.share),
        float(interval.low),
        float(interval.high),
        float(effective_number(clusters)),
    )


def amount_of(indicator: str, amount: float, participations: int, learners: int) -> Amount:
    """An amount, held back where its learners are few."""
    if learners < LEAST_LEARNERS:
        return Amount(indicator, "hidden_few")
    return Amount(indicator, "shown", amount, participations, learners)


def guarded(rates: Mapping[str, Rate]) -> dict[str, Rate]:
    """The rates of one cell without what would tell a rate that is held back."""
    kept = dict(rates)
    for whole in WHOLES:
        kept |= _with_a_second_held_back([kept[name] for name in whole if name in kept])
    counted = [kept[name] for name in COUNTED if name in kept]
    if any(rate.status == "rounded_few" for rate in counted):
        kept |= {rate.indicator: replace(rate, numerator=None, denominator=None) for rate in counted}
    return kept


def _with_a_second_held_back(whole: Sequence[Rate]) -> dict[str, Rate]:
    told = [rate for rate in whole if rate.status == "shown" and rate.numerator]
    if sum(rate.status == "rounded_few" for rate in whole) != 1 or not told:
        return {}
    second = min(told, key=lambda rate: (rate.numerator or 0, rate.indicator))
    return {second.indicator: Rate(second.indicator, "rounded_few", learners=second.learners)}
