"""Service need in places, groups, staff and euros: every figure can be worked again from its own table."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

import pandas as pd

from lagesbild.wording.numbers import rounded
from lagesbild.wording.presented import Column, Point, Presented, columns, table
from lagesbild.wording.records import Record, records, where
from lagesbild.wording.words import Words

PARAMETERS: Final = ("participation_pct", "group_size", "staff_per_group")
DECIMALS: Final = {"places": 0, "groups": 1, "staff": 1}
EARLY: Final = ("0-2", "3-5")


def service_places(rows: pd.DataFrame, words: Words) -> Presented:
    """Grouped bars from one row per stage and time: calculated groups today and at the horizon.

    The weight is zero: parameters that somebody chose never make a core message.
    """
    text, stages = words.text, records(rows)
    times = {row["time"]: words.year(row["year"], row["kind"]) for row in stages}
    names = (*PARAMETERS, *DECIMALS)
    return words.present(
        title=text("places.title", area=words.area_name, **times),
        takeaway=" ".join([_places_takeaway(stages, words), *_examples(where(stages, time="base"), words)]),
        alt="places.alt",
        notes=_places_notes(stages, words),
        table=table(
            columns(text("places.stage"), text("population.persons"), *(text(f"places.{name}") for name in names)),
            (_place_cells(row, words) for stage in _pairs(stages, "stage") for row in stage),
        ),
        marks=(_group_point(row, words) for time in times for row in where(stages, time=time)),
        value_title=text("places.groups"),
    )


def service_costs(rows: pd.DataFrame, words: Words) -> Presented:
    """Grouped bars from one row per price of the user and time: residents × price, in euro a year.

    The weight is zero: prices that somebody supplied never make a core message.
    """
    text, prices = words.text, records(rows)
    prices = [row | {"name": _service(row, words)} for row in prices]  # type: ignore[operator]
    times = {row["time"]: words.year(row["year"], row["kind"]) for row in prices}
    header = Column(text("places.body"), numeric=False)
    return words.present(
        title=text("places.costs_title", area=words.area_name, **times),
        takeaway=_costs_takeaway(prices, words),
        alt="places.costs_alt",
        notes=(text("places.costs_formula"), *_price_notes(prices, words), *words.notes("projection")),
        table=table(
            (*columns(text("places.service"), text("population.persons"), text("places.price"), text("places.cost"),
                      text("places.price_year")), header),
            (_cost_cells(row, words) for price in _pairs(prices, "name") for row in price),
        ),
        marks=(_cost_point(row, words) for time in times for row in where(prices, time=time)),
        value_title=text("places.cost"),
    )  # fmt: skip


def _pairs(rows: Sequence[Record], column: str) -> Iterator[list[Record]]:
    """The rows of each value of the column: today, then the horizon."""
    for value in dict.fromkeys(row[column] for row in rows):
        yield where(rows, **{column: value})


def stage_name(row: Record, words: Words) -> str:
    """What the stage of a row is called."""
    stage = row["stage"]
    return words.text(f"places.stage_{stage}" if stage in EARLY else f"service.stage_{stage}")


def _places_takeaway(stages: Sequence[Record], words: Words) -> str:
    now, then = max(_pairs(stages, "stage"), key=lambda pair: abs(pair[1]["groups"] - pair[0]["groups"]))
    number = words.number
    return words.text(
        "places.takeaway", stage=stage_name(now, words), base=words.year(now["year"], now["kind"]),
        horizon=words.year(then["year"], then["kind"]), now=number.number(now["groups"], 1),
        then=number.number(then["groups"], 1), change=_change("groups", now, then, words),
        places=_change("places", now, then, words), staff=_change("staff", now, then, words),
    )  # fmt: skip


def difference(name: str, now: Record, then: Record) -> Decimal:
    """The difference of the unrounded numbers: like every number it is rounded once, where it is written.

    Taken of the decimals that the numbers are written as: 97.1 less 140.35 is −43.25 and reads −43.3.
    """
    return Decimal(str(then[name])) - Decimal(str(now[name]))


def _change(name: str, now: Record, then: Record, words: Words) -> str:
    return words.number.change(difference(name, now, then), DECIMALS[name])


def _examples(today: Sequence[Record], words: Words) -> list[str]:
    basis = [row[f"{name}_basis"] for row in today for name in PARAMETERS]
    count = basis.count("example")
    return [words.text("places.examples", n=count, all=len(basis))] if count else []


def _places_notes(stages: Sequence[Record], words: Words) -> tuple[str, ...]:
    text = words.text
    prices = [] if stages[0]["has_prices"] else [text("places.no_prices")]
    sources = _sourced(where(stages, time="base"), words)
    fixed = (text("places.formula"), text("places.same_parameters"))
    return (*fixed, *sources, text("places.own_parameters"), *prices, *words.notes("projection"))


def _sourced(today: Sequence[Record], words: Words) -> list[str]:
    """One note per source: the parameters that come from it, stage by stage."""
    by_source: dict[str, list[str]] = {}
    for row in today:
        named: dict[str, list[str]] = {}
        for name in PARAMETERS:
            said = words.text(f"places.said_{name}", value=said_parameter(row[name], words))
            named.setdefault(row[f"{name}_source_{words.language}"], []).append(said)
        for source, listed in named.items():
            item = words.text("places.source_item", stage=stage_name(row, words), parameters=", ".join(listed))
            by_source.setdefault(source, []).append(item)
    return [words.text("places.sourced", list="; ".join(items), source=source) for source, items in by_source.items()]


def said_parameter(value: float, words: Words) -> str:
    """A parameter as it was set: with a decimal only where it has one."""
    return words.number.number(value, 0 if rounded(value, 1) == rounded(value) else 1)


def _place_cells(row: Record, words: Words) -> tuple[str, ...]:
    number = words.number.number
    name = words.text("places.row", stage=stage_name(row, words), year=words.year(row["year"], row["kind"]))
    parameters = (said_parameter(row[parameter], words) for parameter in PARAMETERS)
    results = (number(row[result], decimals) for result, decimals in DECIMALS.items())
    return (name, number(row["population_persons"]), *parameters, *results)


def _group_point(row: Record, words: Words) -> Point:
    stage, year, said = (
        stage_name(row, words),
        words.year(row["year"], row["kind"]),
        words.number.number(row["groups"], 1),
    )
    then = row["time"] == "horizon"
    return Point(year, "third" if then else "own", stage, row["groups"], f"{stage}, {year}: {said}", said, then)


def _service(row: Record, words: Words) -> str:
    ages = str(row["age_from"]) if row["age_from"] == row["age_to"] else f"{row['age_from']}–{row['age_to']}"
    return words.text("places.service_ages", service=row["service"], ages=ages)


def _costs_takeaway(prices: Sequence[Record], words: Words) -> str:
    now, then = max(_pairs(prices, "name"), key=lambda pair: abs(difference("cost_eur", *pair)))
    change, number = difference("cost_eur", now, then), words.number
    return words.text(
        "places.costs_takeaway", service=now["name"], base=words.year(now["year"], now["kind"]),
        horizon=words.year(then["year"], then["kind"]), now=number.number(now["cost_eur"]),
        then=number.number(then["cost_eur"]), change=number.change(change),
        pct=words.change_percent(100 * change / Decimal(str(now["cost_eur"])) if now["cost_eur"] else None),
    )  # fmt: skip


def _price_notes(prices: Sequence[Record], words: Words) -> list[str]:
    return [
        words.text("places.costs_price", service=row["name"], year=row["price_year"], body=row["body"],
                   source=row["source"])
        for row in where(prices, time="base")
    ]  # fmt: skip


def _cost_cells(row: Record, words: Words) -> tuple[str, ...]:
    number = words.number.number
    name = words.text("places.row", stage=row["name"], year=words.year(row["year"], row["kind"]))
    figures = (number(row["population_persons"]), number(row["price_eur"], 2), number(row["cost_eur"]))
    return (name, *figures, str(row["price_year"]), row["body"])


def _cost_point(row: Record, words: Words) -> Point:
    year, said = words.year(row["year"], row["kind"]), words.number.number(row["cost_eur"])
    then = row["time"] == "horizon"
    hover = f"{row['name']}, {year}: {said}"
    return Point(year, "third" if then else "own", row["name"], row["cost_eur"], hover, said, then)
