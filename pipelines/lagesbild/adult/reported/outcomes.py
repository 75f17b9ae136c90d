"""How the participations of one cell ended, and the shares that may be told of them."""

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

import numpy as np

from lagesbild.adult.indicators.intervals import wilson
from lagesbild.adult.protect import share
from lagesbild.adult.protect.shares import NEARLY
from lagesbild.adult.reported.tables import DESIGN_EFFECT, LEARNERS, PARTICIPATIONS, Count, Reported

GROUPS: Final = {
    "passed": ("passed",),
    "without": ("not_passed", "no_grade_absence"),
    "dropped": ("dropped_out",),
    "continues": ("continues",),
    "other": ("other",),
}
"""What pages tell apart, and the outcomes of the tables that it sums; ``other`` is in no share."""
NEARLY_ALL: Final = 100
"""The design effect of participations that say as much as so many learners, in percent."""
Share = float | str | None
"""Percent, ``~`` where 1 to 4 are on one side, none where it is hidden."""


class Outcomes(NamedTuple):
    """Participations of one cell by how they ended; none where the tables hide it and their sums do not tell it."""

    learners: Count
    participations: Count
    passed: Count
    without: Count
    dropped: Count
    continues: Count
    other: Count
    design_effect_pct: Count = None

    @property
    def ended(self) -> Count:
        """Those that were finished or dropped."""
        return _sum(self.passed, self.without, self.dropped)

    @property
    def shares(self) -> Mapping[str, Share]:
        """I1 passed, I2 without a pass, I3 dropped out: all of what was finished or dropped, so that they add up.

        Where one of them is only a sign, the smaller of the others is one, too: else it could be worked out.
        """
        parts = {"passed": self.passed, "without": self.without, "dropped": self.dropped}
        found = {name: share(part, self.ended, self.learners) for name, part in parts.items()}
        told = {name: each for name, each in found.items() if isinstance(each, float) and each > 0}
        if [*found.values()].count(NEARLY) == 1 and told:
            found[min(told, key=lambda name: told[name])] = NEARLY
        return found

    @property
    def finished_pct(self) -> Share:
        """I5: finished, with a pass or without, of all that began or went on."""
        return share(_sum(self.passed, self.without), _sum(self.ended, self.continues), self.learners)

    @property
    def is_whole(self) -> bool:
        """Whether all three shares are known and none is only a sign, so that they can be drawn."""
        return all(isinstance(each, float) for each in self.shares.values())

    @property
    def interval(self) -> tuple[float, float] | None:
        """Wilson's 95 percent interval of I1 in percent on the effective number; none without a design effect."""
        passed = self.shares["passed"]
        if not isinstance(passed, float) or self.ended is None or not self.design_effect_pct:
            return None
        ends = wilson(passed / 100, self.ended * NEARLY_ALL / self.design_effect_pct)
        low, high = (float(100 * np.asarray(end)) for end in ends)
        return low, high


def outcomes_of(reported: Reported, half: str, **told: str) -> Outcomes:
    """How the participations of a cell ended; what one sum alone tells of what is hidden is worked out."""
    total = reported.count(PARTICIPATIONS, half, **told)
    counts = {
        name: _sum(*(reported.count(PARTICIPATIONS, half, **told, outcome=each) for each in outcomes))
        for name, outcomes in GROUPS.items()
    }
    learners = reported.count(LEARNERS, half, **told)
    return Outcomes(learners, total, **_filled(counts, total), design_effect_pct=_effect(reported, half, told))


def side_of(low: float | None, high: float | None, other: float | None) -> int:
    """1 where an interval lies above another share, −1 where it lies below; 0 where it holds it or one is missing."""
    if low is None or high is None or other is None:
        return 0
    return (low > other) - (high < other)


def together(parts: Iterable[Outcomes]) -> Outcomes:
    """The sums of cells of which every share may be told; the others are left out, and it has no interval."""
    counts = [each[: len(Outcomes._fields) - 1] for each in parts if each.is_whole]
    summed = [_sum(*column) for column in zip(*counts, strict=True)]
    return Outcomes(*summed) if counts else Outcomes(*[0] * (len(Outcomes._fields) - 1))


def _effect(reported: Reported, half: str, told: Mapping[str, str]) -> Count:
    """The design effect of a cell; of a municipality's part of a provider the larger of both, which tables tell."""
    parts = (
        [{**told, "provider": ""}, {**told, "principal": ""}] if {"provider", "principal"} <= told.keys() else [told]
    )
    effects = [reported.count(DESIGN_EFFECT, half, **each) or 0 for each in parts]
    return max(effects) if all(effects) else None


def _filled(counts: dict[str, Count], total: Count) -> dict[str, Count]:
    """The same with the one group that is hidden, where the total tells it."""
    hidden = [name for name, count in counts.items() if count is None]
    if total is None or len(hidden) != 1:
        return counts
    return {**counts, hidden[0]: total - sum(count or 0 for count in counts.values())}


def _sum(*parts: Count) -> Count:
    return None if None in parts else sum(part or 0 for part in parts)
