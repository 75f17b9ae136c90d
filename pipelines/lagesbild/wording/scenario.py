"""A scenario of the user's own beside the projection, in words; always named, never called a projection."""

from collections.abc import Sequence
from typing import Final

import pandas as pd

from lagesbild.wording.numbers import rounded
from lagesbild.wording.places import difference, said_parameter, stage_name
from lagesbild.wording.presented import Point, Presented, Role, columns, table
from lagesbild.wording.records import Record, records, where
from lagesbild.wording.words import Words

DRAWN: Final = ("0-5", "6", "7-12", "13-15", "16-18")
TIMES: Final[dict[str, Role]] = {"base": "own", "horizon": "third", "scenario": "fourth"}
CASES: Final[dict[str, Role]] = {"projection": "third", "scenario": "fourth"}


def scenario(rows: pd.DataFrame, words: Words) -> Presented:
    """Three bars per service age from one row per band: today, the projection, the scenario; all bands in the table.

    The weight is zero: what somebody assumed never makes a core message.
    """
    text, bands = words.text, records(rows)
    times = _times(bands[0], words)
    drawn = [row for row in bands if row["band"] in DRAWN]
    header = (*times.values(), text("scenario.difference"), text("scenario.difference_pct"))
    return words.present(
        title=text("scenario.title", area=words.area_name, **times),
        takeaway=_takeaway(drawn, words),
        alt="scenario.alt",
        notes=(*_told(bands[0], words), text("scenario.method"), text("scenario.rounding"),
               *words.notes("bands_overlap", "projection"), *words.oldest_notes(bands)),
        table=table(columns(text("population.band"), *header), (_cells(row, words) for row in bands)),
        marks=[_point(row, time, times[time], words) for time in TIMES for row in drawn],
        value_title=text("population.persons"),
    )  # fmt: skip


def scenario_places(rows: pd.DataFrame, words: Words) -> Presented:
    """Two bars per stage from one row per stage and case: groups by the projection and in the scenario, same year.

    The weight is zero: what somebody assumed never makes a core message.
    """
    text, stages = words.text, records(rows)
    times = _times(stages[0], words)
    names = {"projection": times["horizon"], "scenario": times["scenario"]}
    parameters = (text("places.participation_pct"), text("places.group_size"))
    header = (text("population.persons"), *parameters, text("places.places"), text("places.groups"))
    return words.present(
        title=text("scenario.places_title", area=words.area_name, **names),
        takeaway=_places_takeaway(stages, words),
        alt="scenario.alt",
        notes=(*_told(stages[0], words), *_own_parameters(where(stages, case="scenario"), words),
               text("places.formula"), text("scenario.method"), *words.notes("projection")),
        table=table(columns(text("places.stage"), *header), (
            _place_cells(row, names, words)
            for stage in dict.fromkeys(row["stage"] for row in stages) for row in where(stages, stage=stage)
        )),
        marks=[_place_point(row, names[case], role, words) for case, role in CASES.items()
               for row in where(stages, case=case)],
        value_title=text("places.groups"),
    )  # fmt: skip


def _times(row: Record, words: Words) -> dict[str, str]:
    return {
        "base": words.year(row["base_year"], row["base_kind"]),
        "horizon": words.year(row["horizon_year"], "projected"),
        "scenario": words.text("scenario.year", year=row["horizon_year"], name=row["scenario"]),
    }


def _told(row: Record, words: Words) -> tuple[str, ...]:
    """Whose the scenario is, and everything that it changes of persons."""
    text, number = words.text, words.number
    return (
        text("scenario.own", name=row["scenario"], description=row["description"]),
        text("scenario.births", pct=words.change_percent(row["fertility_change_pct"]), first=row["first_year"]),
        text("scenario.migration", persons=number.change(row["net_migration_persons_per_year"]),
             first=row["first_year"], youngest=row["migration_age_from"], oldest=row["migration_age_to"],
             base=row["base_year"]),
    )  # fmt: skip


def _takeaway(bands: Sequence[Record], words: Words) -> str:
    most = max(bands, key=lambda row: abs(row["difference_persons"]))
    key = "scenario.takeaway" if most["difference_persons"] else "scenario.takeaway_same"
    return words.text(
        key, name=most["scenario"], band=_band(most, words), horizon=most["horizon_year"],
        change=words.number.change(most["difference_persons"]), pct=words.change_percent(most["difference_pct"]),
        scenario=words.number.number(most["scenario_persons"]), then=words.number.number(most["horizon_persons"]),
    )  # fmt: skip


def _band(row: Record, words: Words) -> str:
    return words.text(f"population.band_{row['band']}")


def _cells(row: Record, words: Words) -> tuple[str, ...]:
    persons = (words.number.number(row[f"{time}_persons"]) for time in TIMES)
    difference = words.number.change(row["difference_persons"])
    return (_band(row, words), *persons, difference, words.change_percent(row["difference_pct"]))


def _point(row: Record, time: str, name: str, words: Words) -> Point:
    persons = row[f"{time}_persons"]
    said = words.number.number(persons)
    return Point(name, TIMES[time], _band(row, words), persons, f"{_band(row, words)}, {name}: {said}", said,
                 time != "base")  # fmt: skip


def _places_takeaway(stages: Sequence[Record], words: Words) -> str:
    pairs = [where(stages, stage=stage) for stage in dict.fromkeys(row["stage"] for row in stages)]
    then, changed = max(pairs, key=lambda pair: abs(difference("groups", *pair)))
    change = difference("groups", then, changed)
    key = "scenario.places_takeaway" if rounded(change, 1) else "scenario.places_same"
    return words.text(
        key, name=then["scenario"], stage=stage_name(then, words), horizon=then["horizon_year"],
        then=words.number.number(then["groups"], 1), scenario=words.number.number(changed["groups"], 1),
        change=words.number.change(change, 1),
    )  # fmt: skip


def _own_parameters(stages: Sequence[Record], words: Words) -> tuple[str, ...]:
    """The parameters that the scenario sets itself; the others are those of the exhibit of places."""
    own = [
        words.text("places.source_item", stage=stage_name(row, words),
                   parameters=words.text(f"places.said_{name}", value=said_parameter(row[name], words)))
        for row in stages for name in ("participation_pct", "group_size") if row[f"{name}_set"]
    ]  # fmt: skip
    if not own:
        return (words.text("scenario.parameters_same"),)
    return (words.text("scenario.parameters_own", list="; ".join(own)),)


def _place_cells(row: Record, names: dict[str, str], words: Words) -> tuple[str, ...]:
    number = words.number.number
    name = words.text("places.row", stage=stage_name(row, words), year=names[row["case"]])
    parameters = (said_parameter(row[parameter], words) for parameter in ("participation_pct", "group_size"))
    return (name, number(row["population_persons"]), *parameters, number(row["places"]), number(row["groups"], 1))


def _place_point(row: Record, name: str, role: Role, words: Words) -> Point:
    stage, said = stage_name(row, words), words.number.number(row["groups"], 1)
    return Point(name, role, stage, row["groups"], f"{stage}, {name}: {said}", said, True)
