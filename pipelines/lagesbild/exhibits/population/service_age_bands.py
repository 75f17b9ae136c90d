"""Which service ages grow or shrink by the horizon."""

from collections.abc import Sequence
from typing import NamedTuple

from lagesbild import figures
from lagesbild.ages import GRADES
from lagesbild.exhibits import Answer, Asks, Exhibit
from lagesbild.figures import Bar
from lagesbild.language import AreaContext, Presented, Sentence, columns, direction, join, table
from lagesbild.measures.record import with_intervals
from lagesbild.measures.thresholds import LEAST_PCT, OPEN_CERTAINTY
from lagesbild.measures.today import Kind
from lagesbild.store import Area, Store

SELF_SUFFICIENCY = "statfin-14x1"


class Band(NamedTuple):
    """One service age band: persons, change from today, and whether its direction is likely."""

    band: str
    observed_persons: int
    base_persons: int
    horizon_persons: int
    change_persons: int
    change_pct: float | None
    is_likely: bool


class Years(NamedTuple):
    """The newest observed year, today and the horizon; ``has_record`` is whether certainty is known at all."""

    observed_year: int
    base_year: int
    base_kind: Kind
    horizon_year: int
    lacks_oldest: bool
    has_record: bool


def answer(store: Store, *, area: Area, horizon: int) -> Answer[Years]:
    """One row per service age band, as ``measures.record.with_intervals`` gives them; bands overlap."""
    bands, record = with_intervals(store, area=area, horizon=horizon)
    same = bands.iloc[0][list(Years._fields[:-1])]
    return Answer.of(bands.drop(columns=list(Years._fields[:-1])), Years._make([*same, record.outcomes_count > 0]))


def words(found: Answer[Years], say: AreaContext) -> Presented:
    """One bar per service age band: change in percent from today to the horizon.

    A band in which nobody is today has a dash for its percentage and no bar. The weight is the largest change, halved
    where its direction is open.
    """
    text, years, bands = say.text, found.facts, found.typed(Band)
    times, known = _times(years, say), [band for band in bands if band.change_pct is not None]
    header = (text("shared.band"), *times.values(), text("shared.change"), text("shared.change_pct"))
    today = _today(years, say)
    return say.present(
        title=text("title", in_area=say.in_area, base=times["base"], horizon=times["horizon"]),
        takeaway=_extremes(known, years, say),
        alt="alt",
        notes=(
            *say.notes("bands_overlap", "projection"),
            *today,
            *say.oldest_notes(years.lacks_oldest),
            *_without_migration(years, say),
        ),
        table=table(columns(*header), (_cells(band, list(times), say) for band in bands)),
        marks=(_bar(band, say) for band in known),
        value_title=text("shared.change_pct"),
        changes=True,
        weight=_weight(bands, years),
        remarks=today,
    )


def discuss(found: Answer[Years], say: AreaContext) -> str:
    """What follows where grades 1–6 change by ten percent or more."""
    band = next(band for band in found.typed(Band) if band.band == GRADES)
    if band.change_pct is None or abs(band.change_pct) < LEAST_PCT:
        return ""
    persons, pct = say.fmt.integer(abs(band.change_persons)), say.change_percent(band.change_pct)
    return say.text(f"discuss_{direction(band.change_pct)}", horizon=say.horizon, persons=persons, pct=pct)


def _times(years: Years, say: AreaContext) -> dict[str, str]:
    """The times of which the table has persons; the newest observed one only where today is projected."""
    times = {
        "observed": say.year(years.observed_year, "observed"),
        "base": say.year(years.base_year, years.base_kind),
        "horizon": say.year(years.horizon_year, "projected"),
    }
    return times if years.base_kind == "projected" else {when: times[when] for when in ("base", "horizon")}


def _extremes(known: Sequence[Band], years: Years, say: AreaContext) -> Sentence:
    """The band that falls most and the band that grows most, in percent; about the same is neither."""
    lowest, highest = (pick(known, key=_percent) for pick in (min, max))
    sentences = []
    if direction(_percent(lowest)) == "down":
        sentences.append(_extreme("falls_most", lowest, years, say))
    if direction(_percent(highest)) == "up":
        sentences.append(_extreme("rises_most" if sentences else "only_rises", highest, years, say))
    return join(" ", sentences) if sentences else say.text("about_the_same", horizon=years.horizon_year)


def _percent(band: Band) -> float:
    return band.change_pct or 0.0


def _extreme(key: str, band: Band, years: Years, say: AreaContext) -> Sentence:
    return say.text(
        key,
        band=_name(band, say),
        base=say.year(years.base_year, years.base_kind),
        horizon=years.horizon_year,
        change=say.fmt.change(band.change_persons),
        pct=say.change_percent(band.change_pct),
    )


def _weight(bands: Sequence[Band], years: Years) -> float:
    largest = max(bands, key=lambda band: abs(_percent(band)))
    certainty = 1.0 if largest.is_likely or not years.has_record else OPEN_CERTAINTY
    return min(abs(_percent(largest)) / 100, 1.0) * certainty


def _name(band: Band, say: AreaContext) -> Sentence:
    return say.text(f"shared.band_{band.band}")


def _cells(band: Band, times: Sequence[str], say: AreaContext) -> tuple[str, ...]:
    persons = {
        "observed": band.observed_persons,
        "base": band.base_persons,
        "horizon": band.horizon_persons,
    }
    change = say.fmt.change(band.change_persons)
    counted = (say.fmt.integer(persons[when]) for when in times)
    return (_name(band, say), *counted, change, say.change_percent(band.change_pct))


def _bar(band: Band, say: AreaContext) -> Bar:
    name, label = _name(band, say), f"{say.fmt.change(band.change_persons)} ({say.change_percent(band.change_pct)})"
    return Bar(say.text("shared.change_pct"), "own", name, _percent(band), f"{name}: {label}", label)


def _today(years: Years, say: AreaContext) -> tuple[str, ...]:
    """Which year counts as today where ages are projected."""
    if years.base_kind == "observed":
        return ()
    return (say.text("notes.today_projected", observed=years.observed_year, base=years.base_year),)


def _without_migration(years: Years, say: AreaContext) -> tuple[str, ...]:
    """That the development without migration is not shown, where it was not fetched."""
    if SELF_SUFFICIENCY in say.supplied:
        return ()
    return (say.text("no_self_sufficiency", horizon=years.horizon_year),)


EXHIBIT = Exhibit(
    __name__,
    answer,
    words,
    chart=figures.bars,
    relevance=1.0,
    asks=Asks(discuss, rank=1),
)
