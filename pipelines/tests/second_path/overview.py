"""All areas of an edition side by side, derived a second time: takeaways, core messages and every cell of the tables.

Nothing is ranked, so a sentence says how many areas go which way, and the ends between which all of them lie.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any

import yaml
from tests.second_path.raw import Ages, Raw, Span

from tests.second_path.around import Row, alphabetical
from tests.second_path.derived import BANDS, OLDEST, SERVICE, Case, direction, pct, per_hundred, within
from tests.second_path.judge import Part, of_list, of_table, told_apart
from tests.second_path.labour import MONTH, YEAR_BEFORE
from tests.second_path.said import Exact, Say

Limits = tuple[int, int]
Pair = tuple[int, int]
EVERYBODY: Limits = (0, OLDEST)
DEPENDENT, WORKING = ((0, 14), (65, OLDEST)), (15, 64)
ENTERING, LEAVING = ((15, 24),), (55, 64)
MUNICIPAL = 2024


def areas_of(raw: Raw, edition: str) -> list[str]:
    """Codes of an edition's areas, in its order."""
    told = yaml.safe_load((raw.data / "reference" / "editions.yml").read_text(encoding="utf-8"))
    return [str(code) for code in told["editions"][edition]["areas"]]


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
    def say(self) -> Say:
        return self.cases[0].say

    @cached_property
    def ages(self) -> list[tuple[Ages, Ages]]:
        """Persons by age of each area, today and at the horizon."""
        years = (MUNICIPAL, self.horizon)
        read = [[self.raw.ages(case.place, year, observed=False) for year in years] for case in self.cases]
        return [(now, then) for now, then in read]

    def persons(self, limits: Limits) -> list[Pair]:
        """Persons of some ages in each area, today and at the horizon."""
        return [(within(now, *limits), within(then, *limits)) for now, then in self.ages]

    def ratios(self, over: Sequence[Limits], under: Limits) -> list[tuple[Fraction, Fraction]]:
        """Persons of some ages per hundred of others in each area, today and at the horizon."""
        each = tuple(over)
        return [(per_hundred(now, each, under), per_hundred(then, each, under)) for now, then in self.ages]

    def phrase(self, key: str, **values: Any) -> str:
        """A phrase of the overview; the two years are known to it."""
        case = self.cases[0]
        times = {"base": case.projected(MUNICIPAL), "horizon": case.projected(self.horizon)}
        return case.phrase(f"overview_{key}", **{**times, "n": len(self.areas), **values})


# ---- sentences


def _ways(side: Side, changes: Iterable[Fraction]) -> dict[str, Any]:
    """In how many areas the number falls, rises or stays about the same, where there are any."""
    ways = Counter(direction(change) for change in changes)
    said = [side.phrase(f"way_{way}", n=ways[way]) for way in ("down", "up", "same") if ways[way]]
    return {"ways": ", ".join(said), "down": ways["down"]}


def _spread(side: Side, pairs: Sequence[Pair]) -> dict[str, Any]:
    """The ways, and the ends of the change in percent; an area in which nobody is of that age has neither."""
    changes = [pct(*pair) for pair in pairs if pair[0]]
    said = {"low": min(changes), "high": max(changes)}
    return {**_ways(side, changes), **{end: side.say.signed_percent(change) for end, change in said.items()}}


def _ends(values: Iterable[Fraction]) -> tuple[Fraction, Fraction]:
    ordered = sorted(values)
    return ordered[0], ordered[-1]


def population(side: Side) -> str:
    return side.phrase("population", **_spread(side, side.persons(EVERYBODY)))


def stages(side: Side) -> str:
    return side.phrase("stages", list=_by_stage(side, "stage"))


def stages_core(side: Side) -> str:
    return side.phrase("stages_core", list=_by_stage(side, "stage_core"))


def _by_stage(side: Side, key: str) -> str:
    spread = {band: _spread(side, side.persons(BANDS[band])) for band in SERVICE}
    named = {band: side.cases[0].phrase(f"ages_{band}") for band in SERVICE}
    return "; ".join(side.phrase(key, band=named[band], **spread[band]) for band in SERVICE)


def children(side: Side, limits: Limits) -> str:
    now, then = (side.say.percent_span(*_ends(each)) for each in zip(*_shares(side, limits), strict=True))
    ages = "–".join(map(str, limits))
    return side.phrase("children", ages=ages, now=now, then=then, **_spread(side, side.persons(limits)))


def _shares(side: Side, limits: Limits) -> list[tuple[Fraction, Fraction]]:
    """Percent of all residents, today and at the horizon."""
    return [
        (Fraction(100 * some[0], everybody[0]), Fraction(100 * some[1], everybody[1]))
        for some, everybody in zip(side.persons(limits), side.persons(EVERYBODY), strict=True)
    ]


def dependency(side: Side) -> str:
    return _ratio(side, "dependency", side.ratios(DEPENDENT, WORKING))


def renewal(side: Side) -> str:
    return f"{renewal_core(side)} {_rising(side, side.ratios(ENTERING, LEAVING))}"


def renewal_core(side: Side) -> str:
    return _between(side, "renewal", side.ratios(ENTERING, LEAVING))


def _ratio(side: Side, key: str, ratios: Sequence[tuple[Fraction, Fraction]]) -> str:
    return f"{_between(side, key, ratios)} {_rising(side, ratios)}"


