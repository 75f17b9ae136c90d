"""Where the number of pupils changes: each municipality of the area and around it in a class, with its figure."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from lagesbild import figures
from lagesbild.ages import PUPIL_AGES, PUPILS, spoken
from lagesbild.exhibits import Answer, Exhibit
from lagesbild.figures import Place
from lagesbild.figures.marks import Shade
from lagesbild.language import AreaContext, Column, Presented, Sentence, columns, rounded, table
from lagesbild.measures.frames import sources_of, with_change
from lagesbild.measures.today import Times, reference_year, rows_of_year
from lagesbild.store import Area, Store

SQL: Final = Path(__file__).with_suffix(".sql")
FALLS: Final[dict[Shade, int]] = {"down40": 40, "down25": 25, "down10": 10, "down0": 0}
"""From what fall on, in percent as it is read, a class begins; each reaches to the one before it."""


class Municipality(NamedTuple):
    """One municipality: its ages 7–15 today and at the horizon, their change, and its boundary as GeoJSON.

    ``change_pct`` is missing where nobody is of these ages today.
    """

    name_fi: str
    name_sv: str
    name_en: str
    is_member: bool
    base_persons: int
    horizon_persons: int
    change_persons: int
    change_pct: float | None
    geometry: str


def answer(store: Store, *, area: Area, horizon: int) -> Answer[Times | None]:
    """One row per municipality, members first (``is_member``), then those that border on them: change of ages 7–15.

    Persons today (``base_…``) and at the horizon, change in persons and percent – missing where nobody is of these ages
    today – and ``geometry``, its boundary as GeoJSON in EPSG:3067. Neither rows nor facts for the whole country, where
    the store has no boundary of a member, and where the projection of municipalities does not have the horizon's year.
    """
    members, (age_from, age_to) = area.member_codes, PUPIL_AGES
    rows = store.ask(SQL, members=members, age_from=age_from, age_to=age_to)
    then = rows_of_year(rows, year=horizon, kind="projected")
    if area.kind == "country" or not set(members) <= set(then["area_code"]):
        return Answer.of(rows.head(0), None)
    base = reference_year(rows)
    now = rows_of_year(rows, year=base.year, kind=base.kind)
    each = now.rename(columns={"population_persons": "base_persons"}).drop(columns=["year", "kind", "sources"])
    each["horizon_persons"] = each["area_code"].map(then.set_index("area_code")["population_persons"])
    each = with_change(each).sort_values(["is_member", "area_code"], ascending=[False, True], ignore_index=True)
    return Answer.of(each, Times(base.year, base.kind, horizon), sources=sources_of(now, then))


def words(found: Answer[Times | None], say: AreaContext) -> Presented:
    """One polygon per municipality, shaded by the class of its change in percent; a member has its figure.

    The weight is zero: the service age bands say the area's own change.
    """
    text, times = say.text, found.facts
    if times is None:
        of_country = say.area.kind == "country"
        return say.not_shown(text("country") if of_country else text("none", horizon=say.horizon))
    named = say.by_name(found.typed(Municipality))
    members, around = [row for row in named if row.is_member], [row for row in named if not row.is_member]
    listed = [*members, *around]
    years = {"base": say.year(times.base_year, times.base_kind), "horizon": say.year(times.horizon_year, "projected")}
    return say.present(
        title=text("title", ages=spoken(PUPILS), area=say.area_name, **years),
        takeaway=_takeaway(members, around, say),
        alt="alt",
        notes=(text("note"), *say.notes("projection", "residence")),
        table=table(_header(list(years.values()), say), (_cells(row, say) for row in listed)),
        marks=(_place(row, say) for row in listed),
        value_title=text("shared.change_pct"),
    )


def shade_of(change_pct: float | None) -> Shade:
    """The class of a change in percent, rounded as it is read: how large a fall is, or that it is none."""
    if change_pct is None:
        return "unknown"
    fall = -rounded(change_pct, 1)
    return next(shade for shade, least in FALLS.items() if fall >= least) if fall > 0 else "up"


def _takeaway(members: Sequence[Municipality], around: Sequence[Municipality], say: AreaContext) -> Sentence:
    """The members that change least and most; of one alone its own figure."""
    near = {"near": say.fmt.integer(len(around)), "near_fewer": _fewer(around, say)}
    if len(members) == 1:
        return say.text("takeaway_one", area=say.area_name, pct=say.change_percent(members[0].change_pct), **near)
    known = [(row.change_pct, say.name(row)) for row in members if row.change_pct is not None]
    low, high = (pick(known, key=lambda pair: pair[0]) for pick in (min, max))
    return say.text(
        "takeaway",
        low=low[1],
        low_pct=say.change_percent(low[0]),
        high=high[1],
        high_pct=say.change_percent(high[0]),
        all=say.fmt.integer(len(members)),
        fewer=_fewer(members, say),
        **near,
    )


def _fewer(rows: Iterable[Municipality], say: AreaContext) -> str:
    return say.fmt.integer(sum(row.change_persons < 0 for row in rows))


def _header(years: Sequence[str], say: AreaContext) -> tuple[Column, ...]:
    changes = (say.text("municipalities.change_persons"), say.text("shared.change_pct"))
    numeric = columns(say.text("municipalities.municipality"), *years, *changes)
    return (numeric[0], Column(say.text("place"), numeric=False), *numeric[1:])


def _where(row: Municipality, say: AreaContext) -> Sentence:
    return say.text("member" if row.is_member else "neighbour")


def _cells(row: Municipality, say: AreaContext) -> tuple[str, ...]:
    persons = (say.fmt.integer(row.base_persons), say.fmt.integer(row.horizon_persons))
    change = (say.fmt.change(row.change_persons), say.change_percent(row.change_pct))
    return (say.name(row), _where(row, say), *persons, *change)


def _place(row: Municipality, say: AreaContext) -> Place:
    name, pct, shade = say.name(row), say.change_percent(row.change_pct), shade_of(row.change_pct)
    return Place(
        series=_class(shade, say),
        shade=shade,
        name=name,
        value=row.change_pct,
        hover=say.text("hover", name=name, place=_where(row, say), pct=pct),
        label=pct if row.is_member else "",
        geometry=row.geometry,
        is_member=row.is_member,
    )


def _class(shade: Shade, say: AreaContext) -> Sentence:
    """A class in words, with the percentages that it lies between."""
    least = FALLS.get(shade)
    above = [limit for limit in FALLS.values() if least is not None and limit > least]
    limits = {"least": least, "most": min(above, default=None)}
    return say.text(f"class_{shade}", **{name: say.fmt.integer(pct) for name, pct in limits.items() if pct})


EXHIBIT = Exhibit(__name__, answer, words, chart=figures.area_map)
