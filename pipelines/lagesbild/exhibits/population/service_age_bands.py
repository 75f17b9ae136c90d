"""Which service ages grow or shrink by the horizon."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from lagesbild import figures
from lagesbild.ages import GRADES, SCHOOL_STAGES, SERVICE_AGES
from lagesbild.exhibits import Answer, Asks, Exhibit, Keyed
from lagesbild.figures import Bar
from lagesbild.language import AreaContext, Presented, Sentence, Standing, columns, direction, table
from lagesbild.language.facts import band_name
from lagesbild.measures.facts import Fact
from lagesbild.measures.intervals import ENOUGH_PERSONS
from lagesbild.measures.record import with_intervals
from lagesbild.measures.standing import change_of
from lagesbild.measures.thresholds import FEW_PERSONS, LEAST_PCT, OPEN_CERTAINTY
from lagesbild.measures.today import Kind
from lagesbild.store import Area, Store

SELF_SUFFICIENCY: Final = "statfin-14x1"
ADULTS: Final = ("15-64", "65+")
OVERLAPPING: Final = ("15-64", "75+", "85+")
OLDEST: Final = "85+"


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


class Told(NamedTuple):
    """The kind of headline, and the band that it names, if not all the young; ``fewer`` falls where that grows."""

    kind: str
    band: Band | None = None
    fewer: Band | None = None


def answer(store: Store, *, area: Area, horizon: int) -> Answer[Years]:
    """One row per service age band, as ``measures.record.with_intervals`` gives them; bands overlap."""
    bands, record = with_intervals(store, area=area, horizon=horizon)
    same = bands.iloc[0][list(Years._fields[:-1])]
    return Answer.of(bands.drop(columns=list(Years._fields[:-1])), Years._make([*same, record.outcomes_count > 0]))


def words(found: Answer[Years], say: AreaContext) -> Presented:
    """One bar per service age band: change in percent from today to the horizon.

    A band of fewer than ``FEW_PERSONS`` today has a dash for its percentage and no bar, only its change in persons. The
    weight is the change that the headline tells.
    """
    text, years, bands = say.text, found.facts, found.typed(Band)
    times = _times(years, say)
    header = (text("shared.band"), *times.values(), text("shared.change"), text("shared.change_pct"))
    today = say.today_notes(years.base_kind, observed=years.observed_year, base=years.base_year)
    told = _told(bands, years.has_record)
    return say.present(
        title=text("title", in_area=say.in_area, base=years.base_year, horizon=times["horizon"]),
        takeaway=_takeaway(told, bands, has_record=years.has_record, say=say),
        alt="alt",
        notes=(
            *say.notes("bands_overlap", "projection"),
            *today,
            *say.oldest_notes(years.lacks_oldest),
            *say.few_notes(FEW_PERSONS, (band.change_pct for band in bands)),
            *_without_migration(say),
        ),
        table=table(columns(*header, of="population_persons"), (_cells(band, list(times), say) for band in bands)),
        marks=(_bar(band, say) for band in bands),
        value_title=text("shared.change_pct"),
        changes=True,
        weight=_weight(told, bands),
        standing=_standing(told.band) if told.band else None,
        open_subjects=tuple(band.band for band in bands if years.has_record and not band.is_likely),
        remarks=today,
    )


def discuss(found: Answer[Years], say: AreaContext) -> str:
    """What follows where grades 1–6 change by ten percent or more, in a direction that is not open."""
    band = next(band for band in found.typed(Band) if band.band == GRADES)
    is_open = found.facts.has_record and not band.is_likely
    if is_open or band.change_pct is None or abs(band.change_pct) < LEAST_PCT:
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


def _takeaway(told: Told, bands: Sequence[Band], *, has_record: bool, say: AreaContext) -> Sentence:
    """The band that is told; where it shrinks, and those aged 85 and over grow, as nobody overlooks, both."""
    if told.band:
        oldest = next((band for band in bands if band.band == OLDEST and _is_told(band, has_record)), None)
        if oldest and told.band.band in SERVICE_AGES and _percent(told.band) < 0 < _percent(oldest):
            both = {"pct": say.percentage.by(_percent(told.band)), "older": say.percentage.by(_percent(oldest))}
            return say.text("older_grow", who=say.text(f"shared.who_{told.band.band}"), **both)
        return _of_band(told.kind, told.band, told.fewer, say)
    now, then = (_sum_of(_young(bands), name) for name in ("base_persons", "horizon_persons"))
    shown = say.about(now) if told.kind == "open" else say.fmt.integer(now)
    return say.text(told.kind, now=shown, then=say.fmt.integer(then), horizon=say.horizon)


def _of_band(kind: str, band: Band, fewer: Band | None, say: AreaContext) -> Sentence:
    who, pct = say.text(f"shared.who_{band.band}"), say.percentage.by(_percent(band))
    if fewer:
        return say.text("growth", who=who, pct=pct, fewer=say.text(f"shared.who_{fewer.band}"))
    return say.text(f"{kind}_{direction(_percent(band))}", who=who, pct=pct, horizon=say.horizon)


def _told(bands: Sequence[Band], has_record: bool) -> Told:
    """What matters most to education: the young whose direction is likely, in the direction of all young together.

    Where no direction of theirs is likely that of working age leads, else of those aged 65 and over. Where these are
    open, too, the number of the young is told, and what it becomes only where they are few. Where the young grow, taken
    together, growth leads also if it is likely of working age alone.
    """
    likely = {band.band: band for band in bands if _is_told(band, has_record)}
    young = [likely[name] for name in SERVICE_AGES if name in likely]
    if young:
        told = _of_young(young, _young(bands))
        return _growth(told, likely.get("15-64"), _young_pct(bands)) or told
    for band in (likely[name] for name in ADULTS if name in likely):
        return Told("adults", band)
    return Told(_without_direction(_young(bands)))


def _is_told(band: Band, has_record: bool) -> bool:
    enough = min(band.base_persons, band.horizon_persons) >= ENOUGH_PERSONS
    return enough and direction(_percent(band)) != "same" and (band.is_likely or not has_record)


def _of_young(likely: Sequence[Band], young: Sequence[Band]) -> Told:
    along = [band for band in young if direction(_percent(band)) == direction(_young_pct(young))]
    most = max([band for band in likely if band in along] or likely, key=_size)
    if len(likely) == len(young) == len(along):
        return Told("all", most)
    return Told("most" if most in along and most == max(along, key=_size) else "leads", most)


def _growth(told: Told, adults: Band | None, young_pct: float) -> Told | None:
    falls_alone = told.band and direction(_percent(told.band)) == "down" and direction(young_pct) == "up"
    if falls_alone and adults and direction(_percent(adults)) == "up":
        return Told("growth", adults, told.band)
    return None


def _without_direction(young: Sequence[Band]) -> str:
    if _sum_of(young, "base_persons") < ENOUGH_PERSONS:
        return "few"
    return "about_the_same" if all(direction(_percent(band)) == "same" for band in young) else "open"


def _young(bands: Sequence[Band]) -> list[Band]:
    return [band for band in bands if band.band in SERVICE_AGES]


def _young_pct(bands: Sequence[Band]) -> float:
    """Change of all service ages up to 18 together, in percent; they do not overlap."""
    now, then = (_sum_of(_young(bands), name) for name in ("base_persons", "horizon_persons"))
    return 100 * (then - now) / now if now else 0.0


def _sum_of(bands: Sequence[Band], name: str) -> int:
    return sum(int(getattr(band, name)) for band in bands)


def _percent(band: Band) -> float:
    return band.change_pct or 0.0


def _size(band: Band) -> float:
    return abs(_percent(band))


def _weight(told: Told, bands: Sequence[Band]) -> float:
    """The change that is told; that of all the young, halved, where the direction is open."""
    size = abs(_percent(told.band)) if told.band else abs(_young_pct(bands)) * OPEN_CERTAINTY
    return min(size / 100, 1.0)


def _standing(band: Band) -> Standing:
    return Standing(band.band, change_of(band.band), _percent(band))


def _name(band: Band, say: AreaContext) -> Sentence:
    """A band that has others' ages, too, says so."""
    return say.text(f"row_{band.band}" if band.band in OVERLAPPING else f"shared.band_{band.band}")


