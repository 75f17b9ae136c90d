"""Then and now: the figures that measures rest on and are followed by, in the register and in today's store."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final, Literal, NamedTuple

from lagesbild.chosen.measure import Measure
from lagesbild.measures.facts import Fact, Unit, projected_key, written, year_of_key

News = Literal["new_year", "observed", "revised", "new_projection", "unchanged", "gone", "own"]
Facts = Mapping[str, Fact]
NO_FACTS: Final[Facts] = {}


class Followed(NamedTuple):
    """One figure of one measure, then and now.

    ``column`` says what it is to the measure: ``fact_key``, ``followed_by`` or ``own_figure``. Times are years, or
    dates of the group's own figure. ``news`` are all that hold, ``unchanged`` alone. What is missing is ``None``.
    """

    measure: Measure
    column: str
    fact: Fact | None
    value_then: float
    time_then: str
    value_now: float | None
    time_now: str
    projected_then: float | None
    projected_now: float | None
    projected_year: int | None
    news: tuple[News, ...]

    @property
    def unit(self) -> Unit | None:
        """Its unit; of an own figure the register has it in words."""
        return self.fact.unit if self.fact else None

    @property
    def change_pct(self) -> float | None:
        """Change since then in percent; missing where one of them is, or then was nothing."""
        return _percent(self.value_then, self.value_now)

    @property
    def projected_pct(self) -> float | None:
        """What the projection said then that the change would be."""
        return _percent(self.value_then, self.projected_then)

    @property
    def has_turned(self) -> bool:
        """Whether the figure, or what is projected now, goes another way than was projected then.

        Another value of the same time is a correction and no way; what is projected goes out from it.
        """
        if self.projected_then is None:
            return False
        expected = self.projected_then - self.value_then
        return any(way * expected < 0 for way in self._ways())

    def _ways(self) -> Iterator[float]:
        """The change since then, and what is projected from the present value of then."""
        base = self.value_then
        if self.value_now is not None and self.time_now == self.time_then:
            base = self.value_now
        elif self.value_now is not None:
            yield self.value_now - base
        if self.projected_now is not None:
            yield self.projected_now - base


class Chosen(NamedTuple):
    """The measures of a group as a page shows them.

    ``names`` has how each figure is called in Finnish, Swedish and English, by its key; ``is_example`` says that they
    are the ones that ship, made up. ``noted_in`` is the language of each measure's notes,
    in which it was written first.
    """

    followed: tuple[Followed, ...] = ()
    names: Mapping[str, tuple[str, str, str]] = {}
    is_example: bool = False
    noted_in: Mapping[str, str] = {}


def followed(measure: Measure, facts_at: Callable[[int], Facts], horizon: int) -> Iterator[Followed]:
    """Each figure of a measure; ``facts_at`` gives the facts of its group, projected ones at a year."""
    for column, key in measure.keys.items():
        yield _of_fact(measure, column, key, facts_at, horizon)
    if series := measure.own_series:
        (first, then), (last, now) = series[0], series[-1]
        yield Followed(measure, "own_figure", None, then, first, now, last, None, None, None, ("own",))


def _of_fact(measure: Measure, column: str, key: str, facts_at: Callable[[int], Facts], horizon: int) -> Followed:
    rests = column == "fact_key"
    value, year = (measure.value_then, measure.year_then) if rests else (measure.followed_then, measure.followed_year)
    then = _number(measure.projected_then) if rests else None
    projected_year = int(measure.projected_year) if rests and measure.projected_year else None
    facts = facts_at(year_of_key(key) or projected_year or horizon)
    now, ahead = facts.get(key), facts.get(projected_key(key, projected_year)) if projected_year else None
    found = Followed(
        measure=measure,
        column=column,
        fact=now,
        value_then=float(value),
        time_then=year,
        value_now=now.value if now else None,
        time_now=time_of(now) if now else "",
        projected_then=then,
        projected_now=ahead.value if ahead else None,
        projected_year=projected_year,
        news=(),
    )
    return found._replace(news=tuple(_news(found, value, measure.projected_then)) or ("unchanged",))


def time_of(fact: Fact) -> str:
    """``2025``, or ``2026-06`` of a month."""
    return f"{fact.year}-{fact.month:02}" if fact.month else str(fact.year)


def _news(found: Followed, value_then: str, projected_then: str) -> Iterator[News]:
    if found.fact is None or found.value_now is None:
        yield "gone"
        return
    if found.fact.year > int(found.time_then):
        yield "new_year"
    elif found.column == "fact_key" and (found.measure.kind_then, found.fact.kind) == ("projected", "observed"):
        yield "observed"
    elif _differs(value_then, found.value_now, found.fact):
        yield "revised"
    if found.projected_now is not None and _differs(projected_then, found.projected_now, found.fact):
        yield "new_projection"


def _differs(kept: str, now: float, fact: Fact) -> bool:
    """Whether a number that the register keeps is another one than today's, as both are written."""
    return written(float(kept), fact.unit) != written(now, fact.unit)


def _number(text: str) -> float | None:
    return float(text) if text else None


def _percent(then: float, now: float | None) -> float | None:
    return None if now is None or not then else 100 * (now - then) / abs(then)
