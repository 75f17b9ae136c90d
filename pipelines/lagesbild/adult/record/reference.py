"""What files are held against: municipalities, half-years, and the user's own lists of courses and providers."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pyarrow.parquet as pq

from lagesbild.adult.record.fields import Known
from lagesbild.adult.record.work import Work
from lagesbild.errors import BadFile
from lagesbild.settings import Project

FOLDER: Final = "adult_education"
MUNICIPALITIES: Final = "raw_scb__municipality.parquet"
OWN: Final = "adult"


def known_codes(project: Project) -> Known:
    """Codes that there are.

    Raises:
        BadFile: the user's list of providers cannot be taken.
    """
    folder = project.reference / FOLDER
    towns = pq.read_table(project.bundled / MUNICIPALITIES, columns=["area_code"])["area_code"].to_pylist()
    halves = frozenset(row["reporting_half"] for row in _lines(folder / "half_years.csv"))
    own = _own(project, "providers.csv", ("provider_orgno",))
    return Known(frozenset(towns), halves, frozenset(row["provider_orgno"] for row in own))


def add_reference(work: Work, project: Project) -> None:
    """Add the days of half-years, and the points of the user's own list of courses where there is one.

    Raises:
        BadFile: that list cannot be taken.
    """
    halves = _lines(project.reference / FOLDER / "half_years.csv")
    days = [[row["reporting_half"], row["first_day"], row["last_day"]] for row in halves]
    work.connection.executemany("insert into half_year values ($1, $2, $3)", days)
    courses = [[row["course_code"], row["course_points"]] for row in _own(project, "courses.csv", COURSE)]
    if courses:
        work.connection.executemany("insert into course values ($1, $2)", courses)


COURSE: Final = ("course_code", "course_points")


def _own(project: Project, name: str, columns: tuple[str, ...]) -> list[dict[str, str]]:
    """The rows of a list that the user keeps; none where there is no such file."""
    path = project.local / OWN / name
    if not path.exists():
        return []
    rows = list(_lines(path))
    for line, row in enumerate(rows, start=2):
        for column in columns:
            if not (row.get(column) or "").strip():
                raise BadFile(path, f"is empty; the columns are {', '.join(columns)}", line=line, field=column)
    return rows


def _lines(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file)
