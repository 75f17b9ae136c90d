"""How sure the projection is, derived from the record's outcomes, which the store holds row by row."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from functools import cache
from math import ceil, exp, floor, hypot, log, sqrt
from statistics import fmean

from tests.derivations.case import APART, BANDS, LAUNCH, OLDEST, SERVICE, Case, pct, within
from tests.derivations.found import Found, Value, found, rounded
from tests.derivations.raw import COUNTRY, Outcome, Raw

RANK = 6
GRADES = "7-12"
COVERAGE = 80
OF_REGIONS = 0.725
TO_THE_MIDDLE = 0.3
SMALL = 100_000
FEWEST_LAUNCHES = 5
ROUND = 2019
MUNICIPAL = (5_000, 20_000)
TUNED_UNTIL = 2001
ENOUGH, FEW_PERSONS = 100, 20


def derive(case: Case) -> list[Found]:
    known = [name for name, (now, _) in case.changes.items() if now >= FEW_PERSONS]
    sure = [name for name in known if not is_open(case, name)]
    if len(sure) in {0, len(known)}:
        return [found(f"projection_certainty.certainty_{'likely' if sure else 'open'}")]
    named = _undecided(case, known)
    if len(named) > 2:
        return [found("projection_certainty.certainty_many", open=len(known) - len(sure), likely=len(sure))]
    return [found("projection_certainty.certainty_some", open=named)]


def _undecided(case: Case, known: Iterable[str]) -> list[Found]:
    """Whose direction is open: bands that overlap or follow each other as one, unless a sure one lies within."""
    undecided = sorted((BANDS[name] for name in known if is_open(case, name)), reverse=True)
    sure = [set(range(first, last + 1)) for first, last in (BANDS[name] for name in known if not is_open(case, name))]
    named = [undecided.pop()] if undecided else []
    while undecided:
        (start, end), (first, last) = named[-1], undecided.pop()
        whole = set(range(start, max(end, last) + 1))
        if first > end + 1 or any(ages <= whole for ages in sure):
            named.append((first, last))
        else:
            named[-1] = start, max(end, last)
    return [_who(*ages) for ages in named]


def _who(first: int, last: int) -> Found:
    if last == OLDEST:
        return found("projection_certainty.who_from", first=first)
    return found("projection_certainty.who_of", ages=f"{first}–{last}" if first != last else str(first))


def _of_named(case: Case) -> Found:
    """How the band named changes."""
    name = _named(case)
    who = found(f"shared.who_{name}")
    if min(case.changes[name]) < ENOUGH:
        return found("projection_certainty.too_few", who=who)
    if is_open(case, name):
        return found("projection_certainty.open_direction", who=who)
    low, high = intervals(case)[name]
    way = "up" if low > 0 else "down"
    least, most = sorted(rounded(abs(end)) for end in (low, high))
    return found(f"projection_certainty.takeaway_{way}", who=who, range=(least, most))


def notes(case: Case) -> list[list[Found]]:
    """The first note, and the third and fourth: the band named, how many of its outcomes were inside."""
    name = _named(case)
    who, years = found(f"shared.who_{name}"), case.horizon - LAUNCH
    of_left_out = found("projection_certainty.note_left_out", who=who, **_share(*left_out(case.raw, years, name)))
    inside, tried = later(case.raw, years, name)
    if not tried:
        return [[_of_named(case)], [], [found("projection_certainty.note_later_untried")], [of_left_out]]
    key = f"projection_certainty.note_later_{'short' if 100 * inside < COVERAGE * tried else 'kept'}"
    of_later = found(key, since=TUNED_UNTIL + 1, who=who, coverage=COVERAGE, **_share(inside, tried))
    return [[_of_named(case)], [], [of_later], [of_left_out]]


def _share(inside: int, tried: int) -> dict[str, Value]:
    return {"pct": rounded(Fraction(100 * inside, tried)), "tested": tried}


def _named(case: Case) -> str:
    """Grades 1–6; the first band that is no few persons where those are."""
    return next(name for name in (GRADES, *case.changes) if case.changes[name][0] >= FEW_PERSONS)


def discuss(case: Case) -> list[Found]:
    known = list(intervals(case))
    if known and all(is_open(case, name) for name in known):
        return [found("projection_certainty.discuss_all", horizon=case.horizon)]
    named = _undecided(case, known)
    return [found("projection_certainty.discuss", horizon=case.horizon, open=named)] if named else []


def intervals(case: Case) -> Mapping[str, tuple[Fraction, Fraction]]:
    """Band → lowest and highest change in percent, of bands with somebody in them."""
    known = {name: ends for name, ages in BANDS.items() if (ends := interval(case, *ages))}
    today = {name: case.changes[name][0] for name in known}
    return {name: (pct(today[name], low), pct(today[name], high)) for name, (low, high) in known.items()}


def interval(case: Case, first: int, last: int) -> tuple[int, int] | None:
    """Fewest and most persons of these ages, if there are any today and, in a small area, at the horizon."""
    now, then = (within(ages, first, last) for ages in (case.now, case.then))
    if not now or not (then or not is_small(case)):
        return None
    half = then * half_width(case, first, last) / 100
    return floor(max(0.0, then - half)), ceil(then + half)


def half_width(case: Case, first: int, last: int) -> float:
    """In percent: of a band the record's; of other ages what its parts need if all err the same way."""
    years, then = case.horizon - LAUNCH, within(case.then, first, last)
    shared = dict(of_all(case.raw, years))
    whole = [name for name, ages in BANDS.items() if ages == (first, last)]
    if whole or not then:
        width = shared[whole[0]] if whole else 0.0
    else:
        parts = {name: within(case.then, max(first, low), min(last, high)) for name, (low, high) in APART.items()}
        width = sum(shared[name] * persons for name, persons in parts.items()) / then
    if not is_small(case):
        return width
    size = _class(within(case.now, 0, OLDEST))
    return hypot(width, added_a_year(case.raw, size) * years, chance(then) if then else 0.0)


