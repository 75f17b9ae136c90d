"""Job openings by occupation group in words: attrition, change in employment, and both together."""

from collections.abc import Sequence
from typing import Final

import pandas as pd

from lagesbild.wording.numbers import rounded
from lagesbild.wording.presented import Point, Presented, columns, table
from lagesbild.wording.records import Record, records
from lagesbild.wording.words import NOTHING, Words

OTHER: Final = "other"
NAMED: Final = 3
TOLD: Final = ("employed_persons", "attrition_persons", "change_persons", "openings_persons")
YEARS_AHEAD: Final = 10


def job_openings(rows: pd.DataFrame, words: Words) -> Presented:
    """Outlined bars from one row per occupation group: openings of the ten largest and of the others together.

    The table holds the groups' sum, its parts, and groups with a missing number, which are in no sum. There is no
    weight: the calculation rests on assumptions.
    """
    text, groups = words.text, [_named(row, words) for row in records(rows)]
    known = [row for row in groups if row["openings_persons"] is not None]
    first, total = groups[0], _total(known)
    header = (
        text("demand.employed_in", year=first["year"]), text("openings.aged_55"),
        *(text(f"openings.{part}", **_years(first)) for part in ("attrition", "change", "openings")),
    )  # fmt: skip
    together = {**total, "name": text("openings.all"), "aged_55_pct": None}
    return words.present(
        title=text("openings.title", region=words.region_name, **_years(first)),
        takeaway=_takeaway(known, total, words),
        alt="openings.alt",
        notes=_notes(groups, words),
        table=table(columns(text("openings.group"), *header), (_cells(row, words) for row in [together, *groups])),
        marks=(_point(row, words) for row in known),
        value_title=text("openings.openings", **_years(first)),
    )


def _named(row: Record, words: Words) -> Record:
    if row["occupation_code"] == OTHER:
        return {**row, "name": words.text("openings.other", n=row["groups_count"])}
    return {**row, "name": row[f"name_{words.language}"]}


def _years(row: Record) -> dict[str, int]:
    return {"year": row["year"], "horizon": row["horizon_year"]}


def _total(known: Sequence[Record]) -> Record:
    return {column: sum(row[column] for row in known) for column in TOLD}


def _takeaway(known: Sequence[Record], total: Record, words: Words) -> str:
    most = [row for row in known if row["occupation_code"] != OTHER and rounded(row["openings_persons"], 0) > 0]
    return words.text(
        "openings.takeaway" if most else "openings.takeaway_none", **_years(known[0]), **_said(total, words),
        **({"list": "; ".join(_item(row, words) for row in most[:NAMED])} if most else {}),
    )  # fmt: skip


def _item(row: Record, words: Words) -> str:
    return words.text("openings.item", group=row["name"], openings=_said(row, words)["openings"])


def _said(row: Record, words: Words) -> dict[str, str]:
    number, change = words.number.number, words.number.change
    return {
        "openings": number(row["openings_persons"]),
        "attrition": number(row["attrition_persons"]),
        "change": change(row["change_persons"]),
    }


def _notes(groups: Sequence[Record], words: Words) -> tuple[str, ...]:
    text, first = words.text, groups[0]
    years = {"base": first["base_year"], "year": first["year"]}
    back = first["year"] - first["base_year"]
    goes_on = text("openings.goes_on", **years) if back == YEARS_AHEAD else text(
        "openings.goes_on_scaled", **years, back=back, wanted=first["year"] - YEARS_AHEAD)  # fmt: skip
    newer = {"newest": first["newest_year"], "year": first["year"]}
    missing = [row["name"] for row in groups if row["openings_persons"] is None]
    negative = any(row["openings_persons"] is not None and row["openings_persons"] < 0 for row in groups)
    return (
        *words.region_notes(), text("openings.method", year=first["year"]), goes_on,
        *([text("openings.ages_end", **newer)] if first["newest_year"] > first["year"] else []),
        *([text("openings.negative")] if negative else []),
        text("openings.left_out"),
        *([text("openings.missing", list="; ".join(missing))] if missing else []),
        text("openings.rounded"),
    )  # fmt: skip


def _cells(row: Record, words: Words) -> tuple[str, ...]:
    """A missing number is its sign; a dash stands where there is no share: of sums, and where nobody is employed."""
    number, sign = words.number.number, row.get("missing_status") or NOTHING
    writes = (number, words.number.percent, number, words.number.change, number)
    columns_ = ("employed_persons", "aged_55_pct", "attrition_persons", "change_persons", "openings_persons")
    is_sum = row.get("occupation_code", OTHER) == OTHER
    name = row["name"] if is_sum else f"{row['occupation_code']} {row['name']}"
    return (name, *(sign if row[column] is None else write(row[column])
                    for column, write in zip(columns_, writes, strict=True)))  # fmt: skip


def _point(row: Record, words: Words) -> Point:
    said = _said(row, words)
    hover = words.text("openings.hover", group=row["name"], **said)
    return Point(words.region_name, "own", row["name"], row["openings_persons"], hover, said["openings"], dashed=True)
