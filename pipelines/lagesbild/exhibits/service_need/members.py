"""Members side by side: how much fewer or more children there are in each of them."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from lagesbild import figures
from lagesbild.ages import EVERYBODY, PUPILS, SERVICE_AGES, spoken
from lagesbild.exhibits import Answer, Asks, Exhibit, Keyed
from lagesbild.figures import Bar, Role
from lagesbild.language import (
    AreaContext,
    CompositeCell,
    Context,
    Direction,
    Presented,
    Sentence,
    Standing,
    columns,
    direction,
    join,
    table,
)
from lagesbild.measures.ages import area_bands
from lagesbild.measures.directions import open_ages, open_municipalities
from lagesbild.measures.facts import Fact
from lagesbild.measures.frames import with_change
from lagesbild.measures.side_by_side import first_together, wide_times
from lagesbild.measures.thresholds import FEW_PERSONS, LEAST_PCT, LEAST_PERSONS
from lagesbild.measures.today import Times
from lagesbild.settings import Language
from lagesbild.store import Area, Store

MOST_MEMBERS: Final = 40
TOGETHER: Final = "total"
CHILDREN: Final = "0-15"
"""The band that is drawn: early childhood education and comprehensive school."""
CHILD_AGES: Final = (0, 15)
PUPIL_STAGES: Final = ("7-12", "13-15")
"""The service ages that together are those of comprehensive school."""
BANDS: Final = {**EVERYBODY, CHILDREN: CHILD_AGES, **SERVICE_AGES}
WAYS: Final[tuple[tuple[Direction, Direction], ...]] = (("down", "up"), ("up", "down"))
PAIR: Final = 2
ONLY_ONE: Final[dict[Direction, str]] = {"down": "only_one_grows", "up": "only_one_shrinks"}
SERIES: Final[dict[bool | None, tuple[str, Role]]] = {
    True: ("series_along", "own"),
    False: ("series_other_way", "fourth"),
    None: ("series_open", "quiet"),
}
"""Whether a member goes the way of the whole area, none where its own is open: its series, and how it is drawn."""


class MemberBand(NamedTuple):
    """One band of ages in one member, or in all of them together, who have no name: persons and change from today.

    ``is_open`` says of ``CHILDREN`` that the record leaves their direction open.
    """

    area_code: str
    name_fi: str
    name_sv: str
    name_en: str
    band: str
    base_persons: int
    horizon_persons: int
    change_persons: int
    change_pct: float | None
    is_open: bool

    @property
    def is_few(self) -> bool:
        """Whether they are too few today for a percentage."""
        return self.base_persons < FEW_PERSONS

    @property
    def way(self) -> Direction:
        """Where it goes; of few, any difference is a way."""
        return direction(100 * self.change_persons if self.is_few else self.change_pct or 0.0)

    @property
    def side(self) -> Direction:
        """The side of zero that its bar lies on, however short it is."""
        return direction(100 * self.change_persons)


def answer(store: Store, *, area: Area, horizon: int) -> Answer[Times | None]:
    """One row per member municipality and band of ages, first all members together (``area_code`` is ``total``).

    Bands are all ages, the children of 0–15 and the five service ages up to 18: persons today (``base_…``) and at the
    horizon, change in persons and percent; the percentage is missing where nobody is in the band today. Neither rows
    nor facts where the projection of municipalities does not have the horizon's year.
    """
    rows = area_bands(store, area_codes=area.member_codes, bands=BANDS)
    if horizon not in {*rows["year"]}:
        return Answer.of(rows.head(0), None)
    members, times, sources = wide_times(rows, horizon)
    found = with_change(first_together(members, TOGETHER))
    undecided = found["area_code"].isin(_open(store, area, horizon)) & (found["band"] == CHILDREN)
    return Answer.of(found.assign(is_open=undecided), times, sources=sources)


def _open(store: Store, area: Area, horizon: int) -> set[str]:
    """The members in which the direction of the children's number is open, and whether it is of all together."""
    whole = open_ages(store, area=area, horizon=horizon, bands={TOGETHER: CHILD_AGES})
    return {*whole, *open_municipalities(store, codes=area.member_codes, ages=CHILD_AGES, horizon=horizon)}


