"""The employed by industry against the whole country, in words: specialisation, and the parts of change."""

from typing import Final

import pandas as pd

from lagesbild.wording.presented import Point, Presented, columns, table
from lagesbild.wording.records import Record, records
from lagesbild.wording.words import NOTHING, Words

UNKNOWN: Final = "X"
LEAST_PCT: Final = 1.0
NAMED: Final = 3
PARTS: Final = ("change", "national", "mix", "regional")


def specialisation(rows: pd.DataFrame, words: Words) -> Presented:
    """Bars from one row per industry, highest first: the location quotient of those with one percent of the employed.

    The table holds all; a dash where the country has nobody employed. Not shown for the country.
    """
    text = words.text
    if words.area.kind == "country":
        return _not_against_itself("demand.specialisation_question", words)
    found = records(rows.assign(name=rows[f"name_{words.language}"]))
    drawn = [row for row in found if row["industry_code"] != UNKNOWN and row["region_pct"] >= LEAST_PCT]
    header = (text("labour.industry"), text("demand.quotient"), *(
        text(key, unit=unit) for unit in (words.region_name, text("brief.country"))
        for key in ("labour.persons_in", "labour.percent_in")
    ))  # fmt: skip
    return words.present(
        title=text("demand.specialisation_title", year=found[0]["year"], region=words.region_name),
        takeaway=text("demand.specialisation_takeaway", most="; ".join(_named(row, words) for row in drawn[:NAMED]),
                      least=_named(drawn[-1], words)),
        alt="demand.specialisation_alt",
        notes=(*words.region_notes(), text("demand.quotient_note"), *words.notes("industry")),
        table=table(columns(*header), (_quotient_cells(row, words) for row in found)),
        marks=(_quotient_point(row, words) for row in drawn),
        value_title=text("demand.quotient"),
    )  # fmt: skip


def shift_share(rows: pd.DataFrame, words: Words) -> Presented:
    """Four bars from one row per industry: the change of employed persons in all, and the three parts of it.

    The table holds the parts of every industry. The weight is the change as a share of the base year. Not shown for the
    country.
    """
    text = words.text
    if words.area.kind == "country":
        return _not_against_itself("demand.shift_question", words)
    found = records(rows.assign(name=rows[f"name_{words.language}"]))
    base, year, total = found[0]["base_year"], found[0]["year"], _total(rows)
    header = (text("labour.industry"), *(text("demand.employed_in", year=each) for each in (base, year)),
              *(text(f"demand.{part}") for part in PARTS))  # fmt: skip
    names = [f"{row['industry_code']} {row['name']}" for row in found]
    return words.present(
        title=text("demand.shift_title", base=base, year=year, region=words.region_name),
        takeaway=_shift_takeaway(found, total, words),
        alt="demand.shift_alt",
        notes=(*words.region_notes(), text("demand.shift_note"), text("demand.shift_base", base=base, back=year - base),
               *words.notes("industry")),
        table=table(columns(*header), (_shift_cells(name, row, words) for name, row in
                                       zip((text("demand.all_industries"), *names), (total, *found), strict=True))),
        marks=(_part_point(part, total, words) for part in PARTS),
        value_title=text("demand.persons_change"),
        changes=True,
        weight=abs(total["change_persons"]) / total["region_base_persons"],
    )  # fmt: skip


def _not_against_itself(question: str, words: Words) -> Presented:
    return Presented(words.text(question), takeaway="", reason=words.text("demand.not_against_itself"))


def _quotient(row: Record, words: Words) -> str:
    quotient = row["location_quotient"]
    return NOTHING if quotient is None else words.number.number(quotient, 2)


def _named(row: Record, words: Words) -> str:
    return words.text("demand.quotient_item", industry=row["name"], quotient=_quotient(row, words))


def _quotient_cells(row: Record, words: Words) -> tuple[str, ...]:
    number, percent = words.number.number, words.number.percent
    pairs = ((number(row[f"{unit}_persons"]), percent(row[f"{unit}_pct"])) for unit in ("region", "country"))
    return (f"{row['industry_code']} {row['name']}", _quotient(row, words), *(cell for pair in pairs for cell in pair))


def _quotient_point(row: Record, words: Words) -> Point:
    said = _quotient(row, words)
    return Point(words.region_name, "own", row["name"], row["location_quotient"], f"{row['name']}: {said}", said)


def _total(rows: pd.DataFrame) -> Record:
    numbers = ["region_base_persons", "region_persons", *(f"{part}_persons" for part in PARTS)]
    return {column: rows[column].sum() for column in numbers}


def _shift_takeaway(found: list[Record], total: Record, words: Words) -> str:
    change, known = words.number.change, [row for row in found if row["industry_code"] != UNKNOWN]
    up, down = (choose(known, key=lambda row: row["regional_persons"]) for choose in (max, min))
    return words.text(
        "demand.shift_takeaway", base=found[0]["base_year"], year=found[0]["year"],
        pct=words.number.change_percent(100 * total["change_persons"] / total["region_base_persons"]),
        **{part: change(total[f"{part}_persons"]) for part in PARTS},
        up=up["name"], up_said=change(up["regional_persons"]),
        down=down["name"], down_said=change(down["regional_persons"]),
    )  # fmt: skip


def _shift_cells(name: str, row: Record, words: Words) -> tuple[str, ...]:
    employed = (words.number.number(row[column]) for column in ("region_base_persons", "region_persons"))
    return (name, *employed, *(words.number.change(row[f"{part}_persons"]) for part in PARTS))


def _part_point(part: str, total: Record, words: Words) -> Point:
    name, value = words.text(f"demand.{part}"), total[f"{part}_persons"]
    said = words.number.change(value)
    return Point(words.region_name, "own", name, value, f"{name}: {said}", said)
