"""How sure the projection is, derived from the record's outcomes, which the store holds row by row."""

from collections.abc import Mapping
from fractions import Fraction
from itertools import pairwise
from math import ceil, floor

from tests.derivations.case import BANDS, LAUNCH, OLDEST, Case, pct, within
from tests.derivations.found import Found, found, rounded, tenth

RANK = 6
GRADES = "7-12"
COVERAGE = 80
SIZES = (0, 100_000, 250_000, 3_000_000, 10**12)
FEWEST_LAUNCHES = 5
ENOUGH = 100


def derive(case: Case) -> list[Found]:
    ends = intervals(case)
    ways = {way: [name.replace("-", "–") for name in ends if is_open(case, name) == way] for way in (True, False)}
    likely, undecided = (", ".join(ways[way]) or found("projection_certainty.none") for way in (False, True))
    low, high = ends[GRADES]
    reported = [
        found(
            "projection_certainty.takeaway",
            horizon=case.horizon,
            likely=likely,
            open=undecided,
            band=GRADES.replace("-", "–"),
            pct=tenth(pct(*case.changes[GRADES])),
            interval=(tenth(low), tenth(high)),
        )
    ]
    inside, tried = trial(case)
    if tried:
        share = rounded(Fraction(100 * inside, tried))
        reported.append(found("projection_certainty.takeaway_trial", coverage=COVERAGE, pct=share))
    if within(case.now, 0, OLDEST) < case.raw.smallest(*_size(case), case.horizon - LAUNCH):
        reported.append(found("projection_certainty.takeaway_smaller"))
    return reported


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


def trial(case: Case) -> tuple[int, int]:
    """How many outcomes were inside intervals made of what was known at their launch, and how many there are."""
    years, inside, tried = case.horizon - LAUNCH, 0, 0
    record = case.raw.launches(*_size(case), years)
    for launches in (record[name] for name in BANDS):
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
