"""Members side by side: how many fewer or more there are of each service age in each of them."""

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

import pandas as pd

from lagesbild import figures
from lagesbild.ages import EVERYBODY, SERVICE_AGES
from lagesbild.exhibits import Answer, Asks, Exhibit
from lagesbild.figures import Dot, Role
from lagesbild.language import AreaContext, CompositeCell, Presented, Sentence, columns, join, table
from lagesbild.measures.ages import area_bands
from lagesbild.measures.frames import sources_of, with_change
from lagesbild.measures.thresholds import LEAST_PCT, LEAST_PERSONS
from lagesbild.measures.today import Times, reference_year, rows_of_year
from lagesbild.store import Area, Store

MOST_MEMBERS: Final = 40
TOGETHER: Final = "total"
BANDS: Final = {**EVERYBODY, **SERVICE_AGES}
NAMES: Final = ["name_fi", "name_sv", "name_en"]
ROLES: Final[dict[str, Role]] = dict(zip(SERVICE_AGES, ("quiet", "fourth", "own", "second", "third"), strict=True))


class MemberBand(NamedTuple):
    """One band of ages in one member, or in all of them together, who have no name: persons and change from today."""

    area_code: str
    name_fi: str
    name_sv: str
    name_en: str
    band: str
    base_persons: int
    horizon_persons: int
    change_persons: int
    change_pct: float | None


def answer(store: Store, *, area: Area, horizon: int) -> Answer[Times | None]:
    """One row per member municipality and band of ages, first all members together (``area_code`` is ``total``).

    Bands are all ages and the five service ages up to 18: persons today (``base_…``) and at the horizon, change in
    persons and percent; the percentage is missing where nobody is in the band today. Neither rows nor facts where the
    projection of municipalities does not have the horizon's year.
    """
    rows = area_bands(store, area_codes=area.member_codes, bands=BANDS)
    base = reference_year(rows)
    now = rows_of_year(rows, year=base.year, kind=base.kind)
    then = rows_of_year(rows, year=horizon, kind="projected")
    if then.empty:
        return Answer.of(then, None)
    both = pd.concat([now, then])
    times = Times(base.year, base.kind, horizon, lacks_oldest=bool(both["lacks_oldest"].any()))
    return Answer.of(with_change(_first_together(_side_by_side(now, then))), times, sources=sources_of(both))


def words(found: Answer[Times | None], say: AreaContext) -> Presented:
    """One dot per member and service age on one scale: change in persons.

    The table also has all ages, percentages (a dash where nobody is in the band today) and all members together. Not
    shown for a single member, nor for more than forty, nor where the projection has no such year for them. The weight
    is zero: the service age bands say the sums.
    """
    text, times = say.text, found.facts
    if times is None:
        return say.not_shown(text("no_year", horizon=say.horizon))
    rows = found.typed(MemberBand)
    if reason := _not_comparable(rows, say):
        return say.not_shown(reason)
    together = [row for row in rows if row.area_code == TOGETHER]
    members = say.by_name(row for row in rows if row.area_code != TOGETHER)
    years = (times.base_year, times.horizon_year)
    header = columns(text("municipalities.municipality"), *(_band(band, say) for band in BANDS))
    return say.present(
        title=text(
            "title",
            in_area=say.in_area,
            base=say.year(times.base_year, times.base_kind),
            horizon=say.year(times.horizon_year, "projected"),
        ),
        takeaway=_takeaway(together, members, times, say),
        alt="alt",
        notes=(*say.notes("projection", "residence"), *say.oldest_notes(times.lacks_oldest)),
        table=table(header, _cells([*together, *members], years, say)),
        marks=(_dot(row, years, say) for band in SERVICE_AGES for row in members if row.band == band),
        value_title=text("municipalities.change_persons"),
        changes=True,
    )


def discuss(found: Answer[Times | None], say: AreaContext) -> str:
    """The youngest service band that goes another way in a member, by at least ``LEAST_PCT`` and ``LEAST_PERSONS``."""
    rows = found.typed(MemberBand)
    bands = {row.band: row for row in rows if row.area_code == TOGETHER}
    for together in (bands[band] for band in SERVICE_AGES if band in bands):
        other = [row for row in rows if row.band == together.band and _goes_another_way(row, together)]
        if other:
            return say.text(
                "discuss",
                band=_band(together.band, say),
                total=say.fmt.change(together.change_persons),
                list=join("; ", (_other(row, say) for row in other)),
            )
    return ""


