"""How the population would develop without migration: what is left of the projected change where nobody moves."""

from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd

from lagesbild import figures
from lagesbild.ages import ALL_AGES, OPEN_AGE
from lagesbild.exhibits import Answer, Exhibit
from lagesbild.figures import Bar
from lagesbild.language import AreaContext, Presented, Sentence, columns, direction, table
from lagesbild.measures.ages import persons_by_age, service_age_bands, without_migration
from lagesbild.measures.compared_ages import all_and_bands, compared_ages, times_of
from lagesbild.measures.frames import change_pct, sources_of
from lagesbild.measures.thresholds import FEW_PERSONS
from lagesbild.measures.today import Times
from lagesbild.store import Area, Store


class Band(NamedTuple):
    """One band of ages, or all ages: persons, and the change from today as projected and without migration."""

    band: str
    base_persons: int
    horizon_persons: int
    without_persons: int
    change_persons: int
    change_pct: float | None
    without_change_persons: int
    without_change_pct: float | None
    migration_persons: int


def answer(store: Store, *, area: Area, horizon: int) -> Answer[Times]:
    """One row per service age band, first all ages: persons today, projected, and projected without migration.

    ``without_persons`` is the self-sufficiency calculation at the horizon, ``migration_persons`` the projection less
    it: those who moved after both calculations began, and their children. ``…change_persons`` and ``…change_pct``
    compare with today; the percentages are missing where nobody is in the band today. ``lacks_oldest`` says that those
    aged 100 and over are left out of every number, because one of the tables lacks them. No rows where the calculation
    does not have the horizon's year for the whole area.
    """
    bands = service_age_bands(store, area=area, horizon=horizon)
    without, times = without_migration(store, area=area, horizon=horizon), times_of(bands)
    if without.empty:
        return Answer.of(without, times)
    compared = compared_ages(store, area=area, times=times)
    persons = {"base": compared.now, "horizon": compared.then, "without": persons_by_age(without)}
    known = pd.concat(persons, axis="columns").dropna().astype("int64").add_suffix("_persons")
    every = all_and_bands()
    sums = [known.loc[low:high].sum() for low, high in zip(every["age_from"], every["age_to"], strict=True)]
    rows = _with_changes(every.join(pd.DataFrame(sums)))
    facts = times._replace(lacks_oldest=OPEN_AGE not in known.index)
    return Answer.of(rows, facts, sources=sources_of(bands, without))


def _with_changes(bands: pd.DataFrame) -> pd.DataFrame:
    base, then, without = bands["base_persons"], bands["horizon_persons"], bands["without_persons"]
    return bands.assign(
        change_persons=then - base,
        change_pct=change_pct(base, then),
        without_change_persons=without - base,
        without_change_pct=change_pct(base, without),
        migration_persons=then - without,
    )


def words(found: Answer[Times], say: AreaContext) -> Presented:
    """Two bars per service age band and for all ages: change in percent, projected, and without migration.

    A band in which nobody is today has dashes for its percentages and no bars. The weight is zero: the service age
    bands say the projected change already.
    """
    text, times, bands = say.text, found.facts, found.typed(Band)
    base, horizon = say.year(times.base_year, times.base_kind), say.year(times.horizon_year, "projected")
    header = columns(
        text("shared.band"),
        base,
        horizon,
        text("year_without", year=times.horizon_year),
        text("shared.change"),
        text("change_without"),
        text("effect"),
        of="population_persons",
    )
    return say.present(
        title=text("title", in_area=say.in_area, base=times.base_year, horizon=horizon),
        takeaway=_takeaway(bands, say),
        alt="alt",
        notes=(
            text("note"),
            *say.notes("bands_overlap", "projection"),
            *say.oldest_notes(times.lacks_oldest),
            *say.few_notes(FEW_PERSONS, (band.change_pct for band in bands)),
        ),
        table=table(header, (_cells(band, say) for band in bands)),
        marks=_bars(bands, say),
        value_title=text("shared.change_pct"),
        changes=True,
    )


def _takeaway(bands: Sequence[Band], say: AreaContext) -> Sentence:
    """By how many residents the projection is above or below the calculation without migration."""
    every = next(band for band in bands if band.band == ALL_AGES)
    way = direction(100 * every.migration_persons / every.without_persons)
    if way == "same":
        return say.text("takeaway_same", in_area=say.in_area)
    return say.text(f"takeaway_{way}", in_area=say.in_area, persons=say.about(abs(every.migration_persons)))


def _name(band: Band, say: AreaContext) -> Sentence:
    return say.text("shared.ages_all" if band.band == ALL_AGES else f"shared.band_{band.band}")


def _cells(band: Band, say: AreaContext) -> tuple[str, ...]:
    persons = (band.base_persons, band.horizon_persons, band.without_persons)
    changes = (_projected_change(band, say), _change_without(band, say))
    return (_name(band, say), *map(say.fmt.integer, persons), *changes, say.fmt.change(band.migration_persons))


def _projected_change(band: Band, say: AreaContext) -> Sentence:
    return _change(band.change_persons, band.change_pct, say)


def _change_without(band: Band, say: AreaContext) -> Sentence:
    return _change(band.without_change_persons, band.without_change_pct, say)


def _change(persons: int, pct: float | None, say: AreaContext) -> Sentence:
    """``−214 (−33,9 %)``."""
    return say.text("change_with_pct", change=say.fmt.change(persons), pct=say.change_percent(pct))


def _bars(bands: Sequence[Band], say: AreaContext) -> list[Bar]:
    """The projection of every band, then every band without migration."""
    projected = [_projected_bar(band, band.change_pct, say) for band in bands if band.change_pct is not None]
    without = [
        _bar_without(band, band.without_change_pct, say) for band in bands if band.without_change_pct is not None
    ]
    return [*projected, *without]


def _projected_bar(band: Band, pct: float, say: AreaContext) -> Bar:
    name, series, label = _name(band, say), say.text("with"), _projected_change(band, say)
    return Bar(series, "third", name, pct, f"{name}, {series}: {label}", label, is_outline=True)


def _bar_without(band: Band, pct: float, say: AreaContext) -> Bar:
    name, series, label = _name(band, say), say.text("without"), _change_without(band, say)
    return Bar(series, "own", name, pct, f"{name}, {series}: {label}", label)


EXHIBIT = Exhibit(__name__, answer, words, chart=figures.bars, needs=("statfin-14x1",))
