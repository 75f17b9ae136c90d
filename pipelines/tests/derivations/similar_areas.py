"""Similar areas: where the area is beside the medians of those chosen in twenty ways."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from math import inf
from statistics import median

from tests.derivations.case import Case
from tests.derivations.found import Found, found, rounded, tenth
from tests.derivations.likeness import INDICATORS, Compared, compared
from tests.derivations.municipalities import SCHOOL, alphabetical, names

AGES = "–".join(map(str, SCHOOL))
Key = frozenset[str]


def derive(case: Case) -> list[Found]:
    if case.place.kind == "country":
        return [found("similar_areas.none_country")]
    beside = _beside(case)
    if beside is None:
        return [found("similar_areas.none")]
    values = {key: INDICATORS["pupils"](sums) for key, sums in beside.sums.items()}
    mine, medians = values[beside.own], [median(values[key] for key in chosen) for chosen in beside.chosen()]
    above, below = sum(mine > each for each in medians), sum(mine < each for each in medians)
    return [
        found(
            f"similar_areas.takeaway_{'above' if above >= below else 'below'}",
            ages=AGES,
            own=tenth(mine),
            median=tenth(medians[0]),
            count=max(above, below),
            sets=len(medians),
        )
    ]


def table(case: Case) -> list[list[object]]:
    """Distance and the three figures of the area, of the similar ones in alphabetical order, and medians."""
    beside = None if case.place.kind == "country" else _beside(case)
    if beside is None:
        return []
    once = dict.fromkeys(beside.described[beside.own], 1)
    chosen, far = beside.nearest(once), beside.distances(once) | {beside.own: inf}
    order = [beside.own, *sorted(chosen, key=lambda key: alphabetical(_name(case, key), case.language))]
    figures = {key: [measure(beside.sums[key]) for measure in INDICATORS.values()] for key in order}
    medians = [median(column) for column in zip(*(figures[key] for key in chosen), strict=True)]
    return [*(_row(far[key], figures[key]) for key in order), _row(inf, medians)]


def _row(distance: float, figures: Iterable[Fraction]) -> list[object]:
    written = "–" if distance == inf else float(rounded(Fraction(distance), 2))
    return [written, *(float(tenth(figure)) for figure in figures)]


def _beside(case: Case) -> Compared | None:
    kind = "municipality" if len(case.place.members) == 1 else case.place.kind
    own = [case.place.code] if kind == "region" else case.place.members
    return compared(case.raw, kind, frozenset(own), case.horizon)


def _name(case: Case, codes: Key) -> str:
    of_regions: Mapping[str, Mapping[str, str]] = {
        row[4]: dict(zip(("fi", "sv", "en"), row[5:8], strict=True)) for row in case.raw.division
    }
    named = [(names(case.raw) | of_regions)[code][case.language] for code in codes]  # type: ignore[operator]
    return " – ".join(sorted(named, key=lambda name: alphabetical(name, case.language)))
