"""Whether the young replace those who leave working age in each area."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from lagesbild import figures
from lagesbild.ages import RENEWAL, span
from lagesbild.exhibits import Answer, Exhibit
from lagesbild.language import Context, Presented, columns, table
from lagesbild.language.side_by_side import (
    Years,
    aged,
    notes_of,
    ratio_bars,
    ratio_cells,
    ratio_header,
    way_of,
    years_of,
)
from lagesbild.measures.side_by_side import now_and_then, ratios
from lagesbild.measures.today import Times
from lagesbild.store import Area, Store


class AreaRatio(NamedTuple):
    """The ratio of an area today and at the horizon, and the persons that it is made of."""

    name_fi: str
    name_sv: str
    name_en: str
    base_ratio: float
    horizon_ratio: float
    change_pct: float
    base_entering_persons: int
    horizon_entering_persons: int
    base_leaving_persons: int
    horizon_leaving_persons: int


def answer(store: Store, *, areas: Sequence[Area], horizon: int) -> Answer[Times]:
    """One row per area: ``base_ratio`` and ``horizon_ratio``, persons aged 15–24 per 100 persons aged 55–64."""
    rows, times, sources = now_and_then(store, areas=areas, bands=RENEWAL, horizon=horizon)
    return Answer.of(ratios(rows, of=("entering",), to="leaving"), times, sources=sources)


def words(found: Answer[Times], say: Context) -> Presented:
    """Two bars per area: persons who enter working age per hundred who leave it, today and at the horizon."""
    text, years = say.text, years_of(found.facts, say)
    areas = say.by_name(found.typed(AreaRatio))
    ages = {name: span(limits) for name, limits in RENEWAL.items()}
    return say.present(
        title=text("title", base=years.base, horizon=found.facts.horizon_year, **ages),
        takeaway=way_of(text("ratio"), [area.change_pct for area in areas], say),
        alt="side_by_side.bars_alt",
        notes=(*say.notes("renewal"), *notes_of(found.facts, say)),
        table=table(columns(*_header(years, say), of=OF), (_cells(area, say) for area in areas)),
        marks=ratio_bars(areas, years, say),
        value_title=text("ratios.renewal_axis", **ages),
    )


OF: Final = (*["renewal_per_100"] * 2, *["population_persons"] * 4)


def _header(years: Years, say: Context) -> tuple[str, ...]:
    persons = (label for ages in RENEWAL.values() for label in aged(ages, years, say))
    return (say.text("side_by_side.group"), *ratio_header(years, say), *persons)


def _cells(area: AreaRatio, say: Context) -> tuple[str, ...]:
    entering = (area.base_entering_persons, area.horizon_entering_persons)
    leaving = (area.base_leaving_persons, area.horizon_leaving_persons)
    return (*ratio_cells(area, say), *map(say.fmt.integer, (*entering, *leaving)))


EXHIBIT = Exhibit(__name__, answer, words, chart=figures.bars)
