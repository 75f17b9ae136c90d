"""Likeness, derived from its stated method: distances, twenty ways to choose, and groups grown of neighbours.

Nearest neighbours by the root of the mean squared difference in standard deviations; municipalities beside
municipalities (seven), regions beside regions and so on (five), a group beside sets of neighbouring municipalities
that grow towards it (five, none of them with a municipality in common).
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from math import log, sqrt
from statistics import pstdev

from tests.derivations.case import FIRST, LAST, OLDEST, within
from tests.derivations.employment import YEAR
from tests.derivations.municipalities import BASE, SCHOOL, municipal_ages, names, neighbours
from tests.derivations.raw import SUMMED, Ages, Raw

EDUCATION_YEAR = 2025
POPULATION = ("size", "children", "elderly", "change")
SETTING = ("density", "urban", "language")
HOW_MANY = {
    "municipality": 7,
    "group": 5,
    "subregion": 5,
    "employment_area": 5,
    "wellbeing_county": 5,
    "region": 5,
}
WAYS = 20
FEWEST = 10
GOODS = "ABCDEF"
Sums = Mapping[str, Fraction]
Described = Mapping[str, float]


@dataclass(frozen=True)
class Compared:
    """The area and what it is compared with: figures of every candidate by its municipalities (or its own code)."""

    own: frozenset[str]
    sums: Mapping[frozenset[str], Sums]
    described: Mapping[frozenset[str], Described]
    count: int

    def distances(self, weights: Mapping[str, int]) -> dict[frozenset[str], float]:
        scale = spread(self.described.values())
        mine = self.described[self.own]
        return {key: distance(each, mine, scale, weights) for key, each in self.described.items() if key != self.own}

    def nearest(self, weights: Mapping[str, int], more: int = 0) -> list[frozenset[str]]:
        """The nearest that have nothing in common with one another; ties go by code."""
        far = self.distances(weights)
        taken: list[frozenset[str]] = []
        for each in sorted(far, key=lambda key: (far[key], sorted(key))):
            if len(taken) < self.count + more and not any(each & other for other in taken):
                taken.append(each)
        return taken

    def chosen(self) -> list[list[frozenset[str]]]:
        """The similar areas in each of the twenty ways, the brief's own first."""
        return [self.nearest(*way) for way in ways(list(self.described[self.own]))]


def ways(variables: Sequence[str]) -> list[tuple[Mapping[str, int], int]]:
    """Weights, and how many areas more or fewer.

    The last three are the population alone, the setting with size, and the population's structure without size; of
    regions, which have one variable more, there is room for the first of them only.
    """
    once = dict.fromkeys(variables, 1)
    found: list[tuple[Mapping[str, int], int]] = [(once, 0)]
    found += [(once | {name: 0}, 0) for name in variables]
    found += [(once | {name: 2}, 0) for name in variables]
    found += [(once, -2), (once, 3)]
    for part in (POPULATION, ("size", *SETTING, "goods"), POPULATION[1:]):
        found.append(({name: int(name in part) for name in variables}, 0))
    return found[:WAYS]


def distance(one: Described, other: Described, scale: Described, weights: Mapping[str, int]) -> float:
    squares = sum(weight * ((one[name] - other[name]) / scale[name]) ** 2 for name, weight in weights.items())
    return sqrt(squares / sum(weights.values()))


def spread(described: Iterable[Described]) -> Described:
    """Standard deviation of each variable; one where all are alike."""
    listed = list(described)
    return {name: pstdev([each[name] for each in listed]) or 1.0 for name in listed[0]}


def describe(sums: Mapping[str, Fraction | float]) -> Described:
    """What makes areas alike, from what can be summed."""
    people, first, everybody = (float(sums[name]) for name in ("last", "first", "persons"))
    found = {
        "size": log(people),
        "children": 100 * float(sums["children"]) / everybody,
        "elderly": 100 * float(sums["elderly"]) / everybody,
        "change": 100 * (people / first - 1),
        "density": log(people / float(sums["land"])),
        "urban": 100 * float(sums["urban"]) / people,
        "language": 100 * float(sums["bilingual"]) / people,
    }
    return found | ({"goods": 100 * float(sums["goods"]) / float(sums["employed"])} if "goods" in sums else {})


INDICATORS: Mapping[str, Callable[[Sums], Fraction]] = {
    "pupils": lambda sums: 100 * (sums["then_pupils"] / sums["pupils"] - 1),
    "dependency": lambda sums: 100 * sums["then_dependent"] / sums["then_working"],
    "tertiary": lambda sums: 100 * sums["tertiary"] / sums["adults"],
}


def _of_ages(now: Ages, then: Ages) -> dict[str, int]:
    return {
        "persons": within(now, 0, OLDEST),
        "children": within(now, 0, 14),
        "elderly": within(now, 65, OLDEST),
        "pupils": within(now, *SCHOOL),
        "then_pupils": within(then, *SCHOOL),
        "then_dependent": within(then, 0, 14) + within(then, 65, OLDEST),
        "then_working": within(then, 15, 64),
    }


def _exact(figures: Mapping[str, int | Fraction]) -> Sums:
    return {name: Fraction(value) for name, value in figures.items()}


@cache
def municipalities(raw: Raw, horizon: int) -> Mapping[str, Sums]:
    """Figures of every municipality of today; none where the projection does not have the horizon."""
    now, then = municipal_ages(raw, BASE), municipal_ages(raw, horizon)
    if not then:
        return {}
    found = {code: {**_of_ages(now[code], then[code]), **settings(raw)[code]} for code in names(raw)}
    return {code: _exact(each) for code, each in found.items() if each["pupils"]}


