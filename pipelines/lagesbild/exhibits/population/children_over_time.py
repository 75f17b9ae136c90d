"""How many children there have been since 1972 and will be: the area and its members."""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from pathlib import Path
from typing import Final, NamedTuple

import pandas as pd

from lagesbild import figures
from lagesbild.exhibits import Answer, Exhibit
from lagesbild.figures import LinePoint, Role
from lagesbild.language import (
    NOTHING,
    AreaContext,
    Column,
    Magnitude,
    Presented,
    Sentence,
    columns,
    direction,
    gaps,
    table,
)
from lagesbild.language.told import with_told
from lagesbild.measures.thresholds import FEW_PERSONS, LEAST_PCT
from lagesbild.measures.today import Kind, Reference, reference_year, splice_projection
from lagesbild.store import Area, Store

SQL: Final = Path(__file__).with_suffix(".sql")
AGES: Final = "0-17"
OWN: Final = "own"
MOST_MEMBERS: Final = 12
"""So many columns the table has at most."""
ROLES: Final[tuple[Role, ...]] = ("second", "third", "fourth")
"""The members that are drawn beside the area: those with most children today."""
JUMP_PCT: Final = 12
"""So much of a change from one year to the next, if it is of ``JUMP_PERSONS``, may be one of borders.

Korsholm lost parts to Vaasa in 1973 and Sipoo to Helsinki in 2009: −20 and −12 per cent. Towns grew by 11 at most, but
for Kaskinen, which built a mill.
"""
JUMP_PERSONS: Final = 100


class Year(NamedTuple):
    """Children of one area in one year; of the area itself ``area_code`` is ``own`` and there are no names."""

    area_code: str
    name_fi: str
    name_sv: str
    name_en: str
    year: int
    kind: Kind
    population_persons: int


Line = Sequence[Year]


def answer(store: Store, *, area: Area, horizon: int) -> Answer[Reference]:
    """One row per area and year, first the area itself: residents aged 0–17, observed since 1972, then projected.

    Members have rows where the area is their sum and has no more than twelve. Years that no table has by age are left
    out: of municipalities those between 2019 and the projection. The fact is today.
    """
    asked = _members(area) or area.codes
    rows = store.ask(SQL, area_codes=asked, age_band=AGES, horizon=horizon)
    parts = splice_projection(rows)
    own = parts.groupby(["year", "kind"], as_index=False)["population_persons"].sum()
    own = own.assign(area_code=OWN, name_fi="", name_sv="", name_en="").sort_values("year")
    members = parts if _members(area) else parts.head(0)
    sources = frozenset(source for listed in parts["sources"] for source in listed)
    return Answer.of(
        pd.concat([own, members], ignore_index=True)[[*Year._fields]], reference_year(rows), sources=sources
    )


def _members(area: Area) -> list[str]:
    """The members that are shown: of an area whose figures are theirs, if there are several and not too many."""
    is_sum = area.kind not in {"region", "country"}
    return area.member_codes if is_sum and 1 < len(area.members) <= MOST_MEMBERS else []


def words(found: Answer[Reference], say: AreaContext) -> Presented:
    """One line for the area and for the largest members; the table has all of them.

    There is no weight: how many children there will be is told by other exhibits.
    """
    own, *members = (list(line) for _, line in groupby(found.typed(Year), key=lambda row: row.area_code))
    now = next(row for row in own if row.year == found.facts.year)
    observed = [row.year for row in own if row.kind == "observed"]
    text, past = say.text, _since_jump([row for row in own if row.year <= now.year])
    return say.present(
        title=text("title", in_area=say.in_area, first=own[0].year, last=own[-1].year, observed=observed[-1]),
        takeaway=_takeaway(past, say),
        alt="alt",
        notes=(
            *_of_members(members, now.year, say),
            *say.today_notes(now.kind, observed=observed[-1], base=now.year),
            *_bridged(own, say),
            *say.notes("projection"),
            *([] if say.area.kind in {"region", "country"} else [text("note_division")]),
            *_of_jump(own, say),
        ),
        table=table(_header(members, say), _cells(own, members, say)),
        marks=with_told([*_points(own, "own", say), *_of_largest(members, now.year, say)], _told(past, say)),
        value_title=text("shared.persons"),
    )


def _takeaway(past: Line, say: AreaContext) -> Sentence:
    """How many more or fewer there are today than at the turn, else than in the first year; both years are named."""
    first, now = past[0], past[-1]
    if min(first.population_persons, now.population_persons) < FEW_PERSONS:
        before, after = (say.fmt.integer(row.population_persons) for row in (first, now))
        return say.text("few", before=before, first=first.year, now=after, last=now.year)
    turn = _turn(past)
    change = _change_pct(turn or first, now)
    if turn:
        key = "peaked" if change < 0 else "lowest"
        return say.text(key, year=turn.year, size=_size(change, say), last=now.year)
    way = direction(change)
    size = {} if way == "same" else {"size": _size(change, say)}
    return say.text(f"takeaway_{way}", **size, first=first.year, last=now.year)


