"""How the population of each area changes by the horizon."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from lagesbild import figures
from lagesbild.ages import EVERYBODY
from lagesbild.exhibits import Answer, Exhibit
from lagesbild.figures import Bar
from lagesbild.language import Context, Presented, columns, table
from lagesbild.language.side_by_side import Years, change_cells, notes_of, way_of, years_of
from lagesbild.measures.side_by_side import now_and_then
from lagesbild.measures.today import Times
from lagesbild.store import Area, Store


class AreaChange(NamedTuple):
    """All residents of an area today and at the horizon; no percentage where nobody lives there today."""

    area_code: str
    name_fi: str
    name_sv: str
    name_en: str
    base_persons: int
    horizon_persons: int
    change_persons: int
    change_pct: float | None


def answer(store: Store, *, areas: Sequence[Area], horizon: int) -> Answer[Times]:
    """One row per area: all residents today (``base_…``) and at the horizon, change in persons and percent."""
    rows, times, sources = now_and_then(store, areas=areas, bands=EVERYBODY, horizon=horizon)
    return Answer.of(rows, times, sources=sources)


def words(found: Answer[Times], say: Context) -> Presented:
    """One bar per area: change of all residents in percent; persons in the table."""
    text, years = say.text, years_of(found.facts, say)
    areas = say.by_name(found.typed(AreaChange))
    return say.present(
        title=text("title", base=found.facts.base_year, horizon=years.horizon),
        takeaway=way_of(text("population"), {area: area.change_pct for area in areas}, say),
        alt="side_by_side.bars_alt",
        notes=notes_of(found.facts, say),
        table=table(columns(*_header(years, say), of=OF), (change_cells(area, say) for area in areas)),
        marks=[_bar(area, area.change_pct, say) for area in areas if area.change_pct is not None],
        value_title=text("shared.change_pct"),
        changes=True,
    )


OF: Final = (*["population_persons"] * 3, "change_pct")


def _header(years: Years, say: Context) -> tuple[str, ...]:
    return (say.text("side_by_side.group"), *years, say.text("change_persons"), say.text("shared.change_pct"))


def _bar(area: AreaChange, change_pct: float, say: Context) -> Bar:
    name, label = say.name(area), say.change_percent(change_pct)
    hover = f"{name}: {label} ({say.fmt.change(area.change_persons)})"
    return Bar(say.text("shared.change_pct"), "own", name, change_pct, hover, label)


EXHIBIT = Exhibit(__name__, answer, words, chart=figures.bars)
