"""Population in words: history and projection, and the components of its change."""

from collections.abc import Sequence

import pandas as pd

from lagesbild.wording.presented import Column, Point, Presented, columns, table
from lagesbild.wording.records import Record, records, where
from lagesbild.wording.words import Series, Words, direction


def population_history(years: pd.DataFrame, words: Words) -> Presented:
    """One line from one row per year: observed, then the projection.

    A year without a row is a gap in the line and named in a note. The weight is the projected change.
    """
    text, rows = words.text, records(years)
    observed = where(rows, kind="observed")
    first, last, then = observed[0], observed[-1], where(rows, year=words.horizon)[-1]
    gaps = _gaps(observed)
    gap_note = (text("notes.gap", years=", ".join(map(str, gaps))),) if gaps else ()
    header = columns(text("population.year"), text("population.persons"))
    return words.present(
        title=text("population.history_title", area=words.area_name, first=first["year"], last=rows[-1]["year"],
                   observed=last["year"]),
        takeaway=f"{_past(first, last, words)} {_future(last, then, words)}",
        alt="population.history_alt",
        notes=(*words.notes("projection"), *words.oldest_notes(rows), *gap_note),
        table=table((*header, Column(text("population.kind"), numeric=False)),
                    ((str(row["year"]), words.number.number(row["population_persons"]), words.kind(row["kind"]))
                     for row in rows)),
        marks=_history_points(rows, gaps, words),
        value_title=text("population.persons"),
        weight=abs(_change_pct(last, then)) / 100,
    )  # fmt: skip


def components_of_change(components: pd.DataFrame, words: Words) -> Presented:
    """Grouped bars from one row per unit and component: each component per thousand inhabitants.

    The weight is the total change of the area. Every component is known for every unit.
    """
    text, number, rows = words.text, words.number, records(components)
    own, units = where(rows, unit="area"), words.units(rows)
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
        notes=words.notes("mean_population", *(("moves_within",) if words.area.kind == "group" else ())),
        table=table(_components_header(units, words), cells),
        marks=(_component_point(row, unit, words) for unit in units for row in where(rows, unit=unit.key)),
        value_title=text("population.per_1000"),
        changes=True,
        weight=abs(sum(row["per_1000"] for row in own)) / 1000,
    )


def _gaps(observed: Sequence[Record]) -> list[int]:
    years = {row["year"] for row in observed}
    return sorted(set(range(min(years), max(years))) - years)


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


def _history_points(rows: Sequence[Record], gaps: Sequence[int], words: Words) -> list[Point]:
    """One point per year, an empty one for each gap so that the line breaks there."""
    known = [_history_point(row, words) for row in rows]
    empty = [Point(words.area_name, "own", year, None, "") for year in gaps]
    return sorted([*known, *empty], key=lambda point: point.x)


def _history_point(row: Record, words: Words) -> Point:
    hover = f"{words.year(row['year'], row['kind'])}: {words.number.number(row['population_persons'])}"
    projected = row["kind"] == "projected"
    label = words.kind(row["kind"]) if projected else ""
    return Point(words.area_name, "own", row["year"], row["population_persons"], hover, label, projected)


def _components_takeaway(own: Sequence[Record], words: Words) -> str:
    number, persons = words.number, {row["component"]: row["persons"] for row in own}
    return words.text(
        "population.components_takeaway",
        year=own[0]["year"],
        natural=number.change(persons["births"] + persons["deaths"]),
        births=number.number(persons["births"]),
        deaths=number.number(-persons["deaths"]),
        moves=number.change(persons["intermunicipal_net"]),
        immigration=number.change(persons["net_immigration"]),
    )


def _components_header(units: Sequence[Series], words: Words) -> tuple[Column, ...]:
    text = words.text
    rates = (text("population.per_1000_in", unit=unit.name) for unit in units)
    return columns(text("population.component"), f"{text('population.persons')}, {words.area_name}", *rates)


def _component_point(row: Record, unit: Series, words: Words) -> Point:
    component, said = words.text(f"population.{row['component']}"), words.number.change(row["per_1000"], 1)
    return Point(unit.name, unit.role, component, row["per_1000"], f"{unit.name}, {component}: {said} ‰", said)
