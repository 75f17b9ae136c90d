"""Ratios of age groups in words: the dependency ratio and the renewal of the workforce.

Both come from one row per unit and year, with ``ratio``; every unit has the years of the area.
"""

from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd

from lagesbild.wording.presented import Point, Presented, columns, table
from lagesbild.wording.records import Record, records, where
from lagesbild.wording.words import Series, Words


class _Ratios(NamedTuple):
    """The rows, the area's own in their order, its row of today and of the horizon, and the units in the rows."""

    rows: list[Record]
    own: list[Record]
    now: Record
    then: Record
    units: list[Series]


def dependency_ratio(rows: pd.DataFrame, words: Words) -> Presented:
    """One line for the area, its region and the country: children and older persons per hundred of working age.

    The weight is the change in the area's ratio from today to the horizon. Nothing can be missing.
    """
    text, one = words.text, _one_decimal(words)
    ratios = _read(rows, words)
    now, then = ratios.now, ratios.then
    parts = (text("service.children", area=words.area_name), text("service.elderly", area=words.area_name))
    return words.present(
        title=text("service.dependency_title", area=words.area_name, **_span(ratios)),
        takeaway=text("service.dependency_takeaway", base=words.year(now["year"], now["kind"]), horizon=words.horizon,
                      now=one(now["ratio"]), then=one(then["ratio"]), elderly=one(then["elderly_ratio"])),
        alt="service.dependency_alt",
        notes=words.notes("dependency", "projection", *(("same_years",) if len(ratios.units) > 1 else ())),
        table=table(
            columns(text("population.year"), *(unit.name for unit in ratios.units), *parts),
            (),
        ),
        marks=_points(ratios, words),
        value_title=text("service.dependency_axis"),
        weight=abs(then["ratio"] / now["ratio"] - 1),
    )  # fmt: skip
