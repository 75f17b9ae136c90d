"""How the earlier rounds of the official projection fared, in the area itself and in those like it."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Final, Literal, NamedTuple

from lagesbild import figures
from lagesbild.ages import ALL_AGES, APART, spoken
from lagesbild.exhibits import Answer, Exhibit
from lagesbild.figures import Dot, Interval
from lagesbild.language import AreaContext, Column, Presented, Sentence, columns, direction, table
from lagesbild.measures.accuracy import INHABITANTS
from lagesbild.store import Area, Store

SQL: Final = Path(__file__).with_suffix(".sql")
ALIKE_SQL: Final = SQL.with_stem("official_record_alike")
FEW_PERSONS: Final = 20
"""Fewer than that are told as persons: a percentage would tell more than they do."""
KEYS: Final = ["round", "age_band", "year"]
PREFIXES: Final = {"municipalities": "KU", "regions": "MK"}


class Compared(NamedTuple):
    """One round, age band and year: persons projected and observed.

    Four fifths of the areas beside it deviated by ``low_pct`` to ``high_pct``; missing where the round has none.
    """

    round: int
    age_band: str
    year: int
    projected_persons: int
    observed_persons: int
    areas_count: int | None
    low_pct: float | None
    median_pct: float | None
    high_pct: float | None

    @property
    def deviation_pct(self) -> float | None:
        """What came less what was projected, in percent of the projection; none where nobody was projected."""
        change = self.observed_persons - self.projected_persons
        return 100 * change / self.projected_persons if self.projected_persons else None


class Told(NamedTuple):
    """The round and year that the sentence is of, and what is beside it: municipalities by inhabitants, or regions."""

    round: int
    year: int
    alike: Literal["municipalities", "regions"]
    least: int
    below: int


def answer(store: Store, *, area: Area) -> Answer[Told | None]:
    """One row per round, age band (``all`` is everybody) and year observed since: persons projected and observed.

    The round told is the earliest one that is known for the newest year. Beside a region or the country stand all
    regions, beside any other area the municipalities with as many inhabitants: the deviations of their middle four
    fifths, and the median, interpolated between neighbours. No rows where no round is known for all of the area.
    """
    rows = store.ask(SQL, codes=area.codes)
    if rows.empty:
        return Answer.of(rows, None)
    totals = rows[rows["age_band"] == ALL_AGES].sort_values(["year", "round"], ascending=[False, True])
    told = totals.iloc[0]
    facts = _told(area, int(told["round"]), int(told["year"]), int(told["observed_persons"]))
    alike = store.ask(ALIKE_SQL, kind=PREFIXES[facts.alike], least=facts.least, below=facts.below)
    return Answer.of(rows.merge(alike, on=KEYS, how="left"), facts)


def _told(area: Area, number: int, year: int, persons: int) -> Told:
    if area.kind in {"region", "country"}:
        return Told(number, year, "regions", INHABITANTS[0], INHABITANTS[-1])
    least, below = next(size for size in pairwise(INHABITANTS) if size[0] <= persons < size[1])
    return Told(number, year, "municipalities", least, below)


def words(found: Answer[Told | None], say: AreaContext) -> Presented:
    """One dot per round and year, in the interval of the areas like this one; ages where they are observed.

    The headline is of the round that was farthest off.

    What was is no finding of what comes: there is no weight.
    """
    text, facts, rows = say.text, found.facts, found.typed(Compared)
    if facts is None:
        return say.not_shown(text("none"))
    told = next(row for row in rows if row[:3] == (facts.round, ALL_AGES, facts.year))
    totals = [row for row in rows if row.age_band == ALL_AGES]
    ages = _by_age(rows, told)
    ahead = _ahead(totals, told, newest_only=bool(ages))
    return say.present(
        title=text("title", in_area=say.in_area),
        takeaway=_takeaway(_farthest(ahead, told), say),
        alt="alt",
        notes=tuple(_notes(told, ages, facts, say)),
        table=table(_header(facts, say), (_cells(row, say) for row in [*totals, *ages])),
        marks=_marks([*ahead, *ages], facts, say),
        value_title=text("deviation"),
        changes=True,
        reading=_of_told(told, say),
    )


def _by_age(rows: Sequence[Compared], told: Compared) -> list[Compared]:
    """The age bands of the round and year that are told, from the youngest on; none where ages are not observed."""
    bands = {row.age_band: row for row in rows if (row.round, row.year) == (told.round, told.year)}
    return [bands[band] for band in APART if band in bands]


def _ahead(totals: Sequence[Compared], told: Compared, *, newest_only: bool) -> list[Compared]:
    """Everybody in the years after that of the round, or in the newest of them only; what is told stands last."""
    newest = {row.round: row.year for row in totals}
    rows = [row for row in totals if row.year > row.round and (row.year == newest[row.round] or not newest_only)]
    return [*(row for row in rows if row != told), told]


def _farthest(drawn: Sequence[Compared], told: Compared) -> Compared:
    """The round and year farthest from what came, of those that are drawn; the one that is told where none is."""
    known = [row for row in drawn if row.low_pct is not None]
    return max(known, key=lambda row: abs(row.deviation_pct or 0.0), default=told)


def _takeaway(told: Compared, say: AreaContext) -> Sentence:
    """More or fewer residents than was projected, or about as many."""
    pct, persons = told.deviation_pct or 0.0, abs(told.observed_persons - told.projected_persons)
    way, said = direction(pct), {"in_area": say.in_area, "year": told.year, "round": told.round}
    if way == "same":
        return say.text("takeaway_same", **said)
    if persons < FEW_PERSONS:
        return say.text(f"few_{way}", **said, n=persons)
    return say.text(f"takeaway_{way}", **said, size=say.fmt.percent(abs(pct)))


def _of_told(told: Compared, say: AreaContext) -> Sentence:
    return say.text(
        "note_told",
        round=told.round,
        year=told.year,
        projected=say.fmt.integer(told.projected_persons),
        observed=say.fmt.integer(told.observed_persons),
        pct=say.change_percent(told.deviation_pct),
    )


def _notes(told: Compared, ages: Sequence[Compared], facts: Told, say: AreaContext) -> Iterator[str]:
    yield _of_told(told, say)
    yield _of_alike(told, facts, say)
    yield say.text("note_typical")
    yield say.text("note_rounds")
    yield say.text("note_merged")
    yield say.text("note_ages", round=told.round, year=told.year) if ages else say.text("note_no_ages")


def _of_alike(told: Compared, facts: Told, say: AreaContext) -> Sentence:
    """How far the areas beside this one came from the same projection in the same year."""
    median, spread = say.change_percent(told.median_pct), say.change_interval(told.low_pct, told.high_pct)
    count = int(told.areas_count or 0)
    if facts.alike == "regions":
        return say.text("regions", count=count, median=median, spread=spread)
    return say.text("municipalities", size=_size(facts, say), count=count, median=median, spread=spread)


def _size(facts: Told, say: AreaContext) -> Sentence:
    if facts.least == INHABITANTS[0]:
        return say.text("size_first", below=say.fmt.integer(facts.below))
    if facts.below == INHABITANTS[-1]:
        return say.text("size_last", least=say.fmt.integer(facts.least))
    return say.text("size_between", sizes=say.range(facts.least, facts.below))


def _header(facts: Told, say: AreaContext) -> tuple[Column, ...]:
    numbers = ("projected", "observed", "difference", "deviation", f"band_{facts.alike}")
    of = ("projected_persons", "observed_persons", "difference_persons", "deviation_pct", "band_pct")
    first, age = (Column(say.text(key), numeric=False) for key in ("row", "age"))
    return (first, age, *columns("", *map(say.text, numbers), of=of)[1:])


def _cells(row: Compared, say: AreaContext) -> tuple[str, ...]:
    return (
        say.text("of_round", year=row.year, round=row.round),
        _age(row, say),
        say.fmt.integer(row.projected_persons),
        say.fmt.integer(row.observed_persons),
        say.fmt.change(row.observed_persons - row.projected_persons),
        say.change_percent(row.deviation_pct),
        say.change_interval(row.low_pct, row.high_pct),
    )


def _age(row: Compared, say: AreaContext) -> str:
    return say.text("everybody") if row.age_band == ALL_AGES else spoken(row.age_band)


def _marks(rows: Sequence[Compared], facts: Told, say: AreaContext) -> list[Interval | Dot]:
    """The intervals of the areas beside this one, and its own dots; a round that is of the country only has none."""
    series, known = say.text(f"band_{facts.alike}"), [row for row in rows if row.projected_persons]
    bars = [
        Interval(series, _category(row, say), row.low_pct, row.high_pct, _label(row, say))
        for row in known
        if row.low_pct is not None and row.high_pct is not None
    ]
    return [*bars, *(_dot(row, say) for row in known if row.low_pct is not None)]


def _dot(row: Compared, say: AreaContext) -> Dot:
    name = _category(row, say)
    return Dot(say.area_name, "own", name, row.deviation_pct or 0.0, f"{say.area_name}, {name}: {_label(row, say)}")


def _category(row: Compared, say: AreaContext) -> Sentence:
    """``2025 (projection 2019)``; ages by their name, as all are of the round that is told."""
    if row.age_band == ALL_AGES:
        return say.text("of_round", year=row.year, round=row.round)
    return say.text("of_ages", ages=spoken(row.age_band))


def _label(row: Compared, say: AreaContext) -> str:
    """The area's own deviation, and the others'."""
    return f"{say.change_percent(row.deviation_pct)} ({say.change_interval(row.low_pct, row.high_pct)})"


EXHIBIT = Exhibit(__name__, answer, words, chart=figures.intervals)