def _between(side: Side, key: str, ratios: Sequence[tuple[Fraction, Fraction]]) -> str:
    now, then = ("–".join(side.say.number(end, 1) for end in _ends(each)) for each in zip(*ratios, strict=True))
    return side.phrase(key, now=now, then=then)


def _rising(side: Side, ratios: Sequence[tuple[Fraction, Fraction]]) -> str:
    return side.phrase("ways", **_ways(side, (100 * (then / now - 1) for now, then in ratios)))


def tightness(side: Side) -> str:
    def between(month: str) -> str:
        spans = [_tight(case, month) for case in side.cases]
        return side.say.span(min(low for low, _ in spans), max(high for _, high in spans))

    months = {"month": side.say.month(MONTH), "month_before": side.say.month(YEAR_BEFORE)}
    return side.phrase("tightness", now=between(MONTH), before=between(YEAR_BEFORE), **months)


def _tight(case: Case, month: str) -> tuple[Fraction, Fraction]:
    """Vacancies per hundred unemployed: the ends that hidden numbers leave possible."""
    unemployed, _, vacancies = case.raw.jobseekers(case.place, month)
    return Fraction(100 * vacancies[0], unemployed[1]), Fraction(100 * vacancies[1], unemployed[0])


# ---- tables: a row per area


def _changes(side: Side, limits: Limits) -> list[list[str]]:
    return [
        [side.say.number(now), side.say.number(then), side.say.signed(then - now), _percent(side, now, then)]
        for now, then in side.persons(limits)
    ]


def _percent(side: Side, now: int, then: int) -> str:
    return side.say.signed_percent(pct(now, then)) if now else "–"


def _stage_cells(side: Side) -> list[list[str]]:
    say, by_band = side.say, [side.persons(BANDS[band]) for band in SERVICE]
    return [
        [f"{say.number(now)} → {say.number(then)}: {say.signed(then - now)} ({_percent(side, now, then)})"
         for now, then in of_area]
        for of_area in zip(*by_band, strict=True)
    ]  # fmt: skip


def _children_cells(side: Side, limits: Limits) -> list[list[str]]:
    shares = ([side.say.percent(share) for share in each] for each in _shares(side, limits))
    return [[*cells, *said] for cells, said in zip(_changes(side, limits), shares, strict=True)]


def _ratio_cells(side: Side, over: Sequence[Limits], under: Limits, *, last: Sequence[Limits] = ()) -> list[list[str]]:
    number, by_part = side.say.number, [side.persons(limits) for limits in (*over, under, *last)]
    said = [[number(each, 1) for each in pair] for pair in side.ratios((*over, *last), under)]
    persons = [[number(each) for pair in of_area for each in pair] for of_area in zip(*by_part, strict=True)]
    return [[*ratios, *counts] for ratios, counts in zip(said, persons, strict=True)]


def _tightness_cells(side: Side) -> list[list[str]]:
    def span(ends: tuple[Exact, Exact] | Span) -> str:
        return side.say.span(*ends)

    rows = []
    for case in side.cases:
        unemployed, _, vacancies = case.raw.jobseekers(case.place, MONTH)
        ratios = (_tight(case, month) for month in (YEAR_BEFORE, MONTH))
        rows.append([*map(span, ratios), span(vacancies), span(unemployed)])
    return rows


Derive = tuple[Callable[[Side], str], Callable[[Side], list[list[str]]]]
EXHIBITS: Mapping[str, Derive] = {
    "overview-population": (population, lambda side: _changes(side, EVERYBODY)),
    "overview-dependency": (
        dependency, lambda side: _ratio_cells(side, DEPENDENT[:1], WORKING, last=DEPENDENT[1:])),
    "overview-stages": (stages, _stage_cells),
    "overview-ages-0-6": (lambda side: children(side, (0, 6)), lambda side: _children_cells(side, (0, 6))),
    "overview-ages-7-15": (lambda side: children(side, (7, 15)), lambda side: _children_cells(side, (7, 15))),
    "overview-renewal": (renewal, lambda side: _ratio_cells(side, ENTERING, LEAVING)),
    "overview-tightness": (tightness, _tightness_cells),
}  # fmt: skip


def core_messages(side: Side) -> list[tuple[str, str]]:
    """The first exhibit of each section, as the page says: none of them weighs more than the others."""
    return [
        ("overview-population", population(side)),
        ("overview-stages", stages_core(side)),
        ("overview-renewal", renewal_core(side)),
    ]


def table(side: Side, name: str) -> list[Row]:
    """Rows of an exhibit's table: the area's name, then its cells."""
    cells = EXHIBITS[name][1](side)
    return [(case.place.names[side.language], *each) for case, each in zip(side.cases, cells, strict=True)]


def differences(side: Side, parts: Sequence[tuple[str, Part]]) -> list[str]:
    """Say where the parts of an overview are not what the raw figures give; exhibits missing or unknown are one too."""
    shown = {part["id"]: part for kind, part in parts if kind == "exhibit"}
    found = [f"{name}: is not on both sides" for name in sorted(shown.keys() ^ EXHIBITS.keys())]
    for name, part in shown.items():
        if name in EXHIBITS:
            found.append(told_apart(name, part["takeaway"] or part["not_shown"], EXHIBITS[name][0](side)))
            found.append(of_table(name, part["table"], table(side, name)))
    for kind, part in parts:
        if kind == "opening":
            found += of_list("core message", part["core_messages"], core_messages(side))
    return [each for each in found if each]