def is_small(case: Case) -> bool:
    """A municipality, or an area of few inhabitants."""
    return case.place.kind == "municipality" or within(case.now, 0, OLDEST) < SMALL


def _class(persons: float) -> int:
    return sum(persons >= least for least in MUNICIPAL)


@cache
def added_a_year(raw: Raw, size: int) -> float:
    """Percent a year that four fifths of the totals of municipalities of a size need beyond all areas and chance."""
    observed, years = raw.totals(2025), 2025 - ROUND + 1
    totals = [each for each in raw.outcomes(years) if each.band == "total" and each.area != COUNTRY]
    width = _quantile(totals, OF_REGIONS)
    beyond = sorted(
        (100 * (observed[code] / persons - 1)) ** 2 - width**2 - chance(persons) ** 2
        for code, persons in raw.round_of_2019(2025).items()
        if _class(persons) == size
    )
    return sqrt(max(0.0, _at(beyond, COVERAGE / 100))) / years


def is_open(case: Case, name: str) -> bool:
    """Whether the interval of a band holds zero or touches it, or the band has too few persons to tell."""
    return is_open_of(case, *BANDS[name])


def is_open_of(case: Case, first: int, last: int) -> bool:
    """The same of any ages."""
    now, then = (within(ages, first, last) for ages in (case.now, case.then))
    low, high = interval(case, first, last) or (now, now)
    return low <= now <= high or min(now, then) < ENOUGH


@cache
def open_members(raw: Raw, codes: tuple[str, ...], horizon: int, first: int, last: int) -> frozenset[str]:
    """Of municipalities those in which it is so."""
    cases = {code: Case(raw, raw.place(code), "fi", horizon) for code in codes}
    return frozenset(code for code, case in cases.items() if is_open_of(case, first, last))


def chance(persons: float) -> float:
    """128 % of the root of a count, against the count."""
    return 128 / sqrt(persons)


@cache
def of_all(raw: Raw, years: int) -> tuple[tuple[str, float], ...]:
    return tuple(widths_from(raw.outcomes(years)).items())


def widths_from(known: Sequence[Outcome]) -> dict[str, float]:
    """Band → half width: the regions' quantile, nearer to the middle of all bands; births' for the young."""
    of_regions = [each for each in known if each.method == "cohort_change" and each.area != COUNTRY]
    bands = dict.fromkeys(each.band for each in of_regions if each.band != "total")
    own = {name: _quantile((each for each in of_regions if each.band == name), OF_REGIONS) for name in bands}
    middle = exp(fmean(log(width) for width in own.values()))
    widths = {name: width ** (1 - TO_THE_MIDDLE) * middle**TO_THE_MIDDLE for name, width in own.items()}
    for name in SERVICE:
        births = (each for each in known if each.area == COUNTRY and each.band == name)
        widths[name] = max(widths[name], _quantile(births, COVERAGE / 100))
    return widths


@cache
def later(raw: Raw, years: int, name: str) -> tuple[int, int]:
    """Of a band in the regions: outcomes inside intervals of what was known at their launch, and how many there are."""
    record, found_in = raw.outcomes(years), []
    for launch in sorted({each.launch for each in record if each.launch > TUNED_UNTIL}):
        known = [each for each in record if each.launch + years <= launch]
        if len({each.launch for each in known if each.method == "cohort_change"}) >= FEWEST_LAUNCHES:
            tested = [each for each in record if each.launch == launch and each.band == name and each.area != COUNTRY]
            found_in += _inside(tested, widths_from(known)[name])
    return sum(found_in), len(found_in)


@cache
def left_out(raw: Raw, years: int, name: str) -> tuple[int, int]:
    """The same of each region, with intervals made without it."""
    record, found_in = raw.outcomes(years), []
    for area in sorted({each.area for each in record} - {COUNTRY}):
        width = widths_from([each for each in record if each.area != area])[name]
        found_in += _inside([each for each in record if each.area == area and each.band == name], width)
    return sum(found_in), len(found_in)


def _inside(tested: Iterable[Outcome], width: float) -> list[bool]:
    return [
        abs(each.deviation) <= (hypot(width, chance(each.projected)) if each.persons < SMALL else width)
        for each in tested
    ]


def _quantile(outcomes: Iterable[Outcome], share: float) -> float:
    """Of the sizes of deviations, interpolated between neighbours."""
    return _at(sorted(abs(each.deviation) for each in outcomes), share)


def _at(ordered: Sequence[float], share: float) -> float:
    place = share * (len(ordered) - 1)
    low = floor(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (place - low) * (ordered[high] - ordered[low])
