"""All areas of an edition side by side: their raw figures, and what the overview's sentences share."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

import yaml

from tests.derivations.case import OLDEST, Case, direction, pct, per_hundred, within
from tests.derivations.forms import in_area
from tests.derivations.found import Found, found, tenth
from tests.derivations.municipalities import BASE, alphabetical
from tests.derivations.raw import Ages, Raw

Limits = tuple[int, int]
Pair = tuple[int, int]
EVERYBODY: Limits = (0, OLDEST)


def areas_of(raw: Raw, edition: str) -> list[str]:
    """Codes of an edition's areas, in its order."""
    written = yaml.safe_load((raw.data / "reference" / "editions.yml").read_text(encoding="utf-8"))
    return [str(code) for code in written["editions"][edition]["areas"]]


@dataclass(frozen=True)
class Side:
    """One overview: its areas, in alphabetical order, and horizon. Today is the municipal projection's first year."""

    raw: Raw
    areas: Sequence[str]
    language: str
    horizon: int

    @cached_property
    def cases(self) -> list[Case]:
        cases = [Case(self.raw, self.raw.place(code), self.language, self.horizon) for code in self.areas]
        return sorted(cases, key=lambda case: alphabetical(case.place.names[self.language], self.language))

    @cached_property
    def ages(self) -> list[tuple[Ages, Ages]]:
        """Persons by age of each area, today and at the horizon."""
        read = [
            [self.raw.ages(case.place, year, observed=False) for year in (BASE, self.horizon)] for case in self.cases
        ]
        return [(now, then) for now, then in read]

    def persons(self, limits: Limits) -> list[Pair]:
        """Persons of some ages in each area, today and at the horizon."""
        return [(within(now, *limits), within(then, *limits)) for now, then in self.ages]

    def ratios(self, over: Sequence[Limits], under: Limits) -> list[tuple[Fraction, Fraction]]:
        """Persons of some ages per hundred of others in each area, today and at the horizon."""
        each = tuple(over)
        return [(per_hundred(now, each, under), per_hundred(then, each, under)) for now, then in self.ages]


def changes(pairs: Sequence[Pair]) -> list[Fraction | None]:
    """Change in percent of each area; an area in which nobody is of that age has none."""
    return [pct(*pair) if pair[0] else None for pair in pairs]


def way_of(side: Side, what: Found, changed: Sequence[Fraction | None]) -> list[Found]:
    """In how many areas something goes the way that it goes in most – or which one alone does not."""
    counted = Counter(direction(change) for change in changed if change is not None)
    if not counted["down"] and not counted["up"]:
        return [found(f"side_by_side.{'stays' if counted else 'open'}", what=what)]
    way, key = ("up", "rises") if counted["up"] > counted["down"] else ("down", "falls")
    if counted[way] == len(changed):
        return [found(f"side_by_side.{key}_everywhere", what=what, n=len(changed))]
    if counted[way] == len(changed) - 1 > 1 and None not in changed:
        goes = [direction(change) == way for change in changed if change is not None]
        other = side.cases[goes.index(False)]
        return [found(f"side_by_side.{key}_but", what=what, in_area=in_area(other))]
    return [found(f"side_by_side.{key}", what=what, n=counted[way], all=len(changed))]


def ratio_changes(ratios: Sequence[tuple[Fraction, Fraction]]) -> list[Fraction]:
    """Change in percent of a ratio in each area."""
    return [100 * (then / now - 1) for now, then in ratios]


def ratio_rows(side: Side, ratios: Sequence[tuple[Fraction, Fraction]], parts: Sequence[Limits]) -> list[list[object]]:
    """The cells of a ratio's table: the ratio twice, then persons of each part twice."""
    by_part = [side.persons(limits) for limits in parts]
    persons = [[count for pair in of_area for count in pair] for of_area in zip(*by_part, strict=True)]
    return [[*(float(tenth(each)) for each in pair), *counts] for pair, counts in zip(ratios, persons, strict=True)]


def change_rows(side: Side, limits: Limits) -> list[list[object]]:
    """Persons today and at the horizon, change in persons and percent."""
    return [[now, then, then - now, float(tenth(pct(now, then))) if now else "–"] for now, then in side.persons(limits)]


def share_takeaway(side: Side, limits: Limits) -> list[Found]:
    """In how many areas the share of some ages of all residents goes which way."""
    what = found("side_by_side.share_of_ages", ages="–".join(map(str, limits)))
    return way_of(side, what, ratio_changes(shares(side, limits)))


def shares(side: Side, limits: Limits) -> list[tuple[Fraction, Fraction]]:
    """Percent of all residents, today and at the horizon."""
    return [
        (Fraction(100 * some[0], everybody[0]), Fraction(100 * some[1], everybody[1]))
        for some, everybody in zip(side.persons(limits), side.persons(EVERYBODY), strict=True)
    ]


def share_rows(side: Side, limits: Limits) -> list[list[object]]:
    """Persons and their change, then the shares."""
    pairs = zip(change_rows(side, limits), shares(side, limits), strict=True)
    return [[*cells, *(float(tenth(share)) for share in each)] for cells, each in pairs]
