"""Births, migration and deaths in words: what the projected change is made of."""

from typing import Final

import pandas as pd

from lagesbild.wording.presented import Point, Presented, columns, table
from lagesbild.wording.records import Record, records, where
from lagesbild.wording.words import NOTHING, Words

ALL: Final = "all"
TOLD: Final = "7-12"
CHART: Final = ("born_after", "under_50", "from_50", "change")
PARTS: Final = ("born_after", "ageing", "under_50", "from_50")


def births_and_migration(bands: pd.DataFrame, words: Words) -> Presented:
    """One bar per part of the area's change and one for the whole of it; the table has the parts of every band.

    A part that a band has no ages for is a dash. The weight is zero: the service age bands say the change already.
    """
    text, rows = words.text, records(bands)
    area = where(rows, band=ALL)[0]
    base, horizon = words.year(area["base_year"], area["base_kind"]), words.year(area["horizon_year"], "projected")
    header = (
        base,
        horizon,
        text("population.change"),
        *(text(f"births.named_{part}", **_named(area)) for part in PARTS),
    )
    return words.present(
        title=text("births.title", area=words.area_name, base=base, horizon=horizon),
        takeaway=_takeaway(area, where(rows, band=TOLD)[0], base, words),
        alt="births.alt",
        notes=_notes(area, words),
        table=table(columns(text("population.band"), *header), (_cells(row, words) for row in rows)),
        marks=(_point(part, area, words) for part in CHART),
        value_title=text("population.persons"),
        changes=True,
    )


def _takeaway(area: Record, told: Record, base: str, words: Words) -> str:
    change = words.number.change
    parts = "; ".join(
        words.text(f"births.said_{part}", change=change(area[f"{part}_persons"]), **_named(area)) for part in CHART[:-1]
    )
    return words.text(
        "births.takeaway", base=base, horizon=area["horizon_year"], change=change(area["change_persons"]), parts=parts,
        pupils=_pupils(told, words),
    )  # fmt: skip


def _pupils(told: Record, words: Words) -> str:
    """Which ages of grades 1–6 at the horizon are born after today: all, some or none."""
    low, youngest_alive = told["age_from"], told["years"]
    key = "none" if youngest_alive <= low else "all" if youngest_alive > told["age_to"] else "some"
    last = youngest_alive - 1
    ages = {"ages": str(low) if low == last else f"{low}–{last}"} if key == "some" else {}
    return words.text(f"births.pupils_{key}", base=told["base_year"], horizon=told["horizon_year"], **ages)


def _notes(area: Record, words: Words) -> tuple[str, ...]:
    text = words.text
    return (
        text("births.note", **_named(area)), text("births.table_note"),
        text(f"births.note_{area['base_kind']}", **_named(area)),
        *words.notes("bands_overlap", "projection"), *words.oldest_notes([area]),
        *((text("births.turned_100"),) if area["lacks_oldest"] else ()),
    )  # fmt: skip


def _named(area: Record) -> dict[str, object]:
    """What the names of the parts need: the years, and the ages of those under 50 who live today."""
    return {"base": area["base_year"], "horizon": area["horizon_year"], "ages": f"{area['years']}–49"}


def _cells(row: Record, words: Words) -> tuple[str, ...]:
    number, change = words.number.number, words.number.change
    parts = (row[f"{part}_persons"] for part in PARTS)
    said = (NOTHING if part is None else change(part) for part in parts)
    band = words.text("migration.band_all" if row["band"] == ALL else f"population.band_{row['band']}")
    return (band, number(row["base_persons"]), number(row["horizon_persons"]), change(row["change_persons"]), *said)


def _point(part: str, area: Record, words: Words) -> Point:
    name, persons = words.text(f"births.named_{part}", **_named(area)), area[f"{part}_persons"]
    said = words.number.change(persons)
    return Point(words.text("population.persons"), "own", name, persons, f"{name}: {said}", said)
