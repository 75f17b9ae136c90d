"""How sure the projection is: each service age band with its interval, and what the interval is made of.

One module although it is long: an interval is shown with all that tells how far to trust it, and every string of the
room is asked for here, which a test compares.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

import pandas as pd

from lagesbild import figures
from lagesbild.ages import BANDS, GRADES, OPEN_AGE, Ages, span, spoken
from lagesbild.exhibits import Answer, Asks, Exhibit
from lagesbild.figures import Dot, Interval
from lagesbild.language import (
    NOTHING,
    AreaContext,
    Column,
    Presented,
    Sentence,
    columns,
    findings_of,
    table,
)
from lagesbild.language.counted import range_or_dash
from lagesbild.measures.compared_ages import times_of
from lagesbild.measures.frames import sources_of
from lagesbild.measures.intervals import ENOUGH_PERSONS
from lagesbild.measures.outcomes import Trial
from lagesbild.measures.record import (
    Record,
    deviation_pct,
    official_record,
    tried,
    with_intervals,
)
from lagesbild.measures.small_areas import Small
from lagesbild.measures.stand_in import labour_regions
from lagesbild.measures.thresholds import FEW_PERSONS
from lagesbild.measures.today import Times
from lagesbild.projections import LONGEST_YEARS, SMALL_CLASSES, TUNED_UNTIL
from lagesbild.store import Area, Store

MOST_NAMED: Final = 2
"""Of more groups of ages that do not follow each other only the number is told."""
UNBORN: Final = "0-5"
"""The band that depends on births alone."""
OF_BANDS: Final = ("base_year", "base_kind", "horizon_year", "observed_year", "lacks_oldest")


class Band(NamedTuple):
    """One service age band: persons, change from today, and the interval around both; None where it has none.

    ``official_deviation_pct`` is that of the official projection itself, so far.
    """

    band: str
    base_persons: int
    horizon_persons: int
    change_pct: float | None
    half_width_pct: float | None
    low_persons: int | None
    high_persons: int | None
    low_pct: float | None
    high_pct: float | None
    is_likely: bool
    official_deviation_pct: float


class IntervalBasis(NamedTuple):
    """What all bands share: the times compared, the record that the intervals are made of, and how far it is tried.

    ``official_year`` is the newest year of the official projection that has been observed since. ``few_births_persons``
    and ``many_births_persons`` are the 0–5-year-olds at the horizon, if births leave the projection as they once did.
    """

    times: Times
    record: Record
    official_year: int
    few_births_persons: int
    many_births_persons: int


def answer(store: Store, *, area: Area, horizon: int) -> Answer[IntervalBasis]:
    """One row per service age band with its interval, as ``measures.record.with_intervals`` gives them.

    ``official_deviation_pct`` is how far the official projection was from what was observed in ``official_year``, in
    the area's region or regions together.
    """
    bands, record = with_intervals(store, area=area, horizon=horizon)
    record = tried(store, area=area, record=record)
    official = official_record(store, area_codes=labour_regions(area))
    newest = official[official["year"] == official["year"].max()]
    few, many = (_of_births(bands, pct) for pct in (record.few_births_pct, record.many_births_pct))
    facts = IntervalBasis(times_of(bands), record, int(newest["year"].iloc[0]), few, many)
    rows = bands.drop(columns=list(OF_BANDS)).assign(official_deviation_pct=_official_deviation(bands, newest))
    return Answer.of(rows, facts, sources=record.sources | sources_of(official))


def _of_births(bands: pd.DataFrame, pct: float) -> int:
    """The 0–5-year-olds at the horizon when they are so many percent more than projected; 0 where none is projected."""
    projected = float(bands.loc[bands["band"] == UNBORN, "horizon_persons"].fillna(0).iloc[0])
    return math.floor(projected * (1 + pct / 100) + 0.5)


def _official_deviation(bands: pd.DataFrame, newest: pd.DataFrame) -> "pd.Series[float]":
    """Of each band, from the sums over the regions."""
    sums = newest.groupby("band")[["projected_persons", "observed_persons"]].sum()
    return bands["band"].map(deviation_pct(sums))


def words(found: Answer[IntervalBasis], say: AreaContext) -> Presented:
    """One interval per service age band and the projection in it: change in percent from today.

    The headline names the ages whose direction is uncertain; the first note tells of grades 1–6.
    Not shown where the horizon is farther than the record reaches. A band of fewer than ``FEW_PERSONS`` today has
    dashes for its percentages and no interval. The direction of a band is likely where zero is outside its interval.
    How sure a finding is is no finding of its own: the weight is zero.
    """
    text, facts, bands = say.text, found.facts, found.typed(Band)
    record, times = facts.record, facts.times
    if not record.outcomes_count:
        return say.not_shown(text("too_far", years=record.distance_years, longest=LONGEST_YEARS))
    known = [band for band in bands if band.change_pct is not None]
    base, horizon = say.year(times.base_year, times.base_kind), say.year(times.horizon_year, "projected")
    return say.present(
        title=text("title", in_area=say.in_area, base=times.base_year, horizon=times.horizon_year),
        takeaway=_certainty(known, say),
        alt="alt",
        notes=(
            _named(known, say),
            *_notes(bands, facts, say),
            *say.few_notes(FEW_PERSONS, (band.change_pct for band in bands)),
        ),
        table=table(_header(base, horizon, facts, say), _rows(bands, facts, say)),
        marks=_marks(known, record, say),
        value_title=text("shared.change_pct"),
        changes=True,
        certainty=_certainty(known, say),
    )


def discuss(found: Answer[IntervalBasis], say: AreaContext) -> str:
    """Which decisions hold in both directions, where the direction of some band is open."""
    known = [band for band in found.typed(Band) if band.low_pct is not None]
    if not any(band.is_likely for band in known):
        return say.text("discuss_all", horizon=say.horizon) if known else ""
    names = _undecided(known, say)
    return say.text("discuss", horizon=say.horizon, open=_listed(names, say)) if names else ""


def _named(known: Sequence[Band], say: AreaContext) -> Sentence:
    """How sure the direction of grades 1–6 is, and how much they change."""
    band = _headline(known)
    who = say.text(f"shared.who_{band.band}")
    if min(band.base_persons, band.horizon_persons) < ENOUGH_PERSONS:
        return say.text("too_few", who=who)
    if not band.is_likely or band.low_pct is None or band.high_pct is None:
        return say.text("open_direction", who=who)
    way = "up" if band.low_pct > 0 else "down"
    least, most = sorted((abs(band.low_pct), abs(band.high_pct)))
    return say.text(f"takeaway_{way}", who=who, range=say.percent_range(least, most, 0))


def _certainty(known: Sequence[Band], say: AreaContext) -> Sentence:
    """The ages at which it is uncertain which way the number goes; it is likely at the others."""
    likely = sum(band.is_likely for band in known)
    if likely in {0, len(known)}:
        return say.text("certainty_likely" if likely else "certainty_open")
    names = _undecided(known, say)
    if len(names) > MOST_NAMED:
        return say.text("certainty_many", open=len(known) - likely, likely=likely)
    return say.text("certainty_some", open=_listed(names, say))


def _undecided(known: Sequence[Band], say: AreaContext) -> list[Sentence]:
    """Who the bands are whose direction is uncertain, beside those whose direction is likely."""
    ages = {
        is_likely: [BANDS[band.band] for band in known if band.is_likely == is_likely] for is_likely in (True, False)
    }
    return [_who(each, say) for each in _joined(ages[False], ages[True])]


def _listed(names: Sequence[Sentence], say: AreaContext) -> Sentence:
    return Sentence(say.listed(names), findings_of(*names))


def _joined(bands: Iterable[Ages], likely: Sequence[Ages]) -> list[Ages]:
    """Bands that overlap or follow each other are one: 0–5, 6 and 7–12 are 0–12.

    Not where a likely one lies within: 15–64 and 65+ stay two as long as the direction of 75+ is likely.
    """
    found: list[Ages] = []
    for first, last in sorted(bands):
        start, end = found[-1] if found else (first, first - 2)
        both = (start, max(end, last))
        if first <= end + 1 and not any(start <= young and old <= both[1] for young, old in likely):
            found[-1] = both
        else:
            found.append((first, last))
    return found


def _who(ages: Ages, say: AreaContext) -> Sentence:
    first, last = ages
    return say.text("who_from", first=first) if last == OPEN_AGE else say.text("who_of", ages=span(ages))


def _headline(bands: Sequence[Band]) -> Band:
    """Grades 1–6; the first band where they are not among them."""
    return next((band for band in bands if band.band == GRADES), bands[0])


def _name(band: Band, say: AreaContext) -> Sentence:
    return say.text(f"shared.band_{band.band}")


def _header(base: str, horizon: str, facts: IntervalBasis, say: AreaContext) -> tuple[Column, ...]:
    text = say.text
    return columns(
        text("shared.band"),
        base,
        horizon,
        text("persons_interval", horizon=facts.times.horizon_year),
        text("shared.change_pct"),
        text("change_interval"),
        text("half_width"),
        text("official", year=facts.official_year, region=say.region_name),
        of=(*["population_persons"] * 3, "change_pct", "interval_pct", "half_width_pct", "official_pct"),
    )


def _rows(bands: Sequence[Band], facts: IntervalBasis, say: AreaContext) -> Iterator[tuple[str, ...]]:
    """One row per band; after the youngest its numbers with few and with many births."""
    for band in bands:
        yield _cells(band, say)
        if band.band == UNBORN:
            yield _births(band, facts.few_births_persons, "few_births", say)
            yield _births(band, facts.many_births_persons, "many_births", say)


def _births(band: Band, persons: int, name: str, say: AreaContext) -> tuple[str, ...]:
    change = 100 * (persons - band.base_persons) / band.base_persons if band.base_persons else None
    horizon = say.fmt.integer(persons)
    return (say.text(name), NOTHING, horizon, NOTHING, say.change_percent(change), NOTHING, NOTHING, NOTHING)


def _cells(band: Band, say: AreaContext) -> tuple[str, ...]:
    return (
        _name(band, say),
        say.fmt.integer(band.base_persons),
        say.fmt.integer(band.horizon_persons),
        range_or_dash(band.low_persons, band.high_persons, say),
        say.change_percent(band.change_pct),
        say.change_interval(band.low_pct, band.high_pct),
        NOTHING if band.half_width_pct is None else say.fmt.percent(band.half_width_pct),
        say.change_percent(band.official_deviation_pct),
    )


def _marks(known: Sequence[Band], record: Record, say: AreaContext) -> list[Interval | Dot]:
    """The intervals, then the projections: first those whose direction is likely."""
    series = say.text("band_of", coverage=_coverage(record, say))
    bars = [
        Interval(series, _name(band, say), band.low_pct, band.high_pct, _label(band, say))
        for band in known
        if band.low_pct is not None and band.high_pct is not None
    ]
    likely, undecided = ([band for band in known if band.is_likely is wanted] for wanted in (True, False))
    return [*bars, *(_dot(band, band.change_pct, say) for band in (*likely, *undecided) if band.change_pct is not None)]


def _dot(band: Band, pct: float, say: AreaContext) -> Dot:
    name, series = _name(band, say), say.text("likely" if band.is_likely else "open")
    hover = f"{name}, {series}: {_label(band, say)}"
    return Dot(series, "own" if band.is_likely else "quiet", name, pct, hover)


def _label(band: Band, say: AreaContext) -> str:
    return f"{say.change_percent(band.change_pct)} ({say.change_interval(band.low_pct, band.high_pct)})"


def _notes(bands: Sequence[Band], facts: IntervalBasis, say: AreaContext) -> Iterator[str]:
    record = facts.record
    yield say.text("note_rule", enough=ENOUGH_PERSONS)
    yield from _trials(_headline(bands), record, say)
    if record.small:
        yield from _small(record.small, record.distance_years, say)
    yield _births_note(facts, say)
    yield say.text("note_method", since=record.births_since)
    yield _made_of(record, say)
    yield _official(_headline(bands), facts, say)
    yield from say.notes("bands_overlap", "projection")
    yield from say.oldest_notes(facts.times.lacks_oldest)


def _small(small: Small, years: int, say: AreaContext) -> Iterator[Sentence]:
    """What the interval of a small area holds besides, and how it stood its trial."""
    size, added = _size(small.size_class, say), say.fmt.percent(small.added_pct)
    yield say.text("note_small", round=small.last.official_round, size=size, years=years, added=added)
    yield say.text("note_small_tried", year=small.last.year, size=size, **_tested(small.last.trial, say))
    if small.earlier:
        pct = _tested(small.earlier.trial, say)["pct"]
        yield say.text("note_small_earlier", round=small.earlier.official_round, pct=pct, year=small.earlier.year)


def _size(name: str, say: AreaContext) -> Sentence:
    """The size class in words."""
    least, below = dict(zip(SMALL_CLASSES, pairwise([*SMALL_CLASSES.values(), 0]), strict=True))[name]
    if not least:
        return say.text("size_first", below=say.fmt.integer(below))
    if not below:
        return say.text("size_last", least=say.fmt.integer(least))
    return say.text("size_between", least=say.fmt.integer(least), below=say.fmt.integer(below))


def _births_note(facts: IntervalBasis, say: AreaContext) -> Sentence:
    record = facts.record
    few, many = (say.fmt.integer(each) for each in (facts.few_births_persons, facts.many_births_persons))
    return say.text("note_births", since=record.births_since, years=record.distance_years, few=few, many=many)


def _made_of(record: Record, say: AreaContext) -> Sentence:
    return say.text(
        "note_record",
        first=record.first_launch,
        last=record.last_launch,
        years=record.distance_years,
        areas=record.areas_count,
        outcomes=record.outcomes_count,
    )


def _official(band: Band, facts: IntervalBasis, say: AreaContext) -> Sentence:
    return say.text(
        "note_official",
        year=facts.official_year,
        years=facts.official_year - facts.record.launch_year,
        region=say.region_name,
        band=spoken(band.band),
        pct=say.change_percent(band.official_deviation_pct),
    )


def _trials(band: Band, record: Record, say: AreaContext) -> Iterator[Sentence]:
    """How many outcomes of the band named were inside intervals that were made without them."""
    who, later = say.text(f"shared.who_{band.band}"), record.later.get(band.band)
    if not later:
        yield say.text("note_later_untried")
    else:
        key = "note_later_short" if _covered_pct(later) < record.coverage_pct else "note_later_kept"
        yield say.text(key, since=TUNED_UNTIL + 1, who=who, coverage=_coverage(record, say), **_tested(later, say))
    yield say.text("note_left_out", who=who, **_tested(record.left_out[band.band], say))


def _covered_pct(trial: Trial) -> float:
    return 100 * trial.covered_count / trial.tested_count


def _tested(trial: Trial, say: AreaContext) -> dict[str, str]:
    return {"pct": say.fmt.percent(_covered_pct(trial), 0), "tested": say.fmt.integer(trial.tested_count)}


def _coverage(record: Record, say: AreaContext) -> str:
    return say.fmt.integer(record.coverage_pct)


EXHIBIT = Exhibit(__name__, answer, words, chart=figures.intervals, asks=Asks(discuss, rank=6))