def _told(past: Line, say: AreaContext) -> dict[tuple[str, int], str]:
    """The years that the headline names."""
    first = _turn(past) or past[0]
    return {(say.area_name, row.year): say.fmt.integer(row.population_persons) for row in (first, past[-1])}


def _size(change_pct: float, say: AreaContext) -> Magnitude:
    """How many fewer in words; how many more in percent, as Finnish says one word for half as many more and twice."""
    return (say.magnitude if change_pct < 0 else say.percentage).than(change_pct)


def _since_jump(past: Line) -> Line:
    """The years that can be compared: those since borders may have changed."""
    jumps = [i for i, (before, after) in enumerate(pairwise(past), start=1) if _is_jump(before, after)]
    return past[max(jumps, default=0) :]


def _is_jump(before: Year, after: Year) -> bool:
    is_large = abs(after.population_persons - before.population_persons) >= JUMP_PERSONS
    is_next = after.year == before.year + 1
    return is_next and after.kind == "observed" and is_large and abs(_change_pct(before, after)) >= JUMP_PCT


def _turn(past: Line) -> Year | None:
    """The year of most or of fewest children, if both ends are at least ``LEAST_PCT`` away from it; the later of two.

    The year before some that are missing is none: what turned may have done so in these.
    """
    ends = (past[0], past[-1])
    known = [row for row, after in pairwise(past) if after.year == row.year + 1] or [past[0]]
    highest, lowest = (pick(known, key=lambda row: row.population_persons) for pick in (max, min))
    turned = [highest] if all(_change_pct(highest, end) <= -LEAST_PCT for end in ends) else []
    turned += [lowest] if all(_change_pct(lowest, end) >= LEAST_PCT for end in ends) else []
    sizable = (row for row in turned if row.population_persons >= FEW_PERSONS)
    return max(sizable, key=lambda row: row.year, default=None)


def _change_pct(before: Year, after: Year) -> float:
    return 100 * (after.population_persons - before.population_persons) / before.population_persons


def _of_members(members: Sequence[Line], today: int, say: AreaContext) -> Iterator[Sentence]:
    """Where the change since the first year is the least and the greatest number, of members with enough children."""
    ends = [(line[0], _in_year(line, today)) for line in members]
    changes = [(_change_pct(first, now), now) for first, now in ends if first.population_persons >= FEW_PERSONS]
    if len(changes) > 1:
        (low, lowest), (high, highest) = (pick(changes, key=lambda pair: pair[0]) for pick in (min, max))
        sizes = {"low": say.fmt.change_percent(low), "high": say.fmt.change_percent(high)}
        places = {"in_low": say.in_place(lowest), "in_high": say.in_place(highest)}
        yield say.text("note_members", first=members[0][0].year, **places, **sizes)
    if len(members) > len(ROLES):
        yield say.text("note_largest")


def _in_year(line: Line, year: int) -> Year:
    return next(row for row in line if row.year == year)


def _bridged(own: Line, say: AreaContext) -> Iterator[Sentence]:
    if missing := _spans(gaps(row.year for row in own)):
        yield say.text("bridged", years=say.listed(missing))


def _of_jump(own: Line, say: AreaContext) -> Iterator[Sentence]:
    for before, after in pairwise(own):
        if _is_jump(before, after):
            pct = say.fmt.change_percent(_change_pct(before, after))
            yield say.text("note_jump", pct=pct, before=before.year, after=after.year)


def _spans(years: Sequence[int]) -> list[str]:
    """``2020–2023``, ``2041``: years that follow each other, written as one."""
    runs = [[year for _, year in run] for _, run in groupby(enumerate(years), key=lambda pair: pair[1] - pair[0])]
    return [f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs]


def _header(members: Sequence[Line], say: AreaContext) -> tuple[Column, ...]:
    kind = Column(say.text("shared.kind"), numeric=False)
    named = (say.name(line[0]) for line in members)
    return (*columns(say.text("shared.year"), say.area_name, *named, of="population_persons"), kind)


def _cells(own: Line, members: Sequence[Line], say: AreaContext) -> Iterator[tuple[str, ...]]:
    by_year = [{row.year: say.fmt.integer(row.population_persons) for row in line} for line in (own, *members)]
    for row in own:
        yield (str(row.year), *(persons.get(row.year, NOTHING) for persons in by_year), say.kind(row.kind))


def _of_largest(members: Sequence[Line], today: int, say: AreaContext) -> Iterator[LinePoint]:
    ranked = sorted(members, key=lambda line: -_in_year(line, today).population_persons)
    for role, line in zip(ROLES, ranked, strict=False):
        yield from _points(line, role, say)


def _points(line: Line, role: Role, say: AreaContext) -> Iterator[LinePoint]:
    name = say.name(line[0]) or say.area_name
    for row in line:
        hover = f"{name}, {say.year(row.year, row.kind)}: {say.fmt.integer(row.population_persons)}"
        phase = say.kind(row.kind) if row.kind == "projected" else ""
        yield LinePoint(name, role, row.year, row.population_persons, hover, phase)


EXHIBIT = Exhibit(__name__, answer, words, chart=figures.lines_over_years)
