"""What the user's own scenario would change against the projection: persons by age band."""

from collections.abc import Sequence
from typing import Final, NamedTuple

import pandas as pd

from lagesbild import figures
from lagesbild.ages import BANDS, SERVICE_AGES
from lagesbild.contracts import Scenario
from lagesbild.exhibits import SCENARIO, Answer, Exhibit
from lagesbild.figures import Bar, Role
from lagesbild.language import AreaContext, Presented, Sentence, columns, table
from lagesbild.language.what_if import Assumptions, Names, assumptions, names_of, notes_of
from lagesbild.measures.ages import ages
from lagesbild.measures.scenarios import compared_times, persons_by_band
from lagesbild.measures.thresholds import FEW_PERSONS
from lagesbild.store import Area, Store

SHOWN: Final = {band: BANDS[band] for band in (*SERVICE_AGES, "15-64", "65+")}


class Band(NamedTuple):
    """One age band: persons today, projected and in the scenario at the horizon, and the two's difference."""

    band: str
    base_persons: int
    horizon_persons: int
    scenario_persons: int
    difference_persons: int
    difference_pct: float | None


def answer(store: Store, *, area: Area, horizon: int, scenario: Scenario | None) -> Answer[Assumptions]:
    """One row per age band: persons today, projected and in the scenario at the horizon, and the two's difference.

    ``scenario_persons`` are the unrounded single ages of ``what_if``, summed, then rounded to whole persons, halves up;
    ``difference_persons`` and ``difference_pct`` compare them with the projection, the percentage missing where that
    has nobody. No rows where there is no scenario.
    """
    if scenario is None:
        return Answer.of(pd.DataFrame(), Assumptions())
    by_age = ages(store, area=area)
    times, sources = compared_times(by_age, horizon=horizon)
    bands = persons_by_band(by_age, horizon=horizon, scenario=scenario, bands=SHOWN)
    return Answer.of(_with_difference(bands), assumptions(scenario, **times._asdict()), sources=sources)


def words(found: Answer[Assumptions], say: AreaContext) -> Presented:
    """Three bars per service age: today, the projection, the scenario; all bands in the table.

    The weight is zero: what somebody assumed never makes a core message.
    """
    text, assumed, bands = say.text, found.facts, found.typed(Band)
    names, drawn = names_of(assumed, say), [band for band in bands if band.band in SERVICE_AGES]
    header = (text("shared.band"), *names, text("difference"), text("difference_pct"))
    of = (*["population_persons"] * len(names), "difference_persons", "difference_pct")
    return say.present(
        title=text("title", in_area=say.in_area, **names._asdict()),
        takeaway=_largest(drawn, assumed, say),
        alt="what_if.alt",
        notes=(
            *notes_of(assumed, say),
            text("what_if.method"),
            text("rounding"),
            *say.notes("bands_overlap", "projection"),
            *say.oldest_notes(assumed.lacks_oldest),
        ),
        table=table(columns(*header, of=of), (_cells(band, say) for band in bands)),
        marks=_bars(drawn, names, say),
        value_title=text("shared.persons"),
    )


def _with_difference(bands: pd.DataFrame) -> pd.DataFrame:
    difference = bands["scenario_persons"] - bands["horizon_persons"]
    pct = (100 * difference / bands["horizon_persons"]).where(bands["horizon_persons"] > 0)
    return bands.assign(difference_persons=difference, difference_pct=pct)


def _largest(bands: Sequence[Band], assumed: Assumptions, say: AreaContext) -> Sentence:
    """The band in which the scenario differs most, of very few in persons; that it differs in none."""
    most = max(bands, key=lambda band: abs(band.difference_persons))
    if not most.difference_persons:
        return say.text("same", name=assumed.name)
    given = {"name": assumed.name, "band": say.text(f"places.at_{most.band}")}
    if most.horizon_persons < FEW_PERSONS:
        return say.text(
            "few",
            **given,
            scenario=say.fmt.integer(most.scenario_persons),
            then=say.fmt.integer(most.horizon_persons),
        )
    way = "up" if most.difference_persons > 0 else "down"
    return say.text(f"differs_{way}", **given, pct=say.magnitude.than(most.difference_pct or 0.0))


def _name(band: Band, say: AreaContext) -> Sentence:
    return say.text(f"shared.band_{band.band}")


def _cells(band: Band, say: AreaContext) -> tuple[str, ...]:
    persons = map(say.fmt.integer, (band.base_persons, band.horizon_persons, band.scenario_persons))
    difference = say.fmt.change(band.difference_persons)
    return (_name(band, say), *persons, difference, say.change_percent(band.difference_pct))


def _bars(bands: Sequence[Band], names: Names, say: AreaContext) -> list[Bar]:
    """Today's bars, those of the projection, those of the scenario; what is not today's is an outline."""
    return [
        *(_bar(band, band.base_persons, names.base, "own", say) for band in bands),
        *(_bar(band, band.horizon_persons, names.horizon, "third", say) for band in bands),
        *(_bar(band, band.scenario_persons, names.scenario, "fourth", say) for band in bands),
    ]


def _bar(band: Band, persons: int, series: str, role: Role, say: AreaContext) -> Bar:
    name, label = _name(band, say), say.fmt.integer(persons)
    return Bar(series, role, name, persons, f"{name}, {series}: {label}", label, role != "own")


EXHIBIT = Exhibit(__name__, answer, words, chart=figures.bars, needs=(SCENARIO,))
