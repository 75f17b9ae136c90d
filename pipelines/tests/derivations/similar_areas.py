"""Similar areas: where the area is beside the medians of those chosen in twenty ways."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from math import inf
from statistics import median

from tests.derivations.case import Case, direction, projected
from tests.derivations.forms import in_area
from tests.derivations.found import Found, Value, found, rounded, tenth
from tests.derivations.likeness import EDUCATION_YEAR, INDICATORS, Compared, compared
from tests.derivations.municipalities import alphabetical, names
from tests.derivations.projection_certainty import is_open_of

Key = frozenset[str]


def derive(case: Case) -> list[Found]:
    if case.place.kind == "country":
        return [found("similar_areas.none_country")]
    beside = _beside(case)
    if beside is None:
        return [found("similar_areas.none")]
    own, middle, count, ways = _standing(beside, "pupils")
    if is_open_of(case, 7, 15):
        usual = {} if direction(middle) == "same" else {"usual": tenth(middle)}
        return [found(f"similar_areas.open_{direction(middle)}", in_area=in_area(case), **usual)]
    kind = _kind(own, middle, holds=count >= Fraction(4, 5) * ways)
    said = {"own": tenth(own), "usual": tenth(middle)}
    kept = {"like": ["own"], "alone": ["own"]}.get(kind.partition("_")[0], [*said]) if kind != "like_same" else []
    return [found(f"similar_areas.{kind}", in_area=in_area(case), **{name: said[name] for name in kept})]


def _kind(own: Fraction, middle: Fraction, *, holds: bool) -> str:
    """Alike where no side holds or both read the same; alone where the others hardly change."""
    way, there = direction(own), direction(middle)
    reads_alike = way == there and rounded(abs(own)) == rounded(abs(middle))
    if way == "same" or not holds or reads_alike:
        return f"like_{way}"
    if there == "same":
        return f"alone_{way}"
    return f"both_{way}" if way == there else {"up": "grows_instead", "down": "falls_instead"}[way]


def notes(case: Case) -> list[list[Found]]:
    """The first note: where the area is by the other two figures."""
    beside = None if case.place.kind == "country" else _beside(case)
    if beside is None:
        return []
    years: dict[str, dict[str, Value]] = {
        "horizon_dependency": {"horizon": projected(case.horizon)},
        "tertiary": {"education": EDUCATION_YEAR},
    }
    items: list[Found] = []
    for name, year in years.items():
        own, middle, *_ = _standing(beside, name.removeprefix("horizon_"))
        named = found(f"similar_areas.{name}", **year)
        items.append(found("similar_areas.item", name=named, own=tenth(own), median=tenth(middle)))
    return [[found("similar_areas.also", list=items)]]


def _standing(beside: Compared, name: str) -> tuple[Fraction, Fraction, int, int]:
    """Its figure, the median of the nearest, above or below how many medians most of them are, and of how many."""
    values = {key: INDICATORS[name](sums) for key, sums in beside.sums.items()}
    mine, medians = values[beside.own], [median(values[key] for key in chosen) for chosen in beside.chosen()]
    above, below = sum(mine > each for each in medians), sum(mine < each for each in medians)
    return mine, medians[0], max(above, below), len(medians)


def table(case: Case) -> list[list[object]]:
    """Distance and the three figures of the area, of the similar ones in alphabetical order, and medians."""
    beside = None if case.place.kind == "country" else _beside(case)
    if beside is None:
        return []
    order, far = _order(case, beside), beside.distances(_once(beside)) | {beside.own: inf}
    figures = {key: [measure(beside.sums[key]) for measure in INDICATORS.values()] for key in order}
    medians = [median(column) for column in zip(*(figures[key] for key in order[1:]), strict=True)]
    return [*(_row(far[key], figures[key]) for key in order), _row(inf, medians)]


def headers(case: Case) -> list[str]:
    """The area and the similar ones; the row of medians is named by a word."""
    beside = None if case.place.kind == "country" else _beside(case)
    if beside is None:
        return []
    return [case.place.names[case.language], *(_name(case, key) for key in _order(case, beside)[1:])]


def _order(case: Case, beside: Compared) -> list[Key]:
    """The area, then the similar ones in alphabetical order."""
    similar = beside.nearest(_once(beside))
    return [beside.own, *sorted(similar, key=lambda key: alphabetical(_name(case, key), case.language))]


def _once(beside: Compared) -> dict[str, int]:
    return dict.fromkeys(beside.described[beside.own], 1)


def _row(distance: float, figures: Iterable[Fraction]) -> list[object]:
    written = "–" if distance == inf else float(rounded(Fraction(distance), 2))
    return [written, *(float(tenth(figure)) for figure in figures)]


def _beside(case: Case) -> Compared | None:
    kind = case.place.kind
    if kind == "group" and len(case.place.members) == 1:
        kind = "municipality"
    own = case.place.members if kind in {"municipality", "group"} else [case.place.code]
    return compared(case.raw, kind, frozenset(own), case.horizon)


def _name(case: Case, codes: Key) -> str:
    of_regions: Mapping[str, Mapping[str, str]] = {
        row[4]: dict(zip(("fi", "sv", "en"), row[5:8], strict=True)) for row in case.raw.division
    }
    of_summed = {code: called for code, (called, _) in case.raw.summed.items()}
    named = [(names(case.raw) | of_regions | of_summed)[code][case.language] for code in codes]  # type: ignore[operator]
    return " – ".join(sorted(named, key=lambda name: alphabetical(name, case.language)))
