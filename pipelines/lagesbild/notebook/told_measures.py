"""What documents tell of one measure: its short facts and its figures, in the words of the brief's own table."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from lagesbild.chosen import Chosen, Measure
from lagesbild.exhibits.chosen import chosen_measures
from lagesbild.exhibits.chosen.chosen_measures import OWN, Row, isolated, labels, row_cells
from lagesbild.language import AreaContext, Context
from lagesbild.language.named import within
from lagesbild.notebook.document import Row as Field
from lagesbild.notebook.document import Words, table
from lagesbild.notebook.shown import Json
from lagesbild.settings import Language
from lagesbild.store import Area, Store

ROOM = chosen_measures.EXHIBIT.room
FIGURES = slice(1, 6)
"""Of what the brief's table has of a figure: name, then, now, projected then and now, what is new."""


def context(language: Language, horizon: int) -> Context:
    """What the words of a document of measures need; it has the strings of the brief's own table."""
    return Context(language, horizon, ROOM)


def area_context(language: Language, horizon: int, area: Area) -> AreaContext:
    """The same for one area."""
    return AreaContext(language, horizon, ROOM, area=area)


def own(text: str, measure: Measure, say: Context, *, href: str = "", is_marked: bool = False) -> Words:
    """What a group wrote, in its language; ``is_marked`` says so to readers where it is another one."""
    if measure.language == say.language:
        return Words(isolated(text), href=href)
    mark = say.text(f"models.in_{measure.language}") if is_marked else ""
    return Words(isolated(text), measure.language, mark, href)  # type: ignore[arg-type]


def rows_of(store: Store, chosen: Chosen) -> dict[str, list[Row]]:
    """The figures of each measure then and now, by its name."""
    rows = chosen_measures.answer(store, chosen=chosen).typed(Row)
    return {name: list(figures) for name, figures in groupby(rows, key=lambda row: row.measure_id)}


def sources_of(store: Store, chosen: Chosen) -> frozenset[str]:
    """The sources of these figures."""
    return chosen_measures.answer(store, chosen=chosen).sources


def state(measure: Measure, say: Context) -> Words:
    """How far it has come."""
    return Words(say.text(f"form.state_{measure.state}"))


def theme(measure: Measure, say: Context) -> Words:
    """What it is about."""
    return Words(say.text(f"form.theme_{measure.theme}"))


def obstacles(measure: Measure, say: Context) -> Words:
    """What stands in its way, in the order of the register; empty where nothing does."""
    named = [say.text(f"form.obstacle_{code}") for code in measure.obstacle_codes]
    return Words(", ".join([*named[:1], *map(within, named[1:])]))


def day(iso: str, say: Context) -> Words:
    """A day as the language writes it."""
    return Words(say.fmt.day(iso))


def short_facts(measure: Measure, say: Context) -> Iterator[Field]:
    """State and when it was last gone through, who answers for it, what it costs, what stands in the way."""
    text, named = say.text, labels(say)
    yield named["state"], state(measure, say)
    yield text("measures.column_reviewed"), day(measure.reviewed, say)
    yield named["responsible"], own(measure.responsible, measure, say)
    yield text("form.field_cost"), own(measure.cost, measure, say)
    yield text("measures.column_obstacle"), obstacles(measure, say)


def filled(rows: Iterator[Field]) -> list[Field]:
    """Those of which something is said."""
    return [(label, words) for label, words in rows if words.text]


def figures_table(title: str, measure: Measure, rows: Sequence[Row], say: AreaContext) -> Json:
    """Each figure of a measure: then, now, projected then and now, and what is new."""
    columns = list(labels(say).values())[FIGURES]
    return table(title, columns, (_cells(row, measure, say) for row in rows))


def _cells(row: Row, measure: Measure, say: AreaContext) -> list[Words]:
    """The cells of one figure; name and values of the group's own figure are in its words."""
    name, then, now, *others = row_cells(row, say)[FIGURES]
    told = [own(each, measure, say) if row.column == OWN else Words(each) for each in (name, then, now)]
    return [*told, *map(Words, others)]
