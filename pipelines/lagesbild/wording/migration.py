"""The projection beside the self-sufficiency calculation in words: the change with migration and without it."""

from typing import Final, NamedTuple

import pandas as pd

from lagesbild.wording.presented import Point, Presented, Role, columns, table
from lagesbild.wording.records import Record, records, where
from lagesbild.wording.words import Words

ALL: Final = "all"
SERVED: Final = ("0-5", "6", "7-12", "13-15", "16-18")


class _Change(NamedTuple):
    """One of the two changes: the prefix of its columns, its name, and how it is drawn."""

    prefix: str
    name: str
    role: Role
    dashed: bool


CHANGES: Final = (_Change("", "with", "third", True), _Change("without_", "without", "own", False))


def migration_in_projection(bands: pd.DataFrame, words: Words) -> Presented:
    """Two bars per service age band and for all ages: change in percent, projected, and without migration.

    A band in which nobody is today has dashes for its percentages and no bars. The weight is zero: the service age
    bands say the projected change already.
    """
    text, rows = words.text, records(bands)
    first = rows[0]
    base, horizon = words.year(first["base_year"], first["base_kind"]), words.year(first["horizon_year"], "projected")
    header = (base, horizon, text("migration.year_without", year=first["horizon_year"]), text("population.change"),
              text("migration.change_without"), text("migration.effect"))  # fmt: skip
    return words.present(
        title=text("migration.title", area=words.area_name, base=base, horizon=horizon),
        takeaway=_takeaway(rows, base, words),
        alt="migration.alt",
        notes=(text("migration.note"), *words.notes("bands_overlap", "projection"), *words.oldest_notes(rows)),
        table=table(columns(text("population.band"), *header), (_cells(row, words) for row in rows)),
        marks=(_point(row, change, words) for change in CHANGES for row in rows if row["change_pct"] is not None),
        value_title=text("population.change_pct"),
        changes=True,
    )


def _takeaway(rows: list[Record], base: str, words: Words) -> str:
    together = where(rows, band=ALL)[0]
    most = max((row for row in rows if row["band"] in SERVED), key=lambda row: abs(row["migration_persons"]))
    change = words.number.change
    return words.text(
        "migration.takeaway", base=base, horizon=together["horizon_year"],
        change=change(together["change_persons"]), pct=words.change_percent(together["change_pct"]),
        without=change(together["without_change_persons"]),
        without_pct=words.change_percent(together["without_change_pct"]),
        migration=change(together["migration_persons"]), band=_band(most, words),
        band_migration=change(most["migration_persons"]),
    )  # fmt: skip


def _band(row: Record, words: Words) -> str:
    return words.text("migration.band_all" if row["band"] == ALL else f"population.band_{row['band']}")


def _cells(row: Record, words: Words) -> tuple[str, ...]:
    persons = (words.number.number(row[f"{time}_persons"]) for time in ("base", "horizon", "without"))
    changes = (_said(row, change, words) for change in CHANGES)
    return (_band(row, words), *persons, *changes, words.number.change(row["migration_persons"]))


def _said(row: Record, change: _Change, words: Words) -> str:
    return words.text(
        "migration.change_with_pct", change=words.number.change(row[f"{change.prefix}change_persons"]),
        pct=words.change_percent(row[f"{change.prefix}change_pct"]),
    )  # fmt: skip


def _point(row: Record, change: _Change, words: Words) -> Point:
    band, name, said = _band(row, words), words.text(f"migration.{change.name}"), _said(row, change, words)
    value = row[f"{change.prefix}change_pct"]
    return Point(name, change.role, band, value, f"{band}, {name}: {said}", said, change.dashed)