@cache
def settings(raw: Raw) -> Mapping[str, Mapping[str, int | Fraction]]:
    """Municipality → inhabitants first and last, land, inhabitants by kind of municipality, and education."""
    first = _by_code(raw, f"population_persons from {{raw_sotkanet__population_total}} where year = {FIRST}")
    last = _by_code(
        raw, f"population_persons from {{raw_statfin__population_total}} where year = {LAST} and sex_code = 'SSS'"
    )
    land = _by_code(raw, "land_area_km2 from {raw_nls__land_area}")
    newest = "from {raw_statfin__municipality_division} qualify year = max(year) over ()"
    halves = _by_code(
        raw, f"case when urbanisation[:5] = 'Urban' then 2 when urbanisation[:4] = 'Semi' then 1 else 0 end {newest}"
    )
    swedish = _by_code(
        raw, f"case when language = 'Monolingual Finnish-speaking municipality' then 0 else 1 end {newest}"
    )
    of_year = f"from {{raw_statfin__education}} where year = {EDUCATION_YEAR}"
    adults, tertiary = (_by_code(raw, f"{name}_persons {of_year}") for name in ("population_15", "tertiary"))
    return {
        code: {
            "first": first[code],
            "last": last[code],
            "land": land[code],
            "urban": halves[code] * last[code] / 2,
            "bilingual": swedish[code] * last[code],
            "adults": adults[code],
            "tertiary": tertiary[code],
        }
        for code in names(raw)
    }


def _by_code(raw: Raw, value_from: str) -> dict[str, Fraction]:
    """Sum of one value by municipality of today; to a thousandth, as areas are decimal numbers."""
    found: dict[str, Fraction] = {}
    for code, value in raw.rows(f"select area_code, {value_from}"):
        own = raw.now(code)
        found[own] = found.get(own, Fraction(0)) + Fraction(str(value))
    return found


@cache
def regions(raw: Raw, horizon: int) -> Mapping[str, Sums]:
    """Figures of every region; today is observed."""
    found = {}
    for code in sorted({row[4] for row in raw.division}):
        place = raw.place(code)
        now, then = raw.ages(place, LAST, observed=True), raw.ages(place, horizon, observed=False)
        adults, _, tertiary = raw.education(place, EDUCATION_YEAR)
        employed = raw.employed([code], YEAR)
        setting = total([settings(raw)[member] for member in place.members])
        found[code] = _exact(
            {
                **setting,
                **_of_ages(now, then),
                "first": raw.total(place, FIRST),
                "last": raw.total(place, LAST),
                "adults": adults,
                "tertiary": tertiary,
                "employed": sum(employed.values()),
                "goods": sum(persons for industry, persons in employed.items() if industry in GOODS),
            }
        )
    return found


def summed(raw: Raw, kind: str, horizon: int) -> Mapping[str, Sums]:
    """Figures of every area of a kind that sums its municipalities."""
    figures = municipalities(raw, horizon)
    prefix = next(each for each, (of, _) in SUMMED.items() if of == kind)
    inside = {code: members for code, (_, members) in raw.summed.items() if code.startswith(prefix)}
    return {code: total([figures[each] for each in members]) for code, members in inside.items()}


def total(parts: Sequence[Mapping[str, int | Fraction]]) -> Sums:
    return {name: Fraction(sum(each[name] for each in parts)) for name in parts[0]}


def grown(figures: Mapping[str, Sums], around: Mapping[str, set[str]], own: Collection[str]) -> set[frozenset[str]]:
    """Sets of neighbours as many as ``own``, grown from every municipality outside of it.

    Each step takes the neighbour with which the set comes nearest to ``own``, whose population is then counted as if it
    had as many members as the set.
    """
    scale = spread(describe(each) for each in figures.values())
    target = describe(total([figures[code] for code in own]))
    once = dict.fromkeys(target, 1)
    plain = {code: {name: float(value) for name, value in each.items()} for code, each in figures.items()}
    found = set()
    for seed in figures.keys() - set(own):
        taken, sums = {seed}, plain[seed]
        while len(taken) < len(own):
            size = target["size"] + log((len(taken) + 1) / len(own))
            aim = {**target, "size": size}
            near = {each for code in taken for each in around.get(code, set())} - taken - set(own)
            joined = {each: {name: sums[name] + plain[each][name] for name in sums} for each in near}
            far = {each: distance(describe(sums_), aim, scale, once) for each, sums_ in joined.items()}
            if not far:
                break
            nearest = min(far, key=lambda each: (far[each], each))
            taken.add(nearest)
            sums = joined[nearest]
        if len(taken) == len(own):
            found.add(frozenset(taken))
    return found


@cache
def compared(raw: Raw, kind: str, own: frozenset[str], horizon: int) -> Compared | None:
    """What the area is compared with; nothing where fewer than ten candidates have the figures."""
    figures = _figures(raw, kind, horizon)
    if not own <= figures.keys():
        return None
    keys = {frozenset([code]) for code in figures}
    if kind == "group":
        keys = {own} | grown(figures, neighbours(raw), own)
    if len(keys) <= FEWEST:
        return None
    sums = {key: total([figures[code] for code in sorted(key)]) for key in keys}
    return Compared(own, sums, {key: describe(each) for key, each in sums.items()}, HOW_MANY[kind])


def _figures(raw: Raw, kind: str, horizon: int) -> Mapping[str, Sums]:
    if kind == "region":
        return regions(raw, horizon)
    return municipalities(raw, horizon) if kind in {"municipality", "group"} else summed(raw, kind, horizon)
