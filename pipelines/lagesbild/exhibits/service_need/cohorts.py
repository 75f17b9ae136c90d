"""How large the year groups are that begin each stage of education, as far as they are born."""

from collections.abc import Sequence
from typing import Final, Literal, NamedTuple

import pandas as pd

from lagesbild import figures
from lagesbild.exhibits import Answer, Exhibit
from lagesbild.figures import LinePoint, Role
from lagesbild.language import NOTHING, AreaContext, Presented, Sentence, columns, join, table
from lagesbild.measures.ages import ages, persons_by_age
from lagesbild.measures.frames import change_pct, sources_of
from lagesbild.measures.today import Kind, reference_year, rows_of_year
from lagesbild.store import Area, Store

MILESTONES: Final = (7, 13, 16, 19)
"""Grades 1 and 7 begin, upper secondary education begins, and is over."""
ROLES: Final[dict[int, Role]] = dict(zip(MILESTONES, ("own", "second", "third", "fourth"), strict=True))


class YearGroup(NamedTuple):
    """Those who reach a milestone age in one year, and the difference from those who reach it today.

    ``change_pct`` is missing where nobody does today.
    """

    age_years: int
    year: int
    kind: Kind | Literal["calculated"]
    birth_year: int
    population_persons: int
    change_persons: int
    change_pct: float | None


def answer(store: Store, *, area: Area) -> Answer[None]:
    """One row per milestone age and year: the year group that reaches the age in that year.

    The first row of an age is today's, of the kind that today's picture is of; the later ones are ``calculated`` from
    today's single ages without migration or mortality, as far as the year group is born. ``change_persons`` and
    ``change_pct`` compare with those who reach the age today; the percentage is missing where nobody does.
    """
    rows = ages(store, area=area)
    base = reference_year(rows)
    today = rows_of_year(rows, year=base.year, kind=base.kind)
    persons = persons_by_age(today)
    reached = pd.DataFrame(
        [
            {
                "age_years": age,
                "year": base.year + later,
                "kind": "calculated" if later else base.kind,
                "birth_year": base.year + later - age,
                "population_persons": int(persons.loc[age - later]),
                "today_persons": int(persons.loc[age]),
            }
            for age in MILESTONES
            for later in range(age + 1)
        ]
    )
    before, after = reached["today_persons"], reached["population_persons"]
    reached = reached.assign(change_persons=after - before, change_pct=change_pct(before, after))
    return Answer.of(reached, None, sources=sources_of(today))


def words(found: Answer[None], say: AreaContext) -> Presented:
    """One line per milestone age: how many reach it, as far as they are born.

    The weight is zero: single year groups vary by chance, and the school stages say the same change in larger groups.
    """
    text, reached = say.text, found.typed(YearGroup)
    years = sorted({row.year for row in reached})
    named = dict(zip(("first", "second", "third", "last"), map(say.fmt.integer, MILESTONES), strict=True))
    return say.present(
        title=text("title", ages=text("milestones", **named), in_area=say.in_area, first=years[0], last=years[-1]),
        takeaway=_takeaway(reached, say),
        alt="alt",
        notes=(text("note", age=say.fmt.integer(MILESTONES[0])), *say.notes("residence")),
        table=table(
            columns(text("shared.year"), *(_name(age, say) for age in MILESTONES)),
            (_cells([row for row in reached if row.year == year], say) for year in years),
        ),
        marks=(_point(row, say) for age in MILESTONES for row in reached if row.age_years == age),
        value_title=text("shared.persons"),
    )


def _name(age: int, say: AreaContext) -> Sentence:
    return say.text(f"reach_{age}")


def _takeaway(reached: Sequence[YearGroup], say: AreaContext) -> Sentence:
    """The year group not yet at school that differs most from today's first-graders, at each milestone."""
    first, *coming = (row for row in reached if row.age_years == MILESTONES[0])
    most = max(coming, key=lambda row: abs(row.change_persons))
    return say.text(
        "takeaway",
        age=say.fmt.integer(first.age_years),
        now=say.fmt.integer(first.population_persons),
        born=most.birth_year,
        persons=say.fmt.integer(most.population_persons),
        base=say.year(first.year, first.kind),
        list=join("; ", (_step(row, say) for row in reached if row.birth_year == most.birth_year)),
    )


def _step(row: YearGroup, say: AreaContext) -> Sentence:
    change, pct = say.fmt.change(row.change_persons), say.change_percent(row.change_pct)
    return say.text("item", age=say.fmt.integer(row.age_years), year=row.year, change=change, pct=pct)


def _with_change(row: YearGroup, say: AreaContext) -> str:
    return say.with_change(row.population_persons, row.change_pct)


def _cells(of_year: Sequence[YearGroup], say: AreaContext) -> tuple[str, ...]:
    cells = {row.age_years: _with_change(row, say) for row in of_year}
    return (say.year(of_year[0].year, of_year[0].kind), *(cells.get(age, NOTHING) for age in MILESTONES))


def _point(row: YearGroup, say: AreaContext) -> LinePoint:
    """Today's point opens the calculated line even where it is itself projected."""
    name = _name(row.age_years, say)
    hover = f"{name}, {say.year(row.year, row.kind)}: {_with_change(row, say)}"
    phase = "" if row.kind == "observed" else say.kind("calculated")
    return LinePoint(name, ROLES[row.age_years], row.year, row.population_persons, hover, phase)


EXHIBIT = Exhibit(__name__, answer, words, chart=figures.lines_with_legend)