def words(found: Answer[Times | None], say: AreaContext) -> Presented:
    """One bar per member: the change of ages 0–15 in percent, sorted, its persons beside it.

    A member of few children has no bar but its persons. The table also has all ages, the service ages and all members
    together. Not shown where the projection has no such year for them. The weight is the change of all together, zero
    where that is open; members that go different ways are an exception.
    """
    text, times = say.text, found.facts
    if times is None:
        return say.not_shown(text("no_year", horizon=say.horizon))
    rows = found.typed(MemberBand)
    together = [row for row in rows if row.area_code == TOGETHER]
    members = say.by_name(row for row in rows if row.area_code != TOGETHER)
    children = sorted(_of_children(members), key=_order)
    years = (times.base_year, times.horizon_year)
    header = columns(
        text("municipalities.municipality"), *(_band(band, say) for band in BANDS), of="population_persons"
    )
    return say.present(
        title=text(
            "title",
            in_area=say.in_area,
            base=str(times.base_year),
            horizon=say.year(times.horizon_year, "projected"),
        ),
        takeaway=_takeaway(_of_children(together)[0], children, say),
        alt="alt",
        notes=(*say.notes("projection", "residence"), *say.oldest_notes(times.lacks_oldest)),
        table=table(header, _cells([*together, *members], years, say)),
        marks=(_bar(row, _of_children(together)[0], years, say) for row in children),
        value_title=text("shared.change_pct"),
        changes=True,
        weight=_weight(_of_children(together)[0]),
        standing=Standing("members", is_exception={"up", "down"} <= {row.way for row in children if not row.is_open}),
    )


def discuss(found: Answer[Times | None], say: AreaContext) -> str:
    """The members whose children go another way than all, by at least ``LEAST_PCT`` and ``LEAST_PERSONS``."""
    together, *members = _of_children(found.typed(MemberBand))
    other = [row for row in members if _goes_another_way(row, together)]
    if not other:
        return ""
    key = "discuss_falls" if together.side == "down" else "discuss_grows"
    listed = join(", ", (_other(row, say) for row in other))
    return say.text(key, total=say.fmt.change(together.change_persons), list=listed)


def _weight(together: MemberBand) -> float:
    return 0.0 if together.is_open else abs(together.change_pct or 0.0) / 100


def _band(band: str, say: AreaContext) -> Sentence:
    return say.text(f"shared.ages_{band}")


def _of_children(rows: Iterable[MemberBand]) -> list[MemberBand]:
    return [row for row in rows if row.band == CHILDREN]


def _order(row: MemberBand) -> tuple[bool, float]:
    """From the largest fall to the largest growth, last those of few children."""
    return (row.is_few, row.change_pct or 0.0)


def _takeaway(together: MemberBand, members: Sequence[MemberBand], say: AreaContext) -> Sentence:
    """Whether all members go one way, which one alone does not, else how many most are, as the bars lie.

    Where the direction of some is open, in how many of the others the number falls or grows.
    """
    sides = [row.side for row in members]
    sizable = [row for row in members if not row.is_few]
    if not sizable:
        return say.text(
            "few", now=say.fmt.integer(together.base_persons), then=say.fmt.integer(together.horizon_persons)
        )
    if any(row.is_open for row in members):
        return _partly_open(members, say)
    if {row.way for row in members} == {"same"}:
        return say.text("same")
    farthest = {"down": min(sizable, key=_order), "up": max(sizable, key=_order)}
    for way, other in WAYS:
        most = farthest[way]
        if sides.count(way) == len(sides):
            key = f"{'both' if len(sides) == PAIR else 'all'}_{way}"
            return say.text(key, member=say.in_place(most), pct=say.percentage.by(most.change_pct or 0.0))
        if sides.count(way) == len(sides) - 1 and sides.count(other) == 1 and most.side == way:
            return _only(way, next(row for row in members if row.side == other), most, say)
    counts = {way: sides.count(way) for way, _ in WAYS}
    way = max(counts, key=lambda each: counts[each])
    return say.text(f"some_{way}", n=say.fmt.integer(counts[way]), all=say.fmt.integer(len(sides)))


