"""The area's own schools and units: pupils against places, where they are, and how the ages of their stage change."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Final, NamedTuple

import pandas as pd

from lagesbild import figures
from lagesbild.ages import OWN_STAGES
from lagesbild.exhibits import Answer, Exhibit
from lagesbild.figures import Bar, Place, Spot
from lagesbild.language import NOTHING, AreaContext, Presented, Sentence, columns, direction, table
from lagesbild.language.own_data import Span, at_own_stage, own_reading, own_stage_name
from lagesbild.language.places import row_name
from lagesbild.measures.ages import band_years
from lagesbild.measures.frames import change_pct, sources_of
from lagesbild.measures.outlines import boundaries_of
from lagesbild.measures.places import base_and_horizon
from lagesbild.measures.thresholds import FEW_PERSONS
from lagesbild.sources.coordinates import to_tm35fin
from lagesbild.store import Area, Store

SQL: Final = Path(__file__).with_suffix(".sql")
HEADER: Final = ("pupils", "places", "taken", "residents", "change")
OF: Final = ("pupils_persons", "places_count", "taken_pct", "residents_persons", "change_pct")


class Unit(NamedTuple):
    """One unit's stage in one year: its pupils, and the residents of that stage in the whole area.

    Of hidden pupils ``pupils_at_least_persons`` is 1 and ``pupils_at_most_persons`` 4; ``places_count`` and the
    coordinates (degrees, WGS84) are missing where they were not given, ``change_pct`` where nobody is of these ages.
    """

    unit: str
    stage: str
    year: int
    pupils_at_least_persons: int
    pupils_at_most_persons: int
    places_count: int | None
    latitude: float | None
    longitude: float | None
    source: str
    source_date: str
    base_persons: int
    change_pct: float | None

    @property
    def pupils(self) -> Span:
        """Its pupils, as far as they may be told."""
        return Span(self.pupils_at_least_persons, self.pupils_at_most_persons)


class Ground(NamedTuple):
    """The boundaries of the area's municipalities as GeoJSON in EPSG:3067; none where no unit has coordinates."""

    boundaries: tuple[str, ...]


def answer(store: Store, *, area: Area, horizon: int) -> Answer[Ground]:
    """One row per unit, stage and year that was given for the area, with today's residents of that stage in the area.

    Small counts are hidden before they come here. ``change_pct`` is what the official projection makes of these
    residents by the horizon. No rows where nothing was given.
    """
    rows = store.ask(SQL, area_code=area.code)
    if rows.empty:
        return Answer.of(rows, Ground(()))
    ages = {stage: OWN_STAGES[stage] for stage in rows["stage"].unique()}
    times = base_and_horizon(band_years(store, area=area, bands=ages), horizon)
    persons = times.pivot_table(index="band", columns="time", values="population_persons")
    now, then = (rows["stage"].map(persons[time]).astype(float) for time in ("base", "horizon"))
    rows = rows.assign(base_persons=now.astype(int), change_pct=change_pct(now, then))
    drawn = boundaries_of(store, members=area.member_codes) if rows["latitude"].notna().any() else ()
    return Answer.of(_by_stage(rows), Ground(drawn), sources=sources_of(times))


def _by_stage(rows: pd.DataFrame) -> pd.DataFrame:
    """Stages from the youngest on."""
    place = rows["stage"].map(dict(OWN_STAGES))
    return rows.assign(place=place).sort_values(["place", "unit", "year"], ignore_index=True).drop(columns="place")


def words(found: Answer[Ground], say: AreaContext) -> Presented:
    """Dots on a map, or two bars per unit where no coordinates were given: pupils against places in the newest year.

    The weight is zero: figures that nobody checked never make a core message.
    """
    text, units = say.text, found.typed(Unit)
    newest = [max(of_unit, key=lambda unit: unit.year) for of_unit in _grouped(units)]
    span = (min(unit.year for unit in newest), max(unit.year for unit in newest))
    years = text("between", first=span[0], last=span[1]) if span[0] < span[1] else str(span[0])
    on_map = bool(found.facts.boundaries)
    unplaced = on_map and any(unit.latitude is None for unit in newest)
    return say.present(
        title=text("title", in_area=say.in_area, years=years, horizon=say.year(say.horizon, "projected")),
        takeaway=_takeaway(newest, say),
        alt="alt_map" if on_map else "alt",
        notes=(text("note"), text("own_data.hidden"), *[text("unplaced")] * unplaced, *say.notes("projection")),
        table=table(columns(text("unit"), *(text(name) for name in HEADER), of=OF), _rows(units, newest, say)),
        marks=_spots(newest, found.facts, say) if on_map else _bars(newest, say),
        value_title=text("persons"),
        reading=own_reading(((unit.source, unit.source_date) for unit in units), say),
    )


