"""Where the number of pupils changes: each municipality of the area and around it in a class, with its figure."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from lagesbild import figures
from lagesbild.ages import PUPIL_AGES, PUPILS, spoken
from lagesbild.exhibits import Answer, Exhibit
from lagesbild.figures import Place
from lagesbild.figures.marks import Shade
from lagesbild.language import AreaContext, Column, Presented, Sentence, columns, direction, rounded, table
from lagesbild.measures.directions import open_municipalities
from lagesbild.measures.frames import sources_of, with_change
from lagesbild.measures.thresholds import FEW_PERSONS
from lagesbild.measures.today import Times, reference_year, rows_of_year
from lagesbild.store import Area, Store

SQL: Final = Path(__file__).with_suffix(".sql")
FALLS: Final[tuple[Shade, ...]] = ("down4", "down3", "down2", "down1")
"""Classes of a fall, the largest first."""
STEPS: Final = (2, 5, 10, 20, 50)
"""How wide a class may be, in percentage points; the narrowest is taken with which they are enough."""

BOTH: Final = {("down", "down"): "all_down", ("up", "up"): "all_up", ("down", "up"): "falls_and_grows"}
"""What the member that changes least and the one that changes most do; two sizes are told in per cent."""


class Class(NamedTuple):
    """A class of a change: how it is drawn, and of a fall from what percentage on and below which."""

    shade: Shade
    least: int = 0
    most: int = 0


class Municipality(NamedTuple):
    """One municipality: its ages 7–15 today and at the horizon, their change, and its boundary as GeoJSON.

    ``change_pct`` is missing where nobody is of these ages today, ``is_open`` whether the record leaves the direction
    of a member's open.
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
    area_code: str
    is_open: bool

    @property
    def is_few(self) -> bool:
        """Whether they are too few today for a percentage."""
        return self.base_persons < FEW_PERSONS


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
    undecided = open_municipalities(store, codes=members, ages=PUPIL_AGES, horizon=horizon)
    each["is_open"] = each["area_code"].isin(undecided)
    return Answer.of(each, Times(base.year, base.kind, horizon), sources=sources_of(now, then))


def words(found: Answer[Times | None], say: AreaContext) -> Presented:
    """One polygon per municipality; a member is shaded by the class of its change in percent and has its figure.

    The classes are those of the members' own spread; a member of few children has their number and no class. A single
    member is seen among its neighbours, which have classes and figures too.

    The weight is zero: the service age bands say the area's own change.
    """
    text, times = say.text, found.facts
    if times is None:
        of_country = say.area.kind == "country"
        return say.not_shown(text("country") if of_country else text("none", horizon=say.horizon))
    named = say.by_name(found.typed(Municipality))
    members, around = [row for row in named if row.is_member], [row for row in named if not row.is_member]
    listed, one = [*members, *around], "_one" if len(members) == 1 and around else ""
    shaded = listed if one else members
    of_class = classes([row.change_pct for row in shaded if row.change_pct is not None and not row.is_few])
    years = {"base": say.year(times.base_year, times.base_kind), "horizon": say.year(times.horizon_year, "projected")}
    return say.present(
        title=text("title", ages=spoken(PUPILS), in_area=say.in_area, base=times.base_year, horizon=years["horizon"]),
        takeaway=_takeaway(members, say),
        alt=f"alt{one}",
        notes=(text(f"note{one}"), *say.notes("projection", "residence")),
        table=table(_header(list(years.values()), say), (_cells(row, say) for row in listed)),
        marks=(_place(row, of_class, say) if row in shaded else _pale(row, say) for row in listed),
        value_title=text("shared.change_pct"),
    )


