"""Members side by side: how many fewer or more there are of each service age in each of them."""

from collections.abc import Sequence
from typing import Final

import pandas as pd

from lagesbild.wording.presented import Column, Point, Presented, Role, columns, table
from lagesbild.wording.records import Record, records, where
from lagesbild.wording.words import Series, Words

MOST_MEMBERS: Final = 40
ALL: Final = "all"
ROLES: Final[dict[str, Role]] = {
    "0-5": "quiet", "6": "fourth", "7-12": "own", "13-15": "second", "16-18": "third",
}  # fmt: skip


def members(rows: pd.DataFrame, words: Words) -> Presented:
    """One dot per member and service age on one scale, from one row per member and band: change in persons.

    The table also has all ages, percentages (a dash where nobody is in the band today) and all members together. Not
    shown for a single member, nor for more than forty, nor where the projection has no such year for them. The weight
    is zero: the service age bands say the sums.
    """
    text = words.text
    if reason := _not_comparable(rows, words):
        return Presented(title=text("ages.members_question"), takeaway="", reason=reason)
    named = records(rows.assign(name=rows[f"name_{words.language}"].where(
        rows["area_code"] != "total", text("population.all_members"))))  # fmt: skip
    named = sorted(named, key=lambda row: (row["area_code"] != "total", words.order(row["name"])))
    first = named[0]
    times = {"base": words.year(first["base_year"], first["base_kind"]),
             "horizon": words.year(first["horizon_year"], "projected")}  # fmt: skip
    each = [row for row in named if row["area_code"] != "total"]
    return words.present(
        title=text("ages.members_title", area=words.area_name, **times),
        takeaway=_takeaway(where(named, area_code="total"), each, words),
        alt="ages.members_alt",
        notes=(*words.notes("projection", "residence"), *words.oldest_notes(named)),
        table=table(_header(words), _cells(named, words)),
        marks=(_point(row, band, words) for band in _bands(words) for row in where(each, band=band.key)),
        value_title=text("ages.members_change_persons"),
        changes=True,
    )


def _not_comparable(rows: pd.DataFrame, words: Words) -> str:
    """Why members cannot be set side by side; empty where they can."""
    if rows.empty:
        return words.text("population.members_no_year", horizon=words.horizon)
    count = rows["area_code"].nunique() - 1
    if count == 1:
        return words.text("population.members_one")
    return words.text("population.members_many", n=count) if count > MOST_MEMBERS else ""


def _bands(words: Words) -> list[Series]:
    return [Series(band, role, _band(band, words)) for band, role in ROLES.items()]


def _band(band: str, words: Words) -> str:
    return words.text(f"ages.band_{band}")


def _takeaway(together: Sequence[Record], each: Sequence[Record], words: Words) -> str:
    sums = {row["band"]: row for row in together}
    most = max((sums[band] for band in ROLES), key=_size)
    member = max(where(each, band=most["band"]), key=_size)
    return words.text(
        "ages.members_takeaway", base=together[0]["base_year"], horizon=together[0]["horizon_year"],
        most=_band(most["band"], words), change=words.number.change(most["change_persons"]),
        member=member["name"], member_change=words.number.change(member["change_persons"]),
        list="; ".join(_item(sums[band], where(each, band=band), words) for band in ROLES),
    )  # fmt: skip


def _size(row: Record) -> int:
    return abs(int(row["change_persons"]))


def _item(together: Record, each: Sequence[Record], words: Words) -> str:
    return words.text(
        "ages.members_item", band=_band(together["band"], words),
        change=words.number.change(together["change_persons"]),
        fewer=sum(row["change_persons"] < 0 for row in each), all=len(each),
    )  # fmt: skip


def _header(words: Words) -> tuple[Column, ...]:
    return columns(words.text("population.member"), *(_band(band, words) for band in (ALL, *ROLES)))


def _cells(named: Sequence[Record], words: Words) -> list[tuple[str, ...]]:
    found = {(row["area_code"], row["band"]): row for row in named}
    names = {row["area_code"]: row["name"] for row in named}
    return [(name, *(words.from_to(found[code, band]) for band in (ALL, *ROLES))) for code, name in names.items()]


def _point(row: Record, band: Series, words: Words) -> Point:
    hover = f"{row['name']}, {band.name}, {words.from_to(row)}"
    label = words.number.change(row["change_persons"])
    return Point(band.name, band.role, row["name"], row["change_persons"], hover, label, True)
