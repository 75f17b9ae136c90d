"""Structures in words: the employed by industry, and the population by level of education."""

from collections.abc import Sequence
from typing import Final

import pandas as pd

from lagesbild.wording.presented import Column, Point, Presented, columns, table
from lagesbild.wording.records import Record, records, where
from lagesbild.wording.words import Series, Words

OTHER: Final = "other"
LEVELS: Final = ("basic", "upper_secondary", "tertiary")


def industries(rows: pd.DataFrame, words: Words) -> Presented:
    """Grouped bars from one row per industry: percent of the employed, the region or regions against the country.

    The country stands alone. Nothing is missing.
    """
    text, named, units = words.text, _named(rows, words), _compared(words)
    title = "labour.industries_title_country" if len(units) == 1 else "labour.industries_title"
    return words.present(
        title=text(title, year=named[0]["year"], region=words.region_name),
        takeaway=_industries_takeaway(named, words),
        alt="labour.industries_alt",
        notes=(*words.region_notes(), *words.notes("industry")),
        table=table(_industries_header(units, words), (_industry_cells(row, units, words) for row in named)),
        marks=(_industry_point(row, unit, words) for unit in units for row in named),
        value_title=text("labour.percent_of_employed"),
    )


def education(rows: pd.DataFrame, words: Words) -> Presented:
    """Grouped bars from one row per unit and level: percent of those aged 15 and over with each level of education.

    Units are the area, its region and the country. Nothing is missing.
    """
    text, levels = words.text, records(rows)
    units, cells = words.units(levels), {(row["unit"], row["level"]): row for row in levels}
    return words.present(
        title=text("labour.education_title", year=levels[0]["year"], area=words.area_name),
        takeaway=_education_takeaway(levels, words),
        alt="labour.education_alt",
        notes=words.notes("education"),
        table=table(
            columns(
                text("labour.level"),
                text("labour.persons_in", unit=words.area_name),
                *(text("labour.percent_in", unit=unit.name) for unit in units),
            ),
            (_level_cells([cells[unit.key, level] for unit in units], words) for level in LEVELS),
        ),
        marks=(_level_point(cells[unit.key, level], unit, words) for unit in units for level in LEVELS),
        value_title=text("labour.percent_of_population"),
    )


def _named(rows: pd.DataFrame, words: Words) -> list[Record]:
    other, names = words.text("labour.industry_other"), rows[f"name_{words.language}"]
    return records(rows.assign(name=names.where(rows["industry_code"] != OTHER, other)))


def _compared(words: Words) -> list[Series]:
    region = Series("region", "own", words.region_name)
    if words.area.kind == "country":
        return [region]
    return [region, Series("country", "quiet", words.text("brief.country"))]


def _industries_takeaway(named: Sequence[Record], words: Words) -> str:
    listed, percent = [row for row in named if row["industry_code"] != OTHER], words.number.percent
    largest, unlike = listed[0], max(listed, key=lambda row: abs(row["region_pct"] - row["country_pct"]))
    said = {"largest": largest["name"], "pct": percent(largest["region_pct"])}
    if words.area.kind == "country":
        return words.text("labour.industries_takeaway_country", **said)
    return words.text(
        "labour.industries_takeaway", **said, country_pct=percent(largest["country_pct"]), unlike=unlike["name"],
        unlike_pct=percent(unlike["region_pct"]), unlike_country_pct=percent(unlike["country_pct"]),
    )  # fmt: skip


def _industries_header(units: Sequence[Series], words: Words) -> tuple[Column, ...]:
    text, wanted = words.text, ("labour.persons_in", "labour.percent_in")
    return columns(text("labour.industry"), *(text(key, unit=unit.name) for unit in units for key in wanted))


def _industry_cells(row: Record, units: Sequence[Series], words: Words) -> tuple[str, ...]:
    name = row["name"] if row["industry_code"] == OTHER else f"{row['industry_code']} {row['name']}"
    number, percent = words.number.number, words.number.percent
    pairs = ((number(row[f"{unit.key}_persons"]), percent(row[f"{unit.key}_pct"])) for unit in units)
    return (name, *(cell for pair in pairs for cell in pair))


def _industry_point(row: Record, unit: Series, words: Words) -> Point:
    pct = row[f"{unit.key}_pct"]
    said = words.number.percent(pct)
    return Point(unit.name, unit.role, row["name"], pct, f"{row['name']}, {unit.name}: {said}", said)


def _education_takeaway(levels: Sequence[Record], words: Words) -> str:
    own = words.text("labour.education_takeaway", **_shares(where(levels, unit="area"), words))
    country = where(levels, unit="country")
    return f"{own} {words.text('labour.education_country', **_shares(country, words))}" if country else own


def _shares(levels: Sequence[Record], words: Words) -> dict[str, str]:
    return {row["level"]: words.number.percent(row["population_pct"]) for row in levels}


def _level_cells(by_unit: Sequence[Record], words: Words) -> tuple[str, ...]:
    own = by_unit[0]
    shares = (words.number.percent(row["population_pct"]) for row in by_unit)
    return (words.text(f"labour.level_{own['level']}"), words.number.number(own["population_persons"]), *shares)


def _level_point(row: Record, unit: Series, words: Words) -> Point:
    level, said = words.text(f"labour.level_{row['level']}"), words.number.percent(row["population_pct"])
    return Point(unit.name, unit.role, level, row["population_pct"], f"{unit.name}, {level}: {said}", said)
