"""Similar areas in words: the area on one scale with them, and whether what is said holds when they change."""

from collections.abc import Iterator, Sequence
from typing import Final

import pandas as pd

from lagesbild.wording.presented import Column, Point, Presented, columns, table
from lagesbild.wording.records import Record, records
from lagesbild.wording.words import NOTHING, Words

INDICATORS: Final = ("pupils_change", "horizon_dependency", "tertiary")
DECIMALS: Final = {"population": 0}
VARIABLES: Final = ("population", "children", "elderly", "change", "per_km2", "urban", "language", "goods")
SIGNED: Final = {"pupils_change", "change"}
JOINED: Final = " – "


def similar_areas(rows: pd.DataFrame, words: Words) -> Presented:
    """One dot per area over the spread of the similar ones, from one row per area: change of ages 7–15 in percent.

    The area itself stands first, the similar ones in alphabetical order with their distance; the table also has the
    other indicators and every variable. Not shown for the whole country or where too few areas can be compared. The
    weight is zero: other exhibits say the area's own figures.
    """
    text = words.text
    if rows.empty:
        reason = "none_country" if words.area.kind == "country" else "none"
        return Presented(text("similar.question"), takeaway="", reason=text(f"similar.{reason}"))
    own, *others = records(
        rows.assign(name=rows[f"name_{words.language}"].map(lambda name: _members_in_order(name, words)))
    )
    own = {**own, "name": words.area_name}
    listed = [own, *sorted(others, key=lambda row: words.order(row["name"]))]
    variables = [name for name in VARIABLES if name in rows]
    return words.present(
        title=text("similar.title", area=words.area_name, **_years(own, words)),
        takeaway=_takeaway(own, words),
        alt="similar.alt",
        notes=_notes(own, variables, words),
        table=table(_header(own, variables, words), _cells(listed, variables, words)),
        marks=_points(listed, words),
        value_title=text("similar.value"),
        changes=True,
    )


def _members_in_order(name: str, words: Words) -> str:
    return JOINED.join(sorted(name.split(JOINED), key=words.order))


def _years(own: Record, words: Words) -> dict[str, str]:
    return {"base": words.year(own["base_year"], own["base_kind"]),
            "horizon": words.year(own["horizon_year"], "projected")}  # fmt: skip


def _name(key: str, own: Record, words: Words) -> str:
    """Name of an indicator or a variable with its years."""
    return words.text(
        f"similar.{key}", **_years(own, words) if key != "tertiary" else {"year": own["education_year"]}
    ) if key in INDICATORS else words.text(
        f"similar.{key}", year=own["last_year"], first=own["first_year"], last=own["last_year"],
        base=_years(own, words)["base"],
    )  # fmt: skip


def _value(row: Record, key: str, words: Words) -> str:
    write = words.number.change if key in SIGNED else words.number.number
    if key == "pupils_change":
        return words.number.change_percent(row[key])
    return words.number.percent(row[key]) if key == "tertiary" else write(row[key], DECIMALS.get(key, 1))


def _compared(own: Record, key: str, words: Words) -> dict[str, object]:
    return {
        "own": _value(own, key, words), "median": _value({key: own[f"{key}_median"]}, key, words),
        "count": max(own[f"{key}_above"], own[f"{key}_below"]), "sets": own["sets"],
    }  # fmt: skip


def _side(own: Record, key: str) -> str:
    """Where the area lies in most of the choices."""
    return "above" if own[f"{key}_above"] >= own[f"{key}_below"] else "below"


def _takeaway(own: Record, words: Words) -> str:
    key = INDICATORS[0]
    return words.text(f"similar.takeaway_{_side(own, key)}", **_compared(own, key, words))


def _also(own: Record, words: Words) -> str:
    items = (
        words.text(f"similar.item_{_side(own, key)}", name=_name(key, own, words), **_compared(own, key, words))
        for key in INDICATORS[1:]
    )
    return words.text("similar.also", list="; ".join(items))


def _notes(own: Record, variables: Sequence[str], words: Words) -> tuple[str, ...]:
    text = words.text
    named = "; ".join(_name(key, own, words) for key in variables)
    listed = "; ".join(_name(key, own, words) for key in (*INDICATORS, *variables))
    return (
        _also(own, words),
        text("similar.method", variables=named),
        *(() if "goods" in variables else (text("similar.no_industry"),)),
        text("similar.method_sets"),
        *((text("similar.groups"),) if words.area.kind == "group" and len(words.area.units) > 1 else ()),
        text("similar.order"),
        text("similar.columns", list=listed),
        *words.notes("projection"),
    )


def _header(own: Record, variables: Sequence[str], words: Words) -> tuple[Column, ...]:
    """Few letters, so that twelve columns have room on paper; the notes give the full names."""
    years = _years(own, words) | {name: own[f"{name}_year"] for name in ("first", "last", "education")}
    names = (words.text(f"similar.column_{key}", **years) for key in (*INDICATORS, *variables))
    return columns(words.text("similar.area"), words.text("similar.distance"), *names)


def _cells(listed: Sequence[Record], variables: Sequence[str], words: Words) -> Iterator[tuple[str, ...]]:
    for row in listed:
        yield (row["name"], _distance(row, words), *(_value(row, key, words) for key in (*INDICATORS, *variables)))
    medians = (_value({key: listed[0][f"{key}_median"]}, key, words) for key in INDICATORS)
    yield (words.text("similar.median"), NOTHING, *medians, *(NOTHING for _ in variables))


def _distance(row: Record, words: Words) -> str:
    return NOTHING if row["distance"] is None else words.number.number(row["distance"], 2)


def _points(listed: Sequence[Record], words: Words) -> Iterator[Point]:
    """The spread behind every row, then the area's own dot and those of the similar areas."""
    key, text = INDICATORS[0], words.text
    own, *others = listed
    ends = (min(row[key] for row in others), max(row[key] for row in others))
    for row in listed:
        for end in ends:
            yield Point(text("similar.spread"), "quiet", row["name"], end, "", _value(row, key, words))
    yield Point(own["name"], "own", own["name"], own[key], f"{own['name']}: {_value(own, key, words)}", "", True)
    for row in others:
        value, distance = _value(row, key, words), _distance(row, words)
        hover = text("similar.hover", name=row["name"], value=value, distance=distance)
        yield Point(text("similar.similar"), "quiet", row["name"], row[key], hover, "", True)
