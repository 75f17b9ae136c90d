"""How sure the projection is, derived from the record's outcomes, which the store holds row by row."""

from collections.abc import Mapping
from fractions import Fraction
from itertools import pairwise
from math import ceil, floor

from tests.derivations.case import LAUNCH, OLDEST, Case, pct, within
from tests.derivations.found import Found, Value, found, rounded, tenth

RANK = 6
GRADES = "7-12"
COVERAGE = 80
SIZES = (0, 100_000, 250_000, 3_000_000, 10**12)
FEWEST_LAUNCHES = 5
ENOUGH = 100


def derive(case: Case) -> list[Found]:
    name = _named(case)
    who, (low, high) = found(f"shared.who_{name}"), intervals(case)[name]
    if min(case.changes[name]) < ENOUGH:
        return [found("projection_certainty.too_few", who=who)]
    if is_open(case, name):
        return [found("projection_certainty.open_direction", who=who, interval=(tenth(low), tenth(high)))]
    least, most = sorted((abs(low), abs(high)))
    way = "up" if low > 0 else "down"
    return [found(f"projection_certainty.takeaway_{way}", who=who, sizes=(rounded(least), rounded(most)))]


def notes(case: Case) -> list[list[Found]]:
    """The second note: how many outcomes of the band named were inside."""
    name = _named(case)
    inside, tried = trial(case, name)
    if not tried:
        return [[], [found("projection_certainty.note_later_untried")]]
    key = "short" if Fraction(100 * inside, tried) < COVERAGE else "kept"
    share = rounded(Fraction(100 * inside, tried))
    values: dict[str, Value] = {"who": found(f"shared.who_{name}"), "pct": share, "tested": tried, "coverage": COVERAGE}
    return [[], [found(f"projection_certainty.note_later_{key}", **values)]]


def _named(case: Case) -> str:
    """Grades 1–6; the first band with anybody in it where nobody is of that age."""
    return GRADES if case.changes[GRADES][0] else next(iter(intervals(case)))


def discuss(case: Case) -> list[Found]:
    ages = ", ".join(name.replace("-", "–") for name in intervals(case) if is_open(case, name))
    return [found("projection_certainty.discuss", horizon=case.horizon, ages=ages)] if ages else []


def intervals(case: Case) -> Mapping[str, tuple[Fraction, Fraction]]:
    """Band → lowest and highest change in percent: four fifths of the record's deviations were at most so large."""
    record = case.raw.launches(*_size(case), case.horizon - LAUNCH)
    ends = {}
    for name, (now, then) in ((name, persons) for name, persons in case.changes.items() if persons[0]):
        half = then * _four_fifths([abs(each) for inside in record[name].values() for each in inside]) / 100
        ends[name] = pct(now, floor(max(Fraction(0), then - half))), pct(now, ceil(then + half))
    return ends


def is_open(case: Case, name: str) -> bool:
    """Whether the interval of a band holds zero or touches it, or the band has too few persons to tell."""
    low, high = intervals(case)[name]
    return low <= 0 <= high or min(case.changes[name]) < ENOUGH


def trial(case: Case, name: str) -> tuple[int, int]:
    """Of a band: outcomes inside intervals made of what was known at their launch, and how many there are."""
    years, inside, tried = case.horizon - LAUNCH, 0, 0
    launches = case.raw.launches(*_size(case), years)[name]
    for launch, outcomes in launches.items():
        known = [each for each in launches if each + years <= launch]
        if len(known) >= FEWEST_LAUNCHES:
            half = _four_fifths([abs(each) for year in known for each in launches[year]])
            inside += sum(abs(each) <= half for each in outcomes)
            tried += len(outcomes)
    return inside, tried


def _size(case: Case) -> tuple[int, int]:
    """From how many inhabitants to below how many the areas of the record have."""
    persons = within(case.now, 0, OLDEST)
    return next((least, below) for least, below in pairwise(SIZES) if least <= persons < below)


def _four_fifths(values: list[Fraction]) -> Fraction:
    """The 80 % quantile, interpolated between neighbours."""
    ordered = sorted(values)
    place = Fraction(4 * (len(ordered) - 1), 5)
    low = floor(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (place - low) * (ordered[high] - ordered[low])
