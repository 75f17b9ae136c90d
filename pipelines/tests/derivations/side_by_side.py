"""All areas of an edition side by side: their raw figures, and what the overview's sentences share."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

import yaml

from tests.derivations.case import OLDEST, Case, direction, pct, per_hundred, projected, within
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

    @property
    def years(self) -> dict[str, Found]:
        return {"base": projected(BASE), "horizon": projected(self.horizon)}

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


def changes(pairs: Sequence[Pair]) -> list[Fraction]:
    """Change in percent of each area; an area in which nobody is of that age has none."""
    return [pct(*pair) for pair in pairs if pair[0]]


def ends(values: Iterable[Fraction]) -> tuple[Fraction, Fraction]:
    """The lowest and the highest, rounded to one decimal."""
    ordered = sorted(values)
    return tenth(ordered[0]), tenth(ordered[-1])


def ways(changed: Iterable[Fraction]) -> list[Found]:
    """In how many areas the number falls, rises or stays about the same, where there are any."""
    counted = Counter(direction(change) for change in changed)
    return [found(f"side_by_side.way_{way}", n=counted[way]) for way in ("down", "up", "same") if counted[way]]


def ratio_takeaway(side: Side, room: str, ratios: Sequence[tuple[Fraction, Fraction]], **ages: str) -> list[Found]:
    """Between what a ratio is today and at the horizon."""
    now, then = (ends(each) for each in zip(*ratios, strict=True))
    return [found(f"{room}.takeaway", **side.years, range_base=now, range_horizon=then, **ages)]


def ratio_ways(side: Side, ratios: Sequence[tuple[Fraction, Fraction]]) -> list[Found]:
    """Which way the ratio goes in how many areas."""
    rising = (100 * (then / now - 1) for now, then in ratios)
    return [found("side_by_side.ratio_ways", ways=ways(rising), n=len(side.areas))]


def ratio_rows(side: Side, ratios: Sequence[tuple[Fraction, Fraction]], parts: Sequence[Limits]) -> list[list[object]]:
    """The cells of a ratio's table: the ratio twice, then persons of each part twice."""
    by_part = [side.persons(limits) for limits in parts]
    persons = [[count for pair in of_area for count in pair] for of_area in zip(*by_part, strict=True)]
    return [[*(float(tenth(each)) for each in pair), *counts] for pair, counts in zip(ratios, persons, strict=True)]


def change_rows(side: Side, limits: Limits) -> list[list[object]]:
    """Persons today and at the horizon, change in persons and percent."""
    return [[now, then, then - now, float(tenth(pct(now, then))) if now else "–"] for now, then in side.persons(limits)]


def share_takeaway(side: Side, limits: Limits) -> list[Found]:
    """The share of some ages of all residents, today and at the horizon, and how they change."""
    now, then = (ends(each) for each in zip(*shares(side, limits), strict=True))
    changed = changes(side.persons(limits))
    low, high = ends(changed)
    return [
        found(
            "side_by_side.children_takeaway",
            band=found("side_by_side.share_of_ages", ages="–".join(map(str, limits))),
            **side.years,
            range_base=now,
            range_horizon=then,
            ways=ways(changed),
            n=len(side.areas),
            low=low,
            high=high,
        )
    ]


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