def _cells(band: Band, times: Sequence[str], say: AreaContext) -> tuple[str, ...]:
    persons = (say.fmt.integer(getattr(band, f"{when}_persons")) for when in times)
    return (_name(band, say), *persons, say.fmt.change(band.change_persons), say.change_percent(band.change_pct))


def _bar(band: Band, say: AreaContext) -> Bar:
    name, persons = _name(band, say), say.fmt.change(band.change_persons)
    label = persons if band.change_pct is None else f"{persons} ({say.change_percent(band.change_pct)})"
    return Bar(say.text("shared.change_pct"), "own", name, _percent(band), f"{name}: {label}", label)


def _without_migration(say: AreaContext) -> tuple[str, ...]:
    """That the development without migration is not shown, where it was not fetched."""
    return () if SELF_SUFFICIENCY in say.supplied else (say.text("no_self_sufficiency"),)


def keyed(found: Answer[Years]) -> Iterator[Fact]:
    """Persons today and at the horizon of each band that is no school stage; those are told of by stage."""
    times = found.facts
    for band in found.typed(Band):
        if band.band not in SCHOOL_STAGES:
            yield Fact.today(band.band, band.base_persons, times.base_year, "persons", times.base_kind)
            yield Fact.projected(band.band, band.horizon_persons, times.horizon_year, "persons")


EXHIBIT = Exhibit(
    __name__,
    answer,
    words,
    chart=figures.bars,
    relevance=1.0,
    asks=Asks(discuss, rank=1),
    facts=Keyed(keyed, band_name),
)
