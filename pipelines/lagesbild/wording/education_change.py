"""The level of education over the years in words: tertiary qualifications, and none beyond basic level."""

from typing import Final

import pandas as pd

from lagesbild.wording.presented import Point, Presented, Role, columns, table
from lagesbild.wording.records import Record, records, where
from lagesbild.wording.words import Words, gaps

LEVELS: Final = ("tertiary", "basic")
DRAWN: Final[dict[tuple[str, str], Role]] = {
    ("area", "tertiary"): "own",
    ("area", "basic"): "third",
    ("country", "tertiary"): "second",
    ("country", "basic"): "fourth",
}


def education_change(rows: pd.DataFrame, words: Words) -> Presented:
    """Lines from one row per unit and year: two levels, the area against the whole country; the table has the region.

    Lines are broken at years that are not at hand. There is no weight: the newest year is said by another exhibit.
    """
    text, found = words.text, records(rows)
    own, units = where(found, unit="area"), words.units(found)
    of = {(row["unit"], row["year"]): row for row in found}
    first, last = own[0], own[-1]
    missing = gaps(row["year"] for row in own)
    header = (text(f"education_change.{level}", unit=unit.name) for unit in units for level in LEVELS)
    return words.present(
        title=text("education_change.title", area=words.area_name, first=first["year"], last=last["year"]),
        takeaway=_takeaway(found, words),
        alt="education_change.alt",
        notes=(text("education_change.compared", base=last["base_year"], back=last["year"] - last["base_year"]),
               *words.gap_notes(missing)),
        table=table(
            columns(text("population.year"), *header),
            ((str(row["year"]), *(_pct(of[unit.key, row["year"]], level, words) for unit in units for level in LEVELS))
             for row in own),
        ),
        marks=(mark for unit in units for level in LEVELS if (unit.key, level) in DRAWN
               for mark in _line(where(found, unit=unit.key), level, unit.name, missing, words)),
        value_title=text("labour.percent_of_population"),
    )  # fmt: skip


def _pct(row: Record, level: str, words: Words) -> str:
    return words.number.percent(row[f"{level}_pct"])


def _takeaway(found: list[Record], words: Words) -> str:
    own, country = where(found, unit="area"), where(found, unit="country")
    last = own[-1]
    base = where(own, year=last["base_year"])[0]
    said = words.text(
        "education_change.takeaway", base=base["year"], year=last["year"], **_changes(own, words),
        **{level: _pct(last, level, words) for level in LEVELS},
        **{f"{level}_base": _pct(base, level, words) for level in LEVELS},
    )  # fmt: skip
    return f"{said} {words.text('education_change.country', **_changes(country, words))}" if country else said


def _changes(years: list[Record], words: Words) -> dict[str, str]:
    """The change of each level since the base year, in percentage points."""
    last = years[-1]
    base = where(years, year=last["base_year"])[0]
    changes = {level: last[f"{level}_pct"] - base[f"{level}_pct"] for level in LEVELS}
    return {f"{level}_change": words.number.change(change, 1) for level, change in changes.items()}


def _line(years: list[Record], level: str, unit: str, missing: list[int], words: Words) -> list[Point]:
    name, role = words.text(f"education_change.{level}", unit=unit), DRAWN[years[0]["unit"], level]
    marks = [
        Point(name, role, row["year"], row[f"{level}_pct"], f"{name}, {row['year']}: {_pct(row, level, words)}")
        for row in years
    ]
    return sorted([*marks, *(Point(name, role, year, None, "") for year in missing)], key=lambda mark: mark.x)
