"""The map in words: each municipality of the area and around it in a class, with its figure."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import pandas as pd

from lagesbild.wording.numbers import rounded
from lagesbild.wording.presented import Column, Point, Presented, columns, table
from lagesbild.wording.records import Record, records, where
from lagesbild.wording.words import Words

LIMITS: Final = {"down40": -40, "down25": -25, "down10": -10}


def map_of_change(rows: pd.DataFrame, words: Words) -> Presented:
    """One point per municipality with its boundary, from one row each: change of ages 7–15 in percent, in classes.

    Beside the columns of every chart's points there are ``geometry``, ``is_member`` and ``class``, and ``series`` is
    the class in words; the label is the name, of a member also its figure. The weight is zero: the service age
    bands say the area's own change.
    """
    text = words.text
    if rows.empty:
        of_country = words.area.kind == "country"
        reason = text("similar.map_country") if of_country else text("similar.map_none", horizon=words.horizon)
        return Presented(text("similar.map_question"), takeaway="", reason=reason)
    named = records(rows.assign(name=rows[f"name_{words.language}"]))
    named = sorted(named, key=lambda row: (not row["is_member"], words.order(row["name"])))
    first, members = named[0], where(named, is_member=True)
    presented = words.present(
        title=text("similar.map_title", area=words.area_name, base=words.year(first["base_year"], first["base_kind"]),
                   horizon=words.year(first["horizon_year"], "projected")),
        takeaway=_takeaway(members, where(named, is_member=False), words),
        alt="similar.map_alt",
        notes=(text("similar.map_note"), *words.notes("projection", "residence")),
        table=table(_header(first, words), (_cells(row, words) for row in named)),
        marks=(_point(row, words) for row in named),
        value_title=text("similar.change_pct"),
    )  # fmt: skip
    drawn = presented.points.assign(
        geometry=[row["geometry"] for row in named], is_member=[row["is_member"] for row in named],
        **{"class": [class_of(row["change_pct"]) for row in named]},
    )  # fmt: skip
    return replace(presented, points=drawn)


def class_of(change_pct: float | None) -> str:
    """The class of a change in percent, rounded as it is read: falls by 40 or more, 25, 10, less – or does not fall."""
    if change_pct is None:
        return "unknown"
    read = rounded(change_pct, 1)
    if read >= 0:
        return "up"
    return next((name for name, limit in LIMITS.items() if read <= limit), "down0")


def _takeaway(members: Sequence[Record], around: Sequence[Record], words: Words) -> str:
    near = {"near": len(around), "near_fewer": _fewer(around)}
    if len(members) == 1:
        pct = words.change_percent(members[0]["change_pct"])
        return words.text("similar.map_takeaway_one", area=words.area_name, pct=pct, **near)
    known = [row for row in members if row["change_pct"] is not None]
    low, high = (pick(known, key=lambda row: row["change_pct"]) for pick in (min, max))
    return words.text(
        "similar.map_takeaway", low=low["name"], low_pct=words.change_percent(low["change_pct"]), high=high["name"],
        high_pct=words.change_percent(high["change_pct"]), all=len(members), fewer=_fewer(members), **near,
    )  # fmt: skip


def _fewer(rows: Sequence[Record]) -> int:
    return sum(row["change_persons"] < 0 for row in rows)


def _header(first: Record, words: Words) -> tuple[Column, ...]:
    text = words.text
    years = (words.year(first["base_year"], first["base_kind"]), words.year(first["horizon_year"], "projected"))
    place, *numeric = columns(text("similar.place"), *years, text("similar.change_persons"), text("similar.change_pct"))
    return (Column(text("similar.municipality"), numeric=False), place, *numeric)


def _place(row: Record, words: Words) -> str:
    return words.text("similar.member" if row["is_member"] else "similar.neighbour")


def _cells(row: Record, words: Words) -> tuple[str, ...]:
    number = words.number
    return (
        row["name"], _place(row, words), number.number(row["base_persons"]), number.number(row["horizon_persons"]),
        number.change(row["change_persons"]), words.change_percent(row["change_pct"]),
    )  # fmt: skip


def _point(row: Record, words: Words) -> Point:
    pct = words.change_percent(row["change_pct"])
    hover = words.text("similar.map_hover", name=row["name"], place=_place(row, words), pct=pct)
    label = f"{row['name']}\n{pct}" if row["is_member"] else row["name"]
    series = words.text(f"similar.class_{class_of(row['change_pct'])}")
    return Point(series, "own" if row["is_member"] else "quiet", row["name"], row["change_pct"], hover, label, True)
