"""Are there as many jobs as employed residents, and how many of both cross a municipal border on their way to work."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from lagesbild import figures
from lagesbild.exhibits import Answer, Exhibit, Keyed
from lagesbild.figures import Bar, Role
from lagesbild.language import AreaContext, CompositeCell, Presented, Sentence, around_hundred, columns, table
from lagesbild.language.facts import fact_name
from lagesbild.measures.comparison import compared
from lagesbild.measures.facts import Fact
from lagesbild.store import Area, Store

SQL: Final = Path(__file__).with_suffix(".sql")
NEUTRAL: Final = 100.0
"""As many jobs as employed residents."""
MOST_MEMBERS: Final = 12
ROLES: Final[dict[str, Role]] = {"area": "own", "member": "second", "region": "quiet"}


class Place(NamedTuple):
    """Both sides of one area in one year: employed residents and jobs, and those who commute among each.

    ``unit`` is ``area``, ``member`` or ``region``; names are those of a member. ``ratio`` is jobs per hundred employed
    residents.
    """

    unit: str
    area_code: str
    name_fi: str
    name_sv: str
    name_en: str
    year: int
    residents_persons: int
    out_persons: int
    jobs_persons: int
    in_persons: int
    ratio: float


class Span(NamedTuple):
    """The first and the newest year; they describe nothing where there is no year."""

    first: int = 0
    year: int = 0


def answer(store: Store, *, area: Area) -> Answer[Span]:
    """One row per unit – the area, each of at most twelve members, its region – and year of both tables.

    A sum counts whoever crosses a municipal border, within the area as well: the tables do not pair homes with work.
    """
    beside = compared(area)
    members = area.member_codes if 1 < len(area.members) <= MOST_MEMBERS else []
    pairs = [pair for pair in zip(beside["roles"], beside["area_codes"], strict=True) if pair[0] in ROLES]
    pairs += [("member", code) for code in members]
    rows = store.ask(SQL, units=[unit for unit, _ in pairs], area_codes=[code for _, code in pairs])
    span = Span(int(rows["year"].min()), int(rows["year"].max())) if len(rows) else Span()
    return Answer.of(rows.assign(ratio=100 * rows["jobs_persons"] / rows["residents_persons"]), span)


def words(found: Answer[Span], say: AreaContext) -> Presented:
    """Bars from 100: jobs per hundred employed residents of the area, its members and its region, newest year.

    Not shown for the whole country, where both are the same people. There is no weight: the figures are old.
    """
    if say.area.kind == "country":
        return say.not_shown(say.text("country"))
    text, places = say.text, found.typed(Place)
    newest = sorted((row for row in places if row.year == found.facts.year), key=_order)
    first = {row.area_code: row for row in places if row.year == found.facts.first}
    own, year = newest[0], found.facts.year
    header = columns(
        text("place"),
        text("residents"),
        text("out"),
        text("jobs"),
        text("in"),
        text("ratio_in", year=year),
        text("ratio_in", year=found.facts.first),
        of=("employed_persons", "out_persons", "jobs_count", "in_persons", "jobs_per_100", "jobs_per_100"),
    )
    return say.present(
        title=text("title", in_area=say.in_area, year=year),
        takeaway=text("takeaway", year=year, ratio=say.fmt.integer(own.ratio), in_area=say.in_area),
        alt="alt",
        notes=(_commuters(own, say), *_within(say), text("note")),
        table=table(header, (_cells(row, first[row.area_code], say) for row in newest)),
        marks=(_bar(row, say) for row in newest),
        value_title=text("axis"),
        value_axis=around_hundred(text("axis"), [row.ratio for row in newest], say.fmt.integer),
    )


def _order(place: Place) -> tuple[int, float]:
    """The area first, then its members from the lowest ratio to the highest, last its region."""
    return ([*ROLES].index(place.unit), place.ratio)


def _commuters(own: Place, say: AreaContext) -> Sentence:
    shares = {
        "out_pct": _share(own.out_persons, own.residents_persons),
        "in_pct": _share(own.in_persons, own.jobs_persons),
    }
    return say.text("commuters", **{name: say.fmt.percent(share, 0) for name, share in shares.items()})


def _share(part: int, whole: int) -> float:
    return 100 * part / whole


def _within(say: AreaContext) -> Iterator[Sentence]:
    """What a sum of several municipalities counts."""
    if len(say.area.members) > 1:
        yield say.text("within")


def _name(place: Place, say: AreaContext) -> str:
    return {"area": say.area_name, "region": say.region_name}.get(place.unit) or say.name(place)


def _cells(place: Place, before: Place, say: AreaContext) -> tuple[str, ...]:
    return (
        _name(place, say),
        say.fmt.integer(place.residents_persons),
        _with_share(place.out_persons, place.residents_persons, say),
        say.fmt.integer(place.jobs_persons),
        _with_share(place.in_persons, place.jobs_persons, say),
        say.fmt.decimal(place.ratio, 1),
        say.fmt.decimal(before.ratio, 1),
    )


def _with_share(persons: int, whole: int, say: AreaContext) -> CompositeCell:
    parts = {"persons": say.fmt.integer(persons), "pct": say.fmt.percent(_share(persons, whole))}
    labels = (say.text("shared.persons"), say.text("share"))
    return CompositeCell(say.text("with_share", **parts), dict(zip(labels, parts.values(), strict=True)))


def _bar(place: Place, say: AreaContext) -> Bar:
    name, label = _name(place, say), say.fmt.decimal(place.ratio, 1)
    hover = f"{name}, {place.year}: {label}"
    return Bar(
        say.text(f"series_{place.unit}"), ROLES[place.unit], name, place.ratio - NEUTRAL, hover, label, base=NEUTRAL
    )


def keyed(found: Answer[Span]) -> Iterator[Fact]:
    """Employed residents, jobs and commuters of the area in the newest year, and jobs per hundred residents."""
    for row in found.typed(Place):
        if (row.unit, row.year) == ("area", found.facts.year):
            counted = {"employed": row.residents_persons, "jobs": row.jobs_persons}
            counted |= {"out": row.out_persons, "in": row.in_persons}
            for figure, persons in counted.items():
                yield Fact.today(figure, persons, row.year, "count" if figure == "jobs" else "persons")
            yield Fact.today("ratio", row.ratio, row.year, "per_100")


EXHIBIT = Exhibit(__name__, answer, words, chart=figures.bars_from_base, facts=Keyed(keyed, fact_name))
