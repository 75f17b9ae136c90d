"""How large the year groups yet to start school are beside those at school: one bar per year of birth."""

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

import pandas as pd

from lagesbild import figures
from lagesbild.ages import PUPIL_AGES
from lagesbild.exhibits import Answer, Exhibit
from lagesbild.figures import LinePoint, Role
from lagesbild.language import AreaContext, FormattedNumber, Presented, Sentence, Standing, columns, table
from lagesbild.measures.ages import ages, persons_by_age
from lagesbild.measures.frames import sources_of
from lagesbild.measures.thresholds import FEW_PERSONS
from lagesbild.measures.today import Reference, reference_year, rows_of_year
from lagesbild.store import Area, Store

FIRST_GRADE, LAST_GRADE = PUPIL_AGES
MILESTONES: Final = (FIRST_GRADE, 13, LAST_GRADE + 1)
"""Grades 1 and 7 begin, upper secondary education begins."""
ROLES: Final[dict[str, Role]] = {"at_school": "quiet", "coming": "own"}


class YearGroup(NamedTuple):
    """Those born in one year: their age at the end of today's year, and how many they are."""

    birth_year: int
    age_years: int
    population_persons: int

    @property
    def stage(self) -> str:
        """Whether they are at school or yet to start."""
        return "at_school" if self.age_years >= FIRST_GRADE else "coming"


def answer(store: Store, *, area: Area) -> Answer[Reference]:
    """One row per year of birth, from the oldest at school (15 years) to the newborn: ``population_persons`` today.

    The fact is today's picture.
    """
    rows = ages(store, area=area)
    base = reference_year(rows)
    today = rows_of_year(rows, year=base.year, kind=base.kind)
    persons = persons_by_age(today)
    groups = [(base.year - age, age, int(persons.loc[age])) for age in range(LAST_GRADE, -1, -1)]
    return Answer.of(pd.DataFrame(groups, columns=list(YearGroup._fields)), base, sources=sources_of(today))


def words(found: Answer[Reference], say: AreaContext) -> Presented:
    """One bar per year of birth; the table also has the years in which they reach each milestone.

    The weight is how far the average year group yet to start is from that at school.
    """
    text, groups = say.text, found.typed(YearGroup)
    change = _change_pct(groups) if _is_many(groups) else 0.0
    reached = [text(key) for key in ("reach_first_grade", "reach_grade_7", "reach_upper_secondary")]
    of = ("population_persons", *["reached_year"] * len(reached))
    header = columns(text("born"), text("children"), *reached, of=of)
    marks = [_bar(row, groups, say) for row in groups]
    return say.present(
        title=text(
            "title",
            in_area=say.in_area,
            first=groups[0].birth_year,
            last=groups[-1].birth_year,
            base=say.year(found.facts.year, found.facts.kind),
        ),
        takeaway=_takeaway(groups, found.facts.year, say),
        alt="alt",
        reading=text("reading", age=FIRST_GRADE),
        notes=say.notes("residence"),
        table=table(header, (_cells(row, say) for row in groups)),
        marks=marks,
        value_title=text("children"),
        value_axis=say.axis(text("children"), marks)._replace(year_title=text("born")),
        weight=abs(change) / 100,
        standing=Standing("cohorts", "cohorts", change) if _is_many(groups) else None,
    )


def _mean(groups: Iterable[YearGroup], stage: str) -> float:
    persons = [row.population_persons for row in groups if row.stage == stage]
    return sum(persons) / len(persons)


def _is_many(groups: Sequence[YearGroup]) -> bool:
    """Whether the average year group at school is large enough for a percentage."""
    return _mean(groups, next(iter(ROLES))) >= FEW_PERSONS


def _change_pct(groups: Sequence[YearGroup]) -> float:
    now, then = (_mean(groups, stage) for stage in ROLES)
    return 100 * (then / now - 1)


def _takeaway(groups: Sequence[YearGroup], year: int, say: AreaContext) -> Sentence:
    """The average year group at school in the year beside that yet to start, as the legend has them."""
    now, then = (_written_mean(groups, stage, say) for stage in ROLES)
    return say.text("takeaway", year=year, now=now, then=then)


def _written_mean(groups: Sequence[YearGroup], stage: str, say: AreaContext) -> FormattedNumber:
    """Whole children; of very few with a decimal."""
    return say.fmt.decimal(_mean(groups, stage), 0 if _is_many(groups) else 1)


def _cells(row: YearGroup, say: AreaContext) -> tuple[str, ...]:
    reached = (str(row.birth_year + age) for age in MILESTONES)
    return (str(row.birth_year), say.fmt.integer(row.population_persons), *reached)


def _bar(row: YearGroup, groups: Sequence[YearGroup], say: AreaContext) -> LinePoint:
    persons = say.fmt.integer(row.population_persons)
    series = say.text(f"series_{row.stage}", mean=_written_mean(groups, row.stage, say))
    starts, ends = row.birth_year + FIRST_GRADE, row.birth_year + MILESTONES[-1]
    hover = say.text("hover", born=row.birth_year, persons=persons, starts=starts, ends=ends)
    return LinePoint(series, ROLES[row.stage], row.birth_year, row.population_persons, hover, label=persons)


EXHIBIT = Exhibit(__name__, answer, words, chart=figures.columns_over_years, relevance=0.9)
