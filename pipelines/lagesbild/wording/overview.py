"""All areas of an edition side by side in words: one scale, alphabetical order, no area called best or worst."""

from collections.abc import Callable, Sequence
from typing import Any, Final

import pandas as pd

from lagesbild.wording.presented import Point, Presented, Role, columns, table
from lagesbild.wording.records import Record, records, where
from lagesbild.wording.tightness import said_tightness
from lagesbild.wording.words import NOTHING, Words, direction

STAGES: Final[dict[str, Role]] = {
    "0-5": "quiet", "6": "fourth", "7-12": "own", "13-15": "second", "16-18": "third",
}  # fmt: skip
TIMES: Final[dict[str, Role]] = {"base": "own", "horizon": "third"}
Write = Callable[[float], str]


def overview_population(rows: pd.DataFrame, words: Words) -> Presented:
    """One bar per area: change of all residents in percent; persons in the table."""
    text, areas = words.text, _named(rows, words)
    name = text("overview.population")
    header = (text("overview.group"), *_times(areas[0], words).values(), text("overview.change_persons"))
    return words.present(
        title=text("overview.population_title", **_times(areas[0], words)),
        takeaway=text("overview.change_takeaway", what=name, **_times(areas[0], words), **_spread(areas, words)),
        alt="overview.bars_alt",
        notes=_notes(areas, words),
        table=table(columns(*header, text("population.change_pct")), (_change_cells(row, words) for row in areas)),
        marks=[_change_point(row, words) for row in areas if row["change_pct"] is not None],
        value_title=text("population.change_pct"),
        changes=True,
    )


def overview_stages(rows: pd.DataFrame, words: Words) -> Presented:
    """One dot per area and service age: change in percent; persons in the table.

    A dash, and no dot, where nobody is of that age today.
    """
    text, stages = words.text, _named(rows, words)
    by_area = {code: where(stages, area_code=code) for code in dict.fromkeys(row["area_code"] for row in stages)}
    items = (_stage_item(where(stages, band=band), words) for band in STAGES)
    return words.present(
        title=text("overview.stages_title", **_times(stages[0], words)),
        takeaway=text("overview.stages_takeaway", **_times(stages[0], words), n=len(by_area), list="; ".join(items)),
        core=text("overview.stages_core", **_times(stages[0], words), n=len(by_area),
                  list="; ".join(_stage_count(where(stages, band=band), words) for band in STAGES)),
        alt="overview.stages_alt",
        notes=(*_notes(stages, words), *words.notes("residence")),
        table=table(columns(text("overview.group"), *(text(f"ages.band_{band}") for band in STAGES)),
                    ((each[0]["name"], *(words.from_to(row) for row in each)) for each in by_area.values())),
        marks=[_stage_point(row, words) for row in stages if row["change_pct"] is not None],
        value_title=text("population.change_pct"),
        changes=True,
    )  # fmt: skip


def overview_children(rows: pd.DataFrame, words: Words) -> Presented:
    """Two bars per area: the band's share of all residents today and at the horizon; persons in the table."""
    text, areas = words.text, _named(rows, words)
    times = _times(areas[0], words)
    band = text(f"overview.band_{areas[0]['band']}")
    shares = {f"range_{time}": _shares([row[f"{time}_pct"] for row in areas], words) for time in TIMES}
    header = [text("overview.persons_in", year=times[time]) for time in TIMES]
    header += [text("population.change"), text("population.change_pct")]
    header += [text("overview.share_in", year=times[time]) for time in TIMES]
    return words.present(
        title=text("overview.children_title", band=band, **times),
        takeaway=text("overview.children_takeaway", band=band, **times, **shares, **_spread(areas, words)),
        alt="overview.bars_alt",
        notes=(*_notes(areas, words), *words.notes("residence")),
        table=table(columns(text("overview.group"), *header), (_children_cells(row, words) for row in areas)),
        marks=_pairs(areas, "pct", words, words.number.percent),
        value_title=text("overview.share"),
    )


def overview_dependency(rows: pd.DataFrame, words: Words) -> Presented:
    """Two bars per area: the demographic dependency ratio today and at the horizon."""
    parts = ("children", "working_age", "elderly")
    return _ratios(rows, words, "overview.dependency", parts, axis="service.dependency_axis", note="dependency")


