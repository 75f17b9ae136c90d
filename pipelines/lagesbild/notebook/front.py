"""What the opening of a page says in words and small drawings: lead, key figures, chapter leads, locator."""

from collections.abc import Iterable, Mapping
from typing import Final

from lagesbild.ages import KEY_AGES, PUPILS, span
from lagesbild.figures.small import locator, tiny_line
from lagesbild.language import NOTHING, AreaContext, Context, Sentence, direction, join
from lagesbild.measures.outlines import outlines
from lagesbild.notebook.key_figures import RESIDENTS, KeyFigure
from lagesbild.notebook.shown import Json
from lagesbild.store import Area, Store
from lagesbild.store.areas import OWN_GROUP

NAMED_MEMBERS: Final = 6
"""More members than these are counted, not named."""
FEW_PERSONS: Final = 20
"""Of fewer persons today a percentage tells nothing."""
CHAPTERS: Final = {"population": "0-6", "service_need": PUPILS, "labour": "15-64"}
"""The key figure whose direction opens each chapter."""
Figures = Mapping[str, KeyFigure]


def lead(figures: Figures, undecided: frozenset[str], say: AreaContext) -> Sentence:
    """Who and where, residents now, and what the projection has for residents and for basic education.

    Which way the children of basic education go is not told where they are among the ``undecided`` key figures.
    """
    pupils = _pupils(figures, say, is_open=PUPILS in undecided)
    return join(" ", [*_who(say, figures[RESIDENTS]), _residents(figures[RESIDENTS], say), pupils])


def tiles(figures: Figures, say: Context) -> list[Json]:
    """One per key figure: what it is, persons now, at the horizon, their change, and a tiny line over the years."""
    return [_tile(figure, say) for figure in figures.values()]


def tiles_note(figures: Figures, say: Context) -> Sentence:
    """Of which year the persons now are, and what a dashed line is."""
    residents, ages = figures[RESIDENTS], figures[PUPILS]
    times = {"residents": say.year(residents.year, residents.kind), "ages": say.year(ages.year, ages.kind)}
    return say.text("opening.tiles_note", **times)


def chapter_lead(section: str, figures: Figures, undecided: frozenset[str], say: Context) -> Sentence:
    """Two sentences that open a chapter: which way its age group goes, and what follows for education.

    Where that key figure is among the ``undecided``, no way is named and nothing follows from one.
    """
    key = CHAPTERS[section]
    way = "open" if key in undecided else _way(figures[key])
    return say.text(f"opening.chapter_{section}_{way}", horizon=say.horizon)


def placed(store: Store, areas: Iterable[Area], name: str, say: Context) -> Json | None:
    """A map of the country with the areas filled, and its text alternative; none where no boundary is known."""
    listed = list(areas)
    drawn = locator(*outlines(store, members=[member.code for area in listed for member in area.members]))
    if drawn is None:
        return None
    regions = {region.code: region.names[say.language] for area in listed for region in area.regions}
    caption = ", ".join(regions.values()) if len(listed) == 1 and listed[0].kind in {"group", "municipality"} else ""
    return drawn._asdict() | {"alt": say.text("opening.locator", area=name), "caption": caption}


def _who(say: AreaContext, residents: KeyFigure) -> list[Sentence]:
    area, count = say.area, len(say.area.members)
    names = sorted((member.names[say.language] for member in area.members), key=say.order)
    members, persons = say.listed(names), say.fmt.integer(residents.persons)
    if area.kind != "group" or count == 1:
        places = {"area": say.area_name, "in_area": say.in_area}
        return [say.text(f"opening.lead_{_kind_of_area(area)}", **places, n=count, residents=persons)]
    return [
        say.text(f"opening.lead_{_kind_of_group(area)}", area=say.area_name, n=count, members=members),
        say.text("opening.lead_residents", residents=persons),
    ]


def _kind_of_area(area: Area) -> str:
    if len(area.members) == 1:
        return "municipality"
    return area.kind if area.kind in {"region", "country"} else "part"


def _kind_of_group(area: Area) -> str:
    if area.place.code == OWN_GROUP:
        return "own_group"
    return "group" if len(area.members) <= NAMED_MEMBERS else "large_group"


def _residents(figure: KeyFigure, say: Context) -> Sentence:
    then = say.fmt.integer(figure.horizon_persons)
    return say.text(f"opening.residents_{_way(figure)}", pct=_percent(figure, say), horizon=say.horizon, then=then)


def _pupils(figures: Figures, say: Context, *, is_open: bool) -> Sentence:
    figure, ages = figures[PUPILS], span(KEY_AGES[PUPILS])
    if figure.persons < FEW_PERSONS:
        now, then = say.fmt.integer(figure.persons), say.fmt.integer(figure.horizon_persons)
        return say.text("opening.pupils_few", ages=ages, now=now, then=then)
    if is_open:
        return say.text("opening.pupils_open", ages=ages)
    return say.text(f"opening.pupils_{_way(figure)}", ages=ages, pct=_percent(figure, say))


def _tile(figure: KeyFigure, say: Context) -> Json:
    first, last = KEY_AGES.get(figure.key, (0, 0))
    change = say.fmt.change_percent(figure.change_pct or 0, 0) if figure.persons >= FEW_PERSONS else ""
    return {
        "key": figure.key,
        "label": say.text(f"opening.figure_{figure.key}", ages=span((first, last)), first=first),
        "now": say.fmt.integer(figure.persons),
        "then": say.text("opening.then", horizon=say.horizon, then=say.fmt.integer(figure.horizon_persons)),
        "change": change,
        "line": tiny_line(figure.points)._asdict(),
    }


def _way(figure: KeyFigure) -> str:
    return direction(figure.change_pct or 0)


def _percent(figure: KeyFigure, say: Context) -> str:
    return NOTHING if figure.change_pct is None else say.fmt.percent(abs(figure.change_pct), 0)
