"""Jobs in words: unemployed jobseekers and vacancies over the years, and by occupation.

The provider hides numbers of 1–4. A number that holds such ones has two ends, ``…_at_least_…`` and ``…_at_most_…``; it
is written as a range, and drawn at its lower end.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

import pandas as pd

from lagesbild.wording.presented import Point, Presented, Role, columns, table
from lagesbild.wording.records import Record, records
from lagesbild.wording.words import NAMED, NOTHING, Words


class _Counted(NamedTuple):
    """One of the two counts: its key, how it is drawn, and its unit."""

    key: str
    role: Role
    unit: str

    def least(self, row: Record) -> int:
        return int(row[f"{self.key}_at_least_{self.unit}"])

    def most(self, row: Record) -> int:
        return int(row[f"{self.key}_at_most_{self.unit}"])

    def name(self, words: Words) -> str:
        return words.text(f"labour.{self.key}")

    def said(self, row: Record, words: Words) -> str:
        return words.number.between(self.least(row), self.most(row))


UNEMPLOYED: Final = _Counted("unemployed", "own", "persons")
VACANCIES: Final = _Counted("vacancies", "fourth", "count")


def jobseekers(rows: pd.DataFrame, words: Words) -> Presented:
    """Two lines from one row per year, always of the same month: unemployed jobseekers and vacancies.

    The weight is the change in unemployed jobseekers in a year.
    """
    text, years, counts = words.text, records(rows), (UNEMPLOYED, VACANCIES)
    before, last = years[-2:]
    header = (*(counted.name(words) for counted in counts), text("labour.unemployed_pct"))
    return words.present(
        title=text("labour.jobseekers_title", area=words.area_name, month_name=words.number.month_name(last["month"]),
                   first=years[0]["year"], last=last["year"]),
        takeaway=_jobseekers_takeaway(before, last, words),
        alt="labour.jobseekers_alt",
        notes=(*hidden_notes(years, words), *words.notes("same_month", "register"), data_end(last, words)),
        table=table(columns(text("population.year"), *header), (_year_cells(row, words) for row in years)),
        marks=(_year_point(row, counted, words) for counted in counts for row in years),
        value_title=text("labour.count"),
        weight=abs(UNEMPLOYED.least(last) - UNEMPLOYED.least(before)) / max(UNEMPLOYED.least(before), 1),
    )  # fmt: skip


def occupations(rows: pd.DataFrame, words: Words) -> Presented:
    """Grouped bars from one row per occupation: vacancies and unemployed jobseekers where vacancies are most.

    Not shown where there are no vacancies. Vacancies per hundred unemployed are a dash where nobody is unemployed.
    """
    text = words.text
    if rows.empty:
        return Presented(text("labour.occupations_question"), takeaway="", reason=text("labour.occupations_none"))
    named = records(rows.assign(name=rows[f"name_{words.language}"]))
    month, counts, own = words.number.month(named[0]["month"]), (VACANCIES, UNEMPLOYED), named[0]["is_own"]
    place = words.area_name if own else words.region_name
    header = (text("labour.occupation"), *(counted.name(words) for counted in counts), text("labour.tightness"))
    return words.present(
        title=text("labour.occupations_title", region=place, month=month, all=len(named)),
        takeaway=_occupations_takeaway(named, words),
        alt="labour.occupations_alt",
        notes=(*([] if own else words.region_notes()), *hidden_notes(named, words),
               *words.notes("register", "occupation_names"),
               data_end(named[0], words)),
        table=table(columns(*header), (_occupation_cells(row, words) for row in named)),
        marks=(_occupation_point(row, counted, words) for counted in counts for row in named),
        value_title=text("labour.count"),
    )  # fmt: skip


def _jobseekers_takeaway(before: Record, last: Record, words: Words) -> str:
    return words.text(
        "labour.jobseekers_takeaway",
        month=words.number.month(last["month"]),
        pct=_share(last, words),
        unemployed=UNEMPLOYED.said(last, words),
        vacancies=VACANCIES.said(last, words),
        unemployed_before=UNEMPLOYED.said(before, words),
        vacancies_before=VACANCIES.said(before, words),
    )


def _year_cells(row: Record, words: Words) -> tuple[str, ...]:
    return (str(row["year"]), UNEMPLOYED.said(row, words), VACANCIES.said(row, words), _share(row, words))


def _share(row: Record, words: Words) -> str:
    return words.number.percent_between(row["unemployed_low_pct"], row["unemployed_high_pct"])


def _year_point(row: Record, counted: _Counted, words: Words) -> Point:
    name = counted.name(words)
    hover = f"{name}, {words.number.month(row['month'])}: {counted.said(row, words)}"
    return Point(name, counted.role, row["year"], counted.least(row), hover)


def _occupations_takeaway(named: Sequence[Record], words: Words) -> str:
    most = "; ".join(
        words.text("labour.occupations_item", occupation=row["name"], vacancies=VACANCIES.said(row, words))
        for row in named[:NAMED]
    )
    tight = sum(row["is_tight"] for row in named)
    month = words.number.month(named[0]["month"])
    return words.text("labour.occupations_takeaway", month=month, list=most, tight=tight, all=len(named))


def _occupation_cells(row: Record, words: Words) -> tuple[str, ...]:
    low, high = row["tightness_low"], row["tightness_high"]
    tightness = NOTHING if low is None else words.number.between(low, high)
    occupation = f"{row['name']} ({row['occupation_code']})"
    return (occupation, VACANCIES.said(row, words), UNEMPLOYED.said(row, words), tightness)


def _occupation_point(row: Record, counted: _Counted, words: Words) -> Point:
    name, said = counted.name(words), counted.said(row, words)
    return Point(name, counted.role, row["name"], counted.least(row), f"{row['name']}, {name}: {said}", said)


def hidden_notes(rows: Sequence[Record], words: Words) -> tuple[str, ...]:
    """What a range means, where one of the rows has one."""
    ranges = any(counted.least(row) < counted.most(row) for counted in (UNEMPLOYED, VACANCIES) for row in rows)
    return words.notes("hidden") if ranges else ()


def data_end(row: Record, words: Words) -> str:
    """The last month of the figures at hand."""
    return words.text("notes.labour_ends", month=words.number.month(row["month"]))