def _grouped(units: Sequence[Unit]) -> Iterator[list[Unit]]:
    """The years of each unit and stage."""
    for _, of_unit in groupby(units, key=lambda unit: (unit.stage, unit.unit)):
        yield list(of_unit)


def _takeaway(newest: Sequence[Unit], say: AreaContext) -> Sentence:
    """Of the stage with most pupils: how many of its places are taken, or how many units there are; and its ages."""
    stages = [list(of_stage) for _, of_stage in groupby(newest, key=lambda unit: unit.stage)]
    largest = max(stages, key=lambda of_stage: Span.sum(unit.pupils for unit in of_stage).high)
    stage, pct = at_own_stage(largest[0].stage, say), largest[0].change_pct
    way = "few" if pct is None or largest[0].base_persons < FEW_PERSONS else direction(pct)
    change = {} if way in {"few", "same"} else {"change": say.percentage.by(pct or 0)}
    if taken := _taken(largest, say):
        return say.text(f"taken_{way}", stage=stage, taken=taken, **change)
    return say.text(f"units_{way}", stage=stage, n=len(largest), **change)


def _taken(units: Sequence[Unit], say: AreaContext) -> str:
    """How much of the places is taken, in percent; empty where those of one are not known."""
    known = [unit.places_count for unit in units]
    places = sum(each or 0 for each in known)
    if None in known or not places:
        return ""
    return Span.sum(unit.pupils for unit in units).per_said(places, say)


def _rows(units: Sequence[Unit], newest: Sequence[Unit], say: AreaContext) -> Iterator[tuple[str, ...]]:
    """Every unit and year, and below the units of a stage their sum in the newest year."""
    for stage, of_stage in groupby(units, key=lambda unit: unit.stage):
        listed = list(of_stage)
        for unit in listed:
            name = say.text("named", unit=unit.unit, stage=own_stage_name(stage, say))
            yield _cells(row_name(name, str(unit.year), say), [unit], say)
        last = [unit for unit in newest if unit.stage == stage]
        if len(last) > 1 and len({unit.year for unit in last}) == 1:
            name = say.text("named", unit=say.text("all_units"), stage=own_stage_name(stage, say))
            yield _cells(row_name(name, str(last[0].year), say), last, say)


def _cells(name: str, units: Sequence[Unit], say: AreaContext) -> tuple[str, ...]:
    known = [unit.places_count for unit in units if unit.places_count is not None]
    places = say.fmt.integer(sum(known)) if len(known) == len(units) else NOTHING
    pupils, change = Span.sum(unit.pupils for unit in units).said(say), say.change_percent(units[0].change_pct)
    return (name, pupils, places, _taken(units, say) or NOTHING, say.fmt.integer(units[0].base_persons), change)


def _bars(newest: Sequence[Unit], say: AreaContext) -> Iterator[Bar]:
    for unit in newest:
        name, pupils = _named(unit, say), unit.pupils.said(say)
        hover = say.text("hover_pupils", unit=name, pupils=pupils)
        yield Bar(say.text("pupils"), "own", name, unit.pupils.low, hover, pupils)
    for unit in newest:
        if unit.places_count is not None:
            name, places = _named(unit, say), say.fmt.integer(unit.places_count)
            hover = say.text("hover_places", unit=name, places=places)
            yield Bar(say.text("places"), "third", name, unit.places_count, hover, places, is_outline=True)


def _named(unit: Unit, say: AreaContext) -> Sentence:
    return say.text("named", unit=unit.unit, stage=own_stage_name(unit.stage, say))


def _spots(newest: Sequence[Unit], ground: Ground, say: AreaContext) -> Iterator[Place | Spot]:
    """The area, and one dot per unit, whose stages are taken together."""
    for geometry in ground.boundaries:
        yield Place("", "around", say.area_name, None, "", "", geometry, is_member=True)
    placed = sorted((unit for unit in newest if unit.latitude is not None), key=lambda unit: unit.unit)
    for name, of_unit in groupby(placed, key=lambda unit: unit.unit):
        yield _spot(name, list(of_unit), say)


def _spot(name: str, units: Sequence[Unit], say: AreaContext) -> Spot:
    pupils, known = Span.sum(unit.pupils for unit in units), [unit.places_count for unit in units]
    places = "" if None in known else say.fmt.integer(sum(each or 0 for each in known))
    label = say.text("of_places", pupils=pupils.said(say), places=places) if places else pupils.said(say)
    hover = say.text("hover_spot" if places else "hover_pupils", unit=name, pupils=pupils.said(say), places=places)
    east, north = to_tm35fin(units[0].longitude or 0, units[0].latitude or 0)
    return Spot(say.text("pupils"), "own", name, pupils.low, hover, label, east, north)


EXHIBIT = Exhibit(__name__, answer, words, chart=figures.spots_or_bars, needs=("own-units",))