def overview_renewal(rows: pd.DataFrame, words: Words) -> Presented:
    """Two bars per area: persons aged 15–24 per hundred aged 55–64."""
    return _ratios(rows, words, "overview.renewal", ("entering", "leaving"), axis="labour.renewal_axis", note="renewal")


def overview_tightness(rows: pd.DataFrame, words: Words) -> Presented:
    """Two bars per area: vacancies per hundred unemployed, newest month and a year before.

    Hidden numbers make a range, drawn at its lower end; a dash where nobody is unemployed or figures are not at hand.
    """
    text, number, found = words.text, words.number, _named(rows, words)
    months = {time: number.month(where(found, time=time)[0]["month"]) for time in TIMES}
    known = [row for row in found if row["tightness_low"] is not None]
    if not known:
        return Presented(text("overview.tightness_question"), takeaway="", reason=text("demand.tightness_none"))
    now, before = (where(known, time=time) for time in ("horizon", "base"))
    ranges = {f"range_{time}": _low_high(where(known, time=time), words) for time in TIMES}
    hidden = any(row["tightness_low"] != row["tightness_high"] for row in known)
    header = [text("overview.tightness_in", month=month) for month in months.values()]
    return words.present(
        title=text("overview.tightness_title", **months),
        takeaway=text("overview.tightness_takeaway", **months, **ranges, n=len(now or before)),
        alt="overview.bars_alt",
        notes=(text("overview.order"), text("overview.overlap"), *(words.notes("hidden") if hidden else ()),
               *words.notes("register"), text("demand.open_to_register"),
               text("notes.labour_ends", month=months["horizon"])),
        table=table(columns(text("overview.group"), *header, text("overview.vacancies_in", month=months["horizon"]),
                            text("overview.unemployed_in", month=months["horizon"])),
                    (_tightness_cells(now_and_before, words) for now_and_before in _by_area(found))),
        marks=[_tightness_point(row, months, words) for time in TIMES for row in where(known, time=time)],
        value_title=text("labour.tightness"),
    )  # fmt: skip


def _named(rows: pd.DataFrame, words: Words) -> list[Record]:
    """The rows with the area's name in the page's language, in the alphabetical order of that language."""
    named = records(rows.assign(name=rows[f"name_{words.language}"]))
    return sorted(named, key=lambda row: words.order(row["name"]))


def _by_area(rows: Sequence[Record]) -> list[list[Record]]:
    return [where(rows, area_code=code) for code in dict.fromkeys(row["area_code"] for row in rows)]


def _times(row: Record, words: Words) -> dict[str, str]:
    return {
        "base": words.year(row["base_year"], row["base_kind"]),
        "horizon": words.year(row["horizon_year"], "projected"),
    }


def _notes(rows: Sequence[Record], words: Words) -> tuple[str, ...]:
    own = (words.text("overview.order"), words.text("overview.overlap"))
    return (*own, *words.notes("projection"), *words.oldest_notes(rows))


def _spread(rows: Sequence[Record], words: Words) -> dict[str, Any]:
    """In how many areas the number falls, rises or stays about the same, and between which percentages.

    A way that no area goes is not said.
    """
    known = [row["change_pct"] for row in rows if row["change_pct"] is not None]
    ways = [direction(change) for change in known]
    ends = {"low": words.change_percent(min(known)), "high": words.change_percent(max(known))}
    said = [words.text(f"overview.way_{way}", n=ways.count(way)) for way in ("down", "up", "same") if way in ways]
    return {"ways": ", ".join(said), "down": ways.count("down"), "n": len(rows)} | ends


def _change_cells(row: Record, words: Words) -> tuple[str, ...]:
    number = words.number
    persons = (number.number(row["base_persons"]), number.number(row["horizon_persons"]))
    return (row["name"], *persons, number.change(row["change_persons"]), words.change_percent(row["change_pct"]))


def _change_point(row: Record, words: Words) -> Point:
    said = words.change_percent(row["change_pct"])
    hover = f"{row['name']}: {said} ({words.number.change(row['change_persons'])})"
    return Point(words.text("population.change_pct"), "own", row["name"], row["change_pct"], hover, said)


def _stage_item(rows: Sequence[Record], words: Words) -> str:
    return words.text("overview.stage_item", band=words.text(f"ages.band_{rows[0]['band']}"), **_spread(rows, words))


