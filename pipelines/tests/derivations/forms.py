"""Inflected names of areas from their table: where an area is, where its regions are."""

import csv
from functools import cache
from pathlib import Path
from typing import Final

import lagesbild
from tests.derivations.case import Case
from tests.derivations.found import Found, found

TABLE: Final = Path(lagesbild.__file__).parent / "language" / "area_forms.csv"
AND: Final = {"fi": " ja ", "sv": " och ", "en": " and "}
AROUND: Final = {"fi": "alueella {name}", "sv": "i området {name}", "en": "in {name}"}


@cache
def rows() -> dict[str, dict[str, str]]:
    """Code → its row."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return {row["area_code"]: row for row in csv.DictReader(file)}


def inside(code: str, language: str) -> str:
    """``Alajärvellä``, ``i Alajärvi``, ``in Alajärvi``."""
    return rows()[code][f"in_{language}"]


def in_area(case: Case) -> str:
    """``Järviseudulla``, ``i Suupohja``."""
    row = rows().get(case.place.code)
    if row:
        return row[f"in_{case.language}"]
    return AROUND[case.language].format(name=case.place.names[case.language])


def in_region(case: Case) -> str | Found:
    """``Etelä-Pohjanmaalla``; of several regions with *and*; the area's own where it is all of them."""
    if case.place.kind == "country" or case.raw.is_whole_regions(case.place):
        return in_area(case)
    regions = [rows()[code] for code in case.place.regions]
    if [region["name_fi"] for region in regions] == [case.place.names["fi"]]:
        name = regions[0]["of_fi"] if case.language == "fi" else case.place.names[case.language]
        return found("shared.in_region_named", name=name)
    first, *others = [region[f"in_{case.language}"] for region in regions]
    if case.language != "fi":
        others = [each.partition(" ")[2] if each.split()[0] == first.split()[0] else each for each in others]
    *start, last = [first, *others]
    return ", ".join(start) + AND[case.language] + last if start else last
