"""Vacancies per hundred unemployed jobseekers in words, over the years."""

import pandas as pd

from lagesbild.wording.jobs import UNEMPLOYED, VACANCIES, data_end, hidden_notes
from lagesbild.wording.presented import Point, Presented, columns, table
from lagesbild.wording.records import Record, records, where
from lagesbild.wording.words import NOTHING, Series, Words


def tightness(rows: pd.DataFrame, words: Words) -> Presented:
    """One line for the area, its region and the country from one row per unit and year, always of the same month.

    Hidden numbers make a range, drawn at its lower end; a dash, and a gap in the line, where nobody is unemployed.
    There is no weight: a ratio of small numbers jumps, and both of its numbers stand in the exhibit of jobseekers.
    """
    text, found = words.text, records(rows)
    own, units = where(found, unit="area"), words.units(found)
    if all(row["tightness_low"] is None for row in own):
        return Presented(text("demand.tightness_question"), takeaway="", reason=text("demand.tightness_none"))
    of, last = {(row["unit"], row["year"]): row for row in found}, own[-1]
    header = (text("population.year"), *(unit.name for unit in units), *_counted_header(words))
    return words.present(
        title=text("demand.tightness_title", area=words.area_name, month_name=words.number.month_name(last["month"]),
                   first=own[0]["year"], last=last["year"]),
        takeaway=_takeaway(found, words),
        alt="demand.tightness_alt",
        notes=(*hidden_notes(found, words), *words.notes("same_month", "register"), text("demand.open_to_register"),
               data_end(last, words)),
        table=table(columns(*header), (_cells(row, [of.get((unit.key, row["year"])) for unit in units], words)
                                       for row in own)),
        marks=(_point(row, unit, words) for unit in units for row in where(found, unit=unit.key)),
        value_title=text("labour.tightness"),
    )  # fmt: skip


def said_tightness(row: Record | None, words: Words) -> str:
    """``16``, ``6–7``; a dash where nobody is unemployed, or there is no such row."""
    if row is None or row["tightness_low"] is None:
        return NOTHING
    return words.number.between(row["tightness_low"], row["tightness_high"])


def _takeaway(found: list[Record], words: Words) -> str:
    own, country = where(found, unit="area"), where(found, unit="country")
    last = own[-1]
    said = words.text(
        "demand.tightness_takeaway", month=words.number.month(last["month"]), **_now_and_before(own, words)
    )
    if not country:
        return said
    return f"{said} {words.text('demand.tightness_country', **_now_and_before(country, words))}"


def _now_and_before(years: list[Record], words: Words) -> dict[str, str]:
    before, now = years[-2:]
    return {"now": said_tightness(now, words), "before": said_tightness(before, words)}


def _counted_header(words: Words) -> tuple[str, ...]:
    return tuple(f"{counted.name(words)}, {words.area_name}" for counted in (VACANCIES, UNEMPLOYED))


def _cells(row: Record, by_unit: list[Record | None], words: Words) -> tuple[str, ...]:
    ratios = (said_tightness(each, words) for each in by_unit)
    return (str(row["year"]), *ratios, VACANCIES.said(row, words), UNEMPLOYED.said(row, words))


def _point(row: Record, unit: Series, words: Words) -> Point:
    hover = f"{unit.name}, {words.number.month(row['month'])}: {said_tightness(row, words)}"
    return Point(unit.name, unit.role, row["year"], row["tightness_low"], hover)