def _stage_count(rows: Sequence[Record], words: Words) -> str:
    return words.text("overview.stage_count", band=words.text(f"ages.band_{rows[0]['band']}"), **_spread(rows, words))


def _stage_point(row: Record, words: Words) -> Point:
    band = words.text(f"ages.band_{row['band']}")
    hover = f"{row['name']}, {band}, {words.from_to(row)}"
    said = words.change_percent(row["change_pct"])
    return Point(band, STAGES[row["band"]], row["name"], row["change_pct"], hover, said, True)


def _children_cells(row: Record, words: Words) -> tuple[str, ...]:
    shares = (words.number.percent(row[f"{time}_pct"]) for time in TIMES)
    return (*_change_cells(row, words), *shares)


def _pairs(rows: Sequence[Record], measure: str, words: Words, write: Write) -> list[Point]:
    """Today's bar and the horizon's of each area; the horizon's is an outline."""
    times = _times(rows[0], words)
    return [
        Point(times[time], role, row["name"], row[f"{time}_{measure}"],
              f"{row['name']}, {times[time]}: {write(row[f'{time}_{measure}'])}", write(row[f"{time}_{measure}"]),
              time == "horizon")
        for time, role in TIMES.items() for row in rows
    ]  # fmt: skip


def _ratios(
    rows: pd.DataFrame, words: Words, name: str, parts: Sequence[str], *, axis: str, note: str
) -> Presented:  # fmt: skip
    text = words.text
    areas = [row | {"change_pct": 100 * (row["horizon_ratio"] / row["base_ratio"] - 1)} for row in _named(rows, words)]  # type: ignore[operator]
    times = _times(areas[0], words)
    ends = {f"range_{time}": _ends([row[f"{time}_ratio"] for row in areas], words) for time in TIMES}
    core = text(f"{name}_takeaway", **times, **ends)
    header = [text("overview.ratio_in", year=times[time]) for time in TIMES]
    header += [text(f"overview.in_{part}", year=times[time]) for part in parts for time in TIMES]
    return words.present(
        title=text(f"{name}_title", **times),
        takeaway=f"{core} {text('overview.ratio_ways', **_spread(areas, words))}",
        core=core,
        alt="overview.bars_alt",
        notes=(*words.notes(note), *_notes(areas, words)),
        table=table(columns(text("overview.group"), *header), (_ratio_cells(row, parts, words) for row in areas)),
        marks=_pairs(areas, "ratio", words, lambda ratio: words.number.number(ratio, 1)),
        value_title=text(axis),
    )


def _ends(values: Sequence[float], words: Words) -> str:
    return f"{words.number.number(min(values), 1)}–{words.number.number(max(values), 1)}"


def _shares(values: Sequence[float], words: Words) -> str:
    return words.number.percent_between(min(values), max(values))


def _ratio_cells(row: Record, parts: Sequence[str], words: Words) -> tuple[str, ...]:
    ratios = (words.number.number(row[f"{time}_ratio"], 1) for time in TIMES)
    persons = (words.number.number(row[f"{time}_{part}_persons"]) for part in parts for time in TIMES)
    return (row["name"], *ratios, *persons)


def _low_high(rows: Sequence[Record], words: Words) -> str:
    if not rows:
        return NOTHING
    low, high = min(row["tightness_low"] for row in rows), max(row["tightness_high"] for row in rows)
    return words.number.between(low, high)


def _tightness_cells(rows: Sequence[Record], words: Words) -> tuple[str, ...]:
    before, now = rows
    counts = (_counted(now, "vacancies", "count", words), _counted(now, "unemployed", "persons", words))
    return (now["name"], said_tightness(before, words), said_tightness(now, words), *counts)


def _counted(row: Record, counted: str, unit: str, words: Words) -> str:
    low, high = (row[f"{counted}_at_{end}_{unit}"] for end in ("least", "most"))
    return NOTHING if low is None else words.number.between(low, high)


def _tightness_point(row: Record, months: dict[str, str], words: Words) -> Point:
    said, month = said_tightness(row, words), months[row["time"]]
    hover = f"{row['name']}, {month}: {said}"
    role = TIMES["base"] if row["time"] == "horizon" else "quiet"
    return Point(month, role, row["name"], row["tightness_low"], hover, said)
