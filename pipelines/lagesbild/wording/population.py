"""Population in words: history and projection, and the components of its change."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import pandas as pd

from lagesbild.wording.presented import Column, Point, Presented, Role, columns, table
from lagesbild.wording.records import Record, records, where
from lagesbild.wording.words import Series, Words, direction, gaps

PARTS: Final[dict[str, Role]] = {"natural": "own", "intermunicipal_net": "second", "net_immigration": "third"}


def population_history(years: pd.DataFrame, words: Words) -> Presented:
    """One line from one row per year: observed, then the projection.

    A year without a row is a gap in the line and named in a note. The weight is the projected change.
    """
    text, rows = words.text, records(years)
    observed = where(rows, kind="observed")
    first, last, then = observed[0], observed[-1], where(rows, year=words.horizon)[-1]
    missing = gaps(row["year"] for row in observed)
    header = columns(text("population.year"), text("population.persons"))
    return words.present(
        title=text("population.history_title", area=words.area_name, first=first["year"], last=rows[-1]["year"],
                   observed=last["year"]),
        takeaway=f"{_past(first, last, words)} {_future(last, then, words)}",
        alt="population.history_alt",
        notes=(*words.notes("projection"), *words.oldest_notes(rows), *words.gap_notes(missing)),
        table=table((*header, Column(text("population.kind"), numeric=False)),
                    ((str(row["year"]), words.number.number(row["population_persons"]), words.kind(row["kind"]))
                     for row in rows)),
        marks=_history_points(rows, missing, words),
        value_title=text("population.persons"),
        weight=abs(_change_pct(last, then)) / 100,
    )  # fmt: skip


def components_of_change(components: pd.DataFrame, words: Words) -> Presented:
    """Births, deaths and migration from one row per unit, year and component.

    Of one year grouped bars: each component per thousand inhabitants, the area beside others. Of several years one
    line each for natural increase, moves between municipalities and immigration, in persons. The sentence is of the
    newest year. The weight is the total change of the area in it. Every component is known for every unit.
    """
    rows = records(components)
    own = where(rows, unit="area")
    newest = max(row["year"] for row in own)
    latest = where(own, year=newest)
    several = any(row["year"] != newest for row in own)
    shown = _components_by_year(own, latest, words) if several else _components_of_one_year(rows, latest, words)
    return replace(shown, weight=abs(sum(row["per_1000"] for row in latest)) / 1000)


def _components_of_one_year(rows: Sequence[Record], own: Sequence[Record], words: Words) -> Presented:
    text, number, units = words.text, words.number, words.units(rows)
    per_1000 = {(row["component"], row["unit"]): row["per_1000"] for row in rows}
    cells = (
        (text(f"population.{row['component']}"), number.change(row["persons"]),
         *(number.change(per_1000[row["component"], unit.key], 1) for unit in units))
        for row in own
    )  # fmt: skip
    return words.present(
        title=text("population.components_title", area=words.area_name, year=own[0]["year"]),
        takeaway=_components_takeaway(own, words),
        alt="population.components_alt",
        notes=words.notes("mean_population", *_within(words)),
        table=table(_components_header(units, words), cells),
        marks=(_component_point(row, unit, words) for unit in units for row in where(rows, unit=unit.key)),
        value_title=text("population.per_1000"),
        changes=True,
    )


def _components_by_year(own: Sequence[Record], latest: Sequence[Record], words: Words) -> Presented:
    text, years = words.text, sorted({row["year"] for row in own})
    named = [Series(key, role, text(f"population.{key}")) for key, role in PARTS.items()]
    parts = {year: _parts(where(own, year=year)) for year in years}
    return words.present(
        title=text("population.components_series_title", area=words.area_name, first=years[0], last=years[-1]),
        takeaway=_components_takeaway(latest, words),
        alt="population.components_series_alt",
        notes=words.notes(*_within(words)),
        table=table(columns(text("population.year"), *(part.name for part in named)),
                    ((str(year), *(words.number.change(parts[year][part.key]) for part in named)) for year in years)),
        marks=(_part_point(year, parts[year][part.key], part, words) for part in named for year in years),
        value_title=text("population.persons"),
        changes=True,
    )  # fmt: skip


def _within(words: Words) -> tuple[str, ...]:
    return ("moves_within",) if words.area.kind == "group" else ()


def _parts(of_year: Sequence[Record]) -> dict[str, int]:
    """Natural increase, and the two kinds of net migration, in persons."""
    persons = {row["component"]: row["persons"] for row in of_year}
    return {key: persons[key] for key in ("intermunicipal_net", "net_immigration")} | {
        "natural": persons["births"] + persons["deaths"]
    }


def _part_point(year: int, persons: int, part: Series, words: Words) -> Point:
    return Point(part.name, part.role, year, persons, f"{part.name}, {year}: {words.number.change(persons)}")


def _change_pct(before: Record, after: Record) -> float:
    return float(100 * (after["population_persons"] - before["population_persons"]) / before["population_persons"])


def _past(first: Record, last: Record, words: Words) -> str:
    now = words.number.number(last["population_persons"])
    return _moved("population.history_past", first, last, words, first=first["year"], last=last["year"], now=now)


def _future(last: Record, then: Record, words: Words) -> str:
    future = words.number.number(then["population_persons"])
    return _moved("population.history_future", last, then, words, horizon=words.horizon, future=future)


def _moved(key: str, before: Record, after: Record, words: Words, **values: object) -> str:
    """Growing and falling, the verb is the sign of the persons; where about the same, they bear it themselves."""
    change, pct = after["population_persons"] - before["population_persons"], _change_pct(before, after)
    way = direction(pct)
    persons = words.number.change(change) if way == "same" else words.number.number(abs(change))
    return words.text(f"{key}_{way}", change=persons, pct=words.change_percent(pct), **values)


def _history_points(rows: Sequence[Record], missing: Sequence[int], words: Words) -> list[Point]:
    """One point per year, an empty one for each gap so that the line breaks there."""
    known = [_history_point(row, words) for row in rows]
    empty = [Point(words.area_name, "own", year, None, "") for year in missing]
    return sorted([*known, *empty], key=lambda point: point.x)


def _history_point(row: Record, words: Words) -> Point:
    hover = f"{words.year(row['year'], row['kind'])}: {words.number.number(row['population_persons'])}"
    projected = row["kind"] == "projected"
    label = words.kind(row["kind"]) if projected else ""
    return Point(words.area_name, "own", row["year"], row["population_persons"], hover, label, projected)


def _components_takeaway(own: Sequence[Record], words: Words) -> str:
    number, persons, parts = words.number, {row["component"]: row["persons"] for row in own}, _parts(own)
    migration = parts["intermunicipal_net"] + parts["net_immigration"]
    difference = abs(parts["natural"]) - abs(migration)
    larger = "neither" if not difference else "natural" if difference > 0 else "migration"
    return words.text(
        "population.components_takeaway",
        year=own[0]["year"],
        natural=number.change(parts["natural"]),
        births=number.number(persons["births"]),
        deaths=number.number(-persons["deaths"]),
        migration=number.change(migration),
        moves=number.change(parts["intermunicipal_net"]),
        immigration=number.change(parts["net_immigration"]),
        larger=words.text(f"population.components_larger_{larger}"),
    )


def _components_header(units: Sequence[Series], words: Words) -> tuple[Column, ...]:
    text = words.text
    rates = (text("population.per_1000_in", unit=unit.name) for unit in units)
    return columns(text("population.component"), f"{text('population.persons')}, {words.area_name}", *rates)


def _component_point(row: Record, unit: Series, words: Words) -> Point:
    component, said = words.text(f"population.{row['component']}"), words.number.change(row["per_1000"], 1)
    return Point(unit.name, unit.role, component, row["per_1000"], f"{unit.name}, {component}: {said} ‰", said)
