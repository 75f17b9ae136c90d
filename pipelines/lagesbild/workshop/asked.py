"""What each table is asked: it has ages of its own, and where their number goes decides the questions."""

from collections.abc import Mapping
from typing import Final, Literal, NamedTuple

from lagesbild.ages import KEY_AGES, PUPILS
from lagesbild.language import Context, direction
from lagesbild.measures.directions import open_ages
from lagesbild.notebook.key_figures import key_figures
from lagesbild.store import Area, Store
from lagesbild.workshop.told import Observation, Question, Told

Way = Literal["up", "down", "same", "open"]
TABLES: Final = ("0-6", PUPILS, "16-18", "15-64")
"""The key figure that each table is about."""
SEEN: Final[Mapping[str, tuple[str, ...]]] = {
    "0-6": ("cohorts", "births-and-migration", "components-of-change"),
    PUPILS: ("members", "map-of-change", "school-stages", "similar-areas"),
    "16-18": ("school-stages", "youth-retention", "grown-children"),
    "15-64": ("workforce-renewal", "occupation-balance", "tightness"),
}
"""The findings of each table by exhibit, those that tell most first; ``MOST_SEEN`` of them stand on its sheet."""
MOST_SEEN: Final = 3
DISCUSSED: Final[Mapping[str, str]] = {
    "service-age-bands": PUPILS,
    "members": PUPILS,
    "school-stages": "16-18",
    "occupation-balance": "15-64",
    "workforce-renewal": "15-64",
    "dependency-ratio": "15-64",
}
"""Exhibit of a question for discussion → the table that it is put to; all others go to the first one."""


class Ahead(NamedTuple):
    """Which way a number goes to the horizon; or that this is open. Today's is of ``year`` and ``kind``."""

    way: Way
    year: int
    kind: str


Ways = Mapping[str, Ahead]


class Sheet(NamedTuple):
    """The sheet of one table: what it is about, its key figure, what the brief says, its questions by round."""

    number: int
    about: str
    figure: str
    observations: tuple[Observation, ...]
    see: tuple[str, ...]
    mean: tuple[str, ...]
    do: tuple[str, ...]


def ways_of(store: Store, *, area: Area, horizon: int) -> Ways:
    """Where the number of each table's ages goes, by its key figure."""
    figures = key_figures(store, area=area, horizon=horizon)
    undecided = open_ages(store, area=area, horizon=horizon, bands={key: KEY_AGES[key] for key in TABLES})
    ways: dict[str, Way] = {
        key: "open" if key in undecided else direction(figures[key].change_pct or 0) for key in TABLES
    }
    return {key: Ahead(way, figures[key].year, figures[key].kind) for key, way in ways.items()}


def sheets(told: Told, ways: Ways, say: Context) -> list[Sheet]:
    """The sheets of all tables, the youngest ages first."""
    return [_sheet(number, key, told, ways[key], say) for number, key in enumerate(TABLES, start=1)]


def _sheet(number: int, key: str, told: Told, ahead: Ahead, say: Context) -> Sheet:
    text, way = say.text, ahead.way
    seen = [told.observations[each] for each in SEEN[key] if each in told.observations]
    return Sheet(
        number=number,
        about=text(f"workshop_questions.about_{key}"),
        figure=_figure(next(tile for tile in told.opening["tiles"] if tile["key"] == key), ahead, say),
        observations=tuple(sorted(seen[:MOST_SEEN], key=lambda each: each.number)),
        see=(text("workshop_questions.see_match"), text("workshop_questions.see_know")),
        mean=(text(f"workshop_questions.mean_{key}_{way}"), *(each.text for each in _put_to(key, told.questions))),
        do=(text(f"workshop_questions.do_{way}"), text("workshop_questions.do_figure")),
    )


def _figure(tile: Mapping[str, str], ahead: Ahead, say: Context) -> str:
    """The key figure today, of which time that is, and where the projection has it."""
    time = say.text("form.projected_time", year=ahead.year, kind=say.kind(ahead.kind))
    told = {
        "figure": tile["label"],
        "value": tile["now"],
        "time": str(ahead.year) if ahead.kind == "observed" else time,
    }
    key = "figure_open" if ahead.way == "open" else "figure"
    words = say.text(f"workshop_questions.{key}", now=say.text("form.with_number", **told), then=tile["then"])
    return f"{words} ({tile['change']})" if tile["change"] and ahead.way != "open" else words


def _put_to(key: str, questions: tuple[Question, ...]) -> list[Question]:
    first = TABLES[0]
    return [each for each in questions if DISCUSSED.get(each.exhibit, first) == key]
