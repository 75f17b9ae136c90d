"""How many children and older people there are per hundred of working age in each area."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from lagesbild import figures
from lagesbild.ages import DEPENDENCY, span
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
    base_children_persons: int
    horizon_children_persons: int
    base_working_age_persons: int
    horizon_working_age_persons: int
    base_elderly_persons: int
    horizon_elderly_persons: int


def answer(store: Store, *, areas: Sequence[Area], horizon: int) -> Answer[Times]:
    """One row per area: ``base_ratio`` and ``horizon_ratio``, those aged 0–14 and 65 or over per 100 aged 15–64."""
    rows, times, sources = now_and_then(store, areas=areas, bands=DEPENDENCY, horizon=horizon)
    return Answer.of(ratios(rows, of=("children", "elderly"), to="working_age"), times, sources=sources)


def words(found: Answer[Times], say: Context) -> Presented:
    """Two bars per area: the demographic dependency ratio today and at the horizon."""
    text, years = say.text, years_of(found.facts, say)
    areas = say.by_name(found.typed(AreaRatio))
    return say.present(
        title=text("title", base=years.base, horizon=found.facts.horizon_year),
        takeaway=way_of(text("ratio"), [area.change_pct for area in areas], say),
        alt="side_by_side.bars_alt",
        notes=(*say.notes("dependency"), *notes_of(found.facts, say)),
        table=table(columns(*_header(years, say), of=OF), (_cells(area, say) for area in areas)),
        marks=ratio_bars(areas, years, say),
        value_title=text("ratios.dependency_axis", working_age=span(DEPENDENCY["working_age"])),
    )


OF: Final = (*["dependency_per_100"] * 2, *["population_persons"] * 6)


def _header(years: Years, say: Context) -> tuple[str, ...]:
    youngest = DEPENDENCY["elderly"][0]
    elderly = (say.text("aged_or_over", age=youngest, year=year) for year in years)
    younger = (label for name in ("children", "working_age") for label in aged(DEPENDENCY[name], years, say))
    return (say.text("side_by_side.group"), *ratio_header(years, say), *younger, *elderly)


def _cells(area: AreaRatio, say: Context) -> tuple[str, ...]:
    children = (area.base_children_persons, area.horizon_children_persons)
    working_age = (area.base_working_age_persons, area.horizon_working_age_persons)
    elderly = (area.base_elderly_persons, area.horizon_elderly_persons)
    return (*ratio_cells(area, say), *map(say.fmt.integer, (*children, *working_age, *elderly)))


EXHIBIT = Exhibit(__name__, answer, words, chart=figures.bars)