def classes(changes: Sequence[float]) -> dict[float, Class]:
    """Change in percent → its class: falls as they are read in at most four classes of one width."""
    falls = {change: -float(rounded(change, 1)) for change in changes}
    sizes = [fall for fall in falls.values() if fall > 0] or [0]
    step = next(each for each in STEPS if max(sizes) // each - min(sizes) // each < len(FALLS))
    top = int(max(sizes) // step)
    return {change: _class_of(fall, step, top) if fall > 0 else Class("up") for change, fall in falls.items()}


def _class_of(fall: float, step: int, top: int) -> Class:
    place = int(fall // step)
    return Class(FALLS[top - place], place * step, (place + 1) * step)


def _takeaway(members: Sequence[Municipality], say: AreaContext) -> Sentence:
    """The members that change most and least; of one alone its own change, of few children their number.

    Where the direction of some is open, how many they are, and of the others the one that changes most.
    """
    sizable, undecided = [row for row in members if not row.is_few], sum(row.is_open for row in members)
    if not sizable:
        now, then = sum(row.base_persons for row in members), sum(row.horizon_persons for row in members)
        return say.text("few", now=say.fmt.integer(now), then=say.fmt.integer(then))
    told = [row for row in sizable if not row.is_open]
    if not told:
        return say.text("open_one", place=say.in_place(members[0])) if len(members) == 1 else say.text("open")
    low, high = (pick(told, key=_pct) for pick in (min, max))
    if low is high and len(members) == 1:
        return say.text("one", place=say.in_place(low), change=say.percentage.changes(_pct(low)))
    return _partly_open(low, high, undecided, say) if undecided else _spread(low, high, say)


def _partly_open(low: Municipality, high: Municipality, undecided: int, say: AreaContext) -> Sentence:
    if _pct(low) < 0 < _pct(high):
        return _spread(low, high, say)
    most = max(low, high, key=lambda row: abs(_pct(row)))
    place, pct = say.in_place(most), say.percentage.by(_pct(most))
    return say.text(f"partly_{direction(_pct(most))}", place=place, pct=pct, n=undecided)


def _spread(low: Municipality, high: Municipality, say: AreaContext) -> Sentence:
    named = {"low": say.in_place(low), "high": say.in_place(high)}
    if key := BOTH.get((direction(_pct(low)), direction(_pct(high)))):
        sizes = {name: say.percentage.by(abs(_pct(row))) for name, row in (("low_pct", low), ("high_pct", high))}
        return say.text(key, **named, **sizes)
    changes = {"low_pct": say.percentage.changes(_pct(low)), "high_pct": say.percentage.changes(_pct(high))}
    return say.text("spread", **named, **changes)


def _pct(row: Municipality) -> float:
    return row.change_pct or 0.0


def _header(years: Sequence[str], say: AreaContext) -> tuple[Column, ...]:
    changes = (say.text("municipalities.change_persons"), say.text("shared.change_pct"))
    of = (*["population_persons"] * len(years), "change_persons", "change_pct")
    numeric = columns(say.text("municipalities.municipality"), *years, *changes, of=of)
    return (numeric[0], Column(say.text("place"), numeric=False), *numeric[1:])


def _where(row: Municipality, say: AreaContext) -> Sentence:
    return say.text("member" if row.is_member else "neighbour")


def _cells(row: Municipality, say: AreaContext) -> tuple[str, ...]:
    persons = (say.fmt.integer(row.base_persons), say.fmt.integer(row.horizon_persons))
    change = (say.fmt.change(row.change_persons), say.change_percent(row.change_pct))
    return (say.name(row), _where(row, say), *persons, *change)


def _place(row: Municipality, of_class: Mapping[float, Class], say: AreaContext) -> Place:
    drawn = of_class.get(_pct(row), Class("unknown")) if not row.is_few else Class("unknown")
    name, pct = say.name(row), _figure(row, say)
    return Place(
        series=_series(drawn, say),
        shade=drawn.shade,
        name=name,
        value=row.change_pct,
        hover=say.text("hover", name=name, place=_where(row, say), pct=pct),
        label=pct,
        geometry=row.geometry,
        is_member=row.is_member,
    )


def _pale(row: Municipality, say: AreaContext) -> Place:
    """A neighbour that is drawn and not told of."""
    around = Class("around")
    return _place(row, {}, say)._replace(series=_series(around, say), shade=around.shade, label="")


def _series(drawn: Class, say: AreaContext) -> Sentence:
    """A class in words, a fall with the percentages that it lies between."""
    if drawn.shade not in FALLS:
        return say.text(f"class_{drawn.shade}")
    return say.text("class_fall", least=say.fmt.integer(drawn.least), most=say.fmt.integer(drawn.most))


def _figure(row: Municipality, say: AreaContext) -> str:
    """The change in percent; of few children how many they are now and then."""
    if not row.is_few:
        return say.change_percent(row.change_pct)
    return say.text("now_then", now=say.fmt.integer(row.base_persons), then=say.fmt.integer(row.horizon_persons))


EXHIBIT = Exhibit(__name__, answer, words, chart=figures.area_map)
