"""How many vacancies there are for a hundred unemployed jobseekers, over the years."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from lagesbild import figures
from lagesbild.exhibits import Answer, Exhibit
from lagesbild.figures import LinePoint
from lagesbild.language import AreaContext, Presented, Sentence, Series, columns, join, table
from lagesbild.language.counted import (
    UNEMPLOYED,
    VACANCIES,
    all_ends,
    hidden_notes,
    last_month_note,
    written_tightness,
)
from lagesbild.measures.tightness import HIDDEN, tightness_by_year
from lagesbild.store import Area, Store

COUNTS = (VACANCIES, UNEMPLOYED)


class Month(NamedTuple):
    """One year's month of the area, its region or the country: both counts of the register and their ratio."""

    unit: str
    year: int
    month: str
    unemployed_at_least_persons: int
    unemployed_at_most_persons: int
    vacancies_at_least_count: int
    vacancies_at_most_count: int
    tightness_low: float | None
    tightness_high: float | None


ByKey = Mapping[tuple[str, int], Month]
"""By unit and year."""


def answer(store: Store, *, area: Area) -> Answer[None]:
    """One row per unit (area, region, country) and year, always the newest month: vacancies per hundred unemployed.

    ``tightness_low`` and ``tightness_high`` are the ends that hidden numbers of 1–4 leave possible; missing where
    nobody is unemployed. Several regions are summed before the ratio is taken.
    """
    return Answer.of(tightness_by_year(store, **area.compared), None)


def words(found: Answer[None], say: AreaContext) -> Presented:
    """One line for the area, its region and the country, always of the same month.

    Hidden numbers make a range, drawn at its lower end; a dash, and a gap in the line, where nobody is unemployed.
    There is no weight: a ratio of small numbers jumps, and both of its numbers are in the exhibit of jobseekers.
    """
    text, months = say.text, found.typed(Month)
    own, units = _of("area", months), say.compared(month.unit for month in months)
    if all(month.tightness_low is None for month in own):
        return say.not_shown(text("labour.tightness_none"))
    by_key = {(month.unit, month.year): month for month in months}
    return say.present(
        title=_title(own, say),
        takeaway=_takeaway(own[-1], by_key, say),
        alt="alt",
        notes=(
            *hidden_notes(all_ends(months), HIDDEN, say),
            *say.notes("same_month", "register"),
            text("labour.open_to_register"),
            last_month_note(own[-1].month, say),
        ),
        table=table(columns(*_header(units, say)), (_cells(month, by_key, units, say) for month in own)),
        marks=(_point(month, unit, say) for unit in units for month in _of(unit.key, months)),
        value_title=text("labour.tightness"),
    )


def _of(unit: str, months: Sequence[Month]) -> list[Month]:
    return [month for month in months if month.unit == unit]


def _title(own: Sequence[Month], say: AreaContext) -> Sentence:
    first, last = own[0], own[-1]
    name = say.fmt.month_name(last.month)
    return say.text("title", in_area=say.in_area, month_name=name, first=first.year, last=last.year)


def _takeaway(last: Month, by_key: ByKey, say: AreaContext) -> Sentence:
    """The latest month and the same a year earlier: the area's ratios, then the country's beside it."""
    month = say.fmt.month(last.month)
    sentence = say.text("takeaway", month=month, **_latest_and_previous("area", last.year, by_key, say))
    if ("country", last.year) not in by_key:
        return sentence
    return join(" ", [sentence, say.text("country", **_latest_and_previous("country", last.year, by_key, say))])


def _latest_and_previous(unit: str, year: int, by_key: ByKey, say: AreaContext) -> dict[str, str]:
    ratios = (written_tightness(by_key.get((unit, each)), say) for each in (year, year - 1))
    return dict(zip(("latest", "previous"), ratios, strict=True))


def _header(units: Sequence[Series], say: AreaContext) -> tuple[str, ...]:
    counts = (f"{counted.name(say)}, {say.area_name}" for counted in COUNTS)
    return (say.text("shared.year"), *(unit.name for unit in units), *counts)


def _cells(own: Month, by_key: ByKey, units: Sequence[Series], say: AreaContext) -> tuple[str, ...]:
    """The ratios of one year, a dash where a unit has none, and the area's counts."""
    ratios = (written_tightness(by_key.get((unit.key, own.year)), say) for unit in units)
    return (str(own.year), *ratios, *(counted.written(own, say) for counted in COUNTS))


def _point(month: Month, unit: Series, say: AreaContext) -> LinePoint:
    hover = f"{unit.name}, {say.fmt.month(month.month)}: {written_tightness(month, say)}"
    return LinePoint(unit.name, unit.role, month.year, month.tightness_low, hover)


EXHIBIT = Exhibit(__name__, answer, words, chart=figures.lines_over_years)