def _partly_open(members: Sequence[MemberBand], say: AreaContext) -> Sentence:
    told, undecided = ([row for row in members if row.is_open == wanted] for wanted in (False, True))
    if told and len(members) == PAIR:
        pct = say.percentage.by(told[0].change_pct or 0.0)
        named = {"member": say.in_place(told[0]), "pct": pct, "other": say.in_place(undecided[0])}
        return say.text(f"pair_{told[0].side}", **named)
    falling, growing = ([row.side for row in told].count(way) for way in ("down", "up"))
    if falling and growing:
        return say.text("partly_both", down=falling, up=growing)
    if not told:
        return say.text("both_open" if len(members) == PAIR else "all_open")
    return say.text(f"partly_{'up' if growing else 'down'}", n=growing or falling, all=say.fmt.integer(len(members)))


def _only(way: Direction, only: MemberBand, most: MemberBand, say: AreaContext) -> Sentence:
    """The one on the other side of zero, which may hardly change."""
    key = f"only_one_stays_{way}" if only.way == "same" else ONLY_ONE[way]
    pct = say.percentage.by(most.change_pct or 0.0)
    return say.text(key, only=say.in_place(only), member=say.in_place(most), pct=pct)


def _name(row: MemberBand, say: AreaContext) -> str:
    return say.text("together") if row.area_code == TOGETHER else say.name(row)


def _from_to(row: MemberBand, years: tuple[int, int], say: AreaContext) -> CompositeCell:
    return say.from_to(row.base_persons, row.horizon_persons, row.change_pct, years)


def _cells(rows: Sequence[MemberBand], years: tuple[int, int], say: AreaContext) -> list[tuple[str, ...]]:
    cells = {(row.area_code, row.band): _from_to(row, years, say) for row in rows}
    names = {row.area_code: _name(row, say) for row in rows}
    return [(name, *(cells[code, band] for band in BANDS)) for code, name in names.items()]


def _bar(row: MemberBand, together: MemberBand, years: tuple[int, int], say: AreaContext) -> Bar:
    """A bar, coloured where it goes another way than the whole area, grey where that is open."""
    name, change = say.name(row), _from_to(row, years, say)
    goes_along = None if row.is_open else row.side in {together.side, "same"}
    series, role = SERIES[goes_along]
    persons = say.text(
        "persons_from_to", now=say.fmt.integer(row.base_persons), then=say.fmt.integer(row.horizon_persons)
    )
    pct = say.change_percent(row.change_pct)
    label = persons if row.is_few else say.text("label", pct=pct, change=say.fmt.change(row.change_persons))
    value = 0.0 if row.is_few else row.change_pct or 0.0
    return Bar(say.text(series), role, name, value, f"{name}, {_band(row.band, say)}, {change}", label)


def _goes_another_way(row: MemberBand, together: MemberBand) -> bool:
    is_opposite = row.change_persons * together.change_persons < 0
    is_large = row.change_pct is not None and abs(row.change_pct) >= LEAST_PCT
    is_told = not row.is_open and not together.is_open
    return is_told and is_opposite and is_large and abs(row.change_persons) >= LEAST_PERSONS


def _other(row: MemberBand, say: AreaContext) -> Sentence:
    return say.text("discuss_item", in_place=say.in_place(row), change=say.fmt.change(row.change_persons))


def keyed(found: Answer[Times | None]) -> Iterator[Fact]:
    """Children of comprehensive school age in each member, today and at the horizon."""
    pupils = [row for row in found.typed(MemberBand) if row.band in PUPIL_STAGES and row.area_code != TOGETHER]
    for code in dict.fromkeys(row.area_code for row in pupils):
        yield from _pupils([row for row in pupils if row.area_code == code], found.facts)


def _pupils(stages: Sequence[MemberBand], times: Times | None) -> Iterator[Fact]:
    if times:
        member, figure = stages[0], f"{stages[0].area_code}/{PUPILS}"
        place: dict[Language, str] = {"fi": member.name_fi, "sv": member.name_sv, "en": member.name_en}
        now, then = (sum(getattr(row, f"{time}_persons") for row in stages) for time in ("base", "horizon"))
        yield Fact.today(figure, now, times.base_year, "persons", times.base_kind, place=place)
        yield Fact.projected(figure, then, times.horizon_year, "persons", place=place)


def called(figure: str, say: Context) -> Sentence:
    """A figure in words, without the member's name."""
    return say.text(f"fact_{figure}", ages=spoken(PUPILS))


EXHIBIT = Exhibit(
    __name__,
    answer,
    words,
    chart=figures.bars_of_one_each,
    relevance=0.8,
    members=range(2, MOST_MEMBERS + 1),
    asks=Asks(discuss, rank=3),
    facts=Keyed(keyed, called),
)