def _side_by_side(now: pd.DataFrame, then: pd.DataFrame) -> pd.DataFrame:
    """One row per member and band: persons today and at the horizon."""
    keys = ["area_code", *NAMES, "band"]
    times = {"base_persons": now, "horizon_persons": then}
    return pd.DataFrame({name: of.set_index(keys)["population_persons"] for name, of in times.items()}).reset_index()


def _first_together(members: pd.DataFrame) -> pd.DataFrame:
    """The same rows after those of all members together, which have no name."""
    together = members.groupby("band")[["base_persons", "horizon_persons"]].sum().reset_index()
    together = together.assign(area_code=TOGETHER, **dict.fromkeys(NAMES, ""))
    return pd.concat([together, members], ignore_index=True)


def _not_comparable(rows: Iterable[MemberBand], say: AreaContext) -> str:
    """Why members cannot be set side by side; empty where they can."""
    count = len({row.area_code for row in rows} - {TOGETHER})
    if count == 1:
        return say.text("one")
    return say.text("many", n=say.fmt.integer(count)) if count > MOST_MEMBERS else ""


def _band(band: str, say: AreaContext) -> Sentence:
    return say.text(f"shared.ages_{band}")


def _takeaway(
    together: Sequence[MemberBand], members: Sequence[MemberBand], times: Times, say: AreaContext
) -> Sentence:
    """The band that changes most, and the member in which it does; then every band with the members it shrinks in."""
    sums = {row.band: row for row in together}
    most = max((sums[band] for band in SERVICE_AGES), key=_size)
    member = max((row for row in members if row.band == most.band), key=_size)
    return say.text(
        "takeaway",
        base=times.base_year,
        horizon=times.horizon_year,
        most=_band(most.band, say),
        change=say.fmt.change(most.change_persons),
        member=say.name(member),
        member_change=say.fmt.change(member.change_persons),
        list=join("; ", (_item(sums[band], members, say) for band in SERVICE_AGES)),
    )


def _size(row: MemberBand) -> int:
    return abs(row.change_persons)


def _item(together: MemberBand, members: Sequence[MemberBand], say: AreaContext) -> Sentence:
    of_band = [row for row in members if row.band == together.band]
    return say.text(
        "item",
        band=_band(together.band, say),
        change=say.fmt.change(together.change_persons),
        fewer=say.fmt.integer(sum(row.change_persons < 0 for row in of_band)),
        all=say.fmt.integer(len(of_band)),
    )


def _name(row: MemberBand, say: AreaContext) -> str:
    return say.text("together") if row.area_code == TOGETHER else say.name(row)


def _from_to(row: MemberBand, years: tuple[int, int], say: AreaContext) -> CompositeCell:
    return say.from_to(row.base_persons, row.horizon_persons, row.change_pct, years)


def _cells(rows: Sequence[MemberBand], years: tuple[int, int], say: AreaContext) -> list[tuple[str, ...]]:
    cells = {(row.area_code, row.band): _from_to(row, years, say) for row in rows}
    names = {row.area_code: _name(row, say) for row in rows}
    return [(name, *(cells[code, band] for band in BANDS)) for code, name in names.items()]


def _dot(row: MemberBand, years: tuple[int, int], say: AreaContext) -> Dot:
    name, band = say.name(row), _band(row.band, say)
    hover, label = f"{name}, {band}, {_from_to(row, years, say)}", say.fmt.change(row.change_persons)
    return Dot(band, ROLES[row.band], name, row.change_persons, hover, label)


def _goes_another_way(row: MemberBand, together: MemberBand) -> bool:
    is_opposite = row.change_persons * together.change_persons < 0
    is_large = row.change_pct is not None and abs(row.change_pct) >= LEAST_PCT
    return is_opposite and is_large and _size(row) >= LEAST_PERSONS


def _other(row: MemberBand, say: AreaContext) -> Sentence:
    return say.text("discuss_item", name=say.name(row), change=say.fmt.change(row.change_persons))


EXHIBIT = Exhibit(
    __name__,
    answer,
    words,
    chart=figures.dots_by_category,
    asks=Asks(discuss, rank=3),
)
