"""Population in words: history and projection, service ages, components of change, members."""

from typing import Final

import pandas as pd

from lagesbild.wording.presented import (
    NOTHING,
    Column,
    Presented,
    Row,
    Table,
    Words,
    columns,
    direction,
    points,
)
from lagesbild.wording.ticks import ticks

MOST_MEMBERS: Final = 40
UNITS: Final = {"area": "own", "region": "second", "country": "quiet"}


def population_history(years: pd.DataFrame, words: Words) -> Presented:
    """One line: observed, then the projection."""
    text, number = words.text, words.number
    observed = years[years["kind"] == "observed"]
    first, last, then = observed.iloc[0], observed.iloc[-1], years[years["year"] == words.horizon].iloc[-1]
    past, future = (_change(first, last), _change(last, then))
    takeaway = " ".join(
        [
            text(f"population.history_past_{direction(past[1])}", first=first["year"], last=last["year"],
                 now=number.number(last["population_persons"]), **_said(past, words)),
            text(f"population.history_future_{direction(future[1])}", horizon=words.horizon,
                 future=number.number(then["population_persons"]), **_said(future, words)),
        ]
    )  # fmt: skip
    missing = sorted(set(range(first["year"], last["year"])) - set(observed["year"]))
    notes = [*words.base_notes("projection"), *_municipal(words)]
    notes += [text("notes.gap", years=", ".join(map(str, missing)))] if missing else []
    rows = tuple(
        Row(str(row.year), (number.number(row.population_persons), words.kind(row.kind))) for row in years.itertuples()
    )
    header = (Column(text("population.year"), numeric=False), Column(text("population.persons")))
    kind = Column(text("population.kind"), numeric=False)
    return Presented(
        title=text("population.history_title", area=words.area_name, first=first["year"], last=years["year"].max(),
                   observed=last["year"]),
        takeaway=takeaway,
        alt=text("population.history_alt", takeaway=takeaway),
        notes=tuple(notes),
        table=Table((*header, kind), rows),
        points=points(_history_points(years, words)),
        value_title=text("population.persons"),
        ticks=ticks(years["population_persons"], number.number),
        weight=abs(future[1]) / 100,
    )  # fmt: skip


def service_age_bands(bands: pd.DataFrame, words: Words) -> Presented:
    """One bar per service age band: change in percent from today to the horizon."""
    text, number = words.text, words.number
    base, kind, horizon = bands["base_year"].iloc[0], bands["base_kind"].iloc[0], bands["horizon_year"].iloc[0]
    base_label, horizon_label = words.year(base, kind), words.year(horizon, "projected")
    observed = bands["observed_year"].iloc[0]
    known = bands.dropna(subset="change_pct")
    takeaway = " ".join(_extremes(known, words, horizon))
    wanted = [("observed", words.year(observed, "observed"))] if observed != base else []
    wanted += [("base", base_label), ("horizon", horizon_label)]
    rows = [
        Row(
            text(f"population.band_{row['band']}"),
            (*(number.number(row[f"{when}_persons"]) for when, _ in wanted),
             number.change(row["change_persons"]), _percent(row["change_pct"], words)),
        )
        for _, row in bands.iterrows()
    ]  # fmt: skip
    header = columns(
        text("population.band"),
        *(label for _, label in wanted),
        text("population.change"),
        text("population.change_pct"),
    )
    shown = [
        (
            text("population.change_pct"), "own", text(f"population.band_{row['band']}"), float(row["change_pct"]),
            f"{text('population.band_' + row['band'])}: {_both(row, words)}", _both(row, words), False,
        )
        for _, row in known.iterrows()
    ]  # fmt: skip
    return Presented(
        title=text("population.bands_title", area=words.area_name, base=base_label, horizon=horizon_label),
        takeaway=takeaway,
        alt=text("population.bands_alt", takeaway=takeaway),
        notes=(*words.base_notes("bands_overlap", "projection"), *_today(bands, words), *_municipal(words)),
        table=Table(header, tuple(rows)),
        points=points(shown),
        value_title=text("population.change_pct"),
        ticks=ticks(known["change_pct"], number.change),
        weight=float(known["change_pct"].abs().max()) / 100,
    )


def components_of_change(components: pd.DataFrame, words: Words) -> Presented:
    """Grouped bars: each component per thousand inhabitants, in the area, its region and the country."""
    text, number = words.text, words.number
    own = components[components["unit"] == "area"].set_index("component")
    year = own["year"].iloc[0]
    takeaway = text(
        "population.components_takeaway", year=year,
        natural=number.change(own.loc["births", "persons"] + own.loc["deaths", "persons"]),
        births=number.number(own.loc["births", "persons"]), deaths=number.number(-own.loc["deaths", "persons"]),
        moves=number.change(own.loc["intermunicipal_net", "persons"]),
        immigration=number.change(own.loc["net_immigration", "persons"]),
    )  # fmt: skip
    units = [unit for unit in UNITS if unit in set(components["unit"])]
    by_unit = components.set_index(["component", "unit"])["per_1000"]
    rows = [
        Row(
            text(f"population.{name}"),
            (number.change(own.loc[name, "persons"]), *(number.change(by_unit[name, unit], 1) for unit in units)),
        )
        for name in own.index
    ]
    header = columns(
        text("population.component"),
        f"{text('population.persons')}, {words.area_name}",
        *(text("population.per_1000_in", unit=words.unit_name(unit)) for unit in units),
    )
    shown = [
        (
            words.unit_name(unit), UNITS[unit], text(f"population.{name}"), float(by_unit[name, unit]),
            f"{words.unit_name(unit)}, {text(f'population.{name}')}: {number.change(by_unit[name, unit], 1)} ‰",
            number.change(by_unit[name, unit], 1), False,
        )
        for unit in units for name in own.index
    ]  # fmt: skip
    within = ("moves_within",) if words.area.kind == "group" else ()
    return Presented(
        title=text("population.components_title", area=words.area_name, year=year),
        takeaway=takeaway,
        alt=text("population.components_alt", takeaway=takeaway),
        notes=words.base_notes("mean_population", *within),
        table=Table(header, tuple(rows)),
        points=points(shown),
        value_title=text("population.per_1000"),
        ticks=ticks(components["per_1000"], number.change),
        weight=abs(float(own["per_1000"].sum())) / 1000,
    )


def members(rows: pd.DataFrame, words: Words) -> Presented:
    """Grouped bars: change in percent of each member, and of all together, of all ages and of ages 7–15."""
    text, number = words.text, words.number
    base, horizon, observed = (rows[f"{when}_year"].iloc[0] for when in ("base", "horizon", "observed"))
    title = text("population.members_title", area=words.area_name, base=base, horizon=horizon)
    count = len(rows) - 1
    if count == 1 or count > MOST_MEMBERS:
        reason = text("population.members_one") if count == 1 else text("population.members_many", n=count)
        return Presented(title=title, takeaway="", reason=reason)
    together, each = rows.iloc[0], rows.iloc[1:]
    school = together["school_age_horizon_persons"] - together["school_age_base_persons"]
    fewer = int((each["school_age_horizon_persons"] < each["school_age_base_persons"]).sum())
    takeaway = text(
        "population.members_takeaway", fewer=fewer, all=count, horizon=horizon, change=number.change(school),
        pct=number.change_percent(together["school_age_change_pct"]),
    )  # fmt: skip
    names = [text("population.all_members"), *each[f"name_{words.language}"]]
    cells = [
        Row(
            name,
            (
                number.number(row["observed_persons"]),
                f"{number.change(row['change_persons'])} ({_percent(row['change_pct'], words)})",
                number.number(row["school_age_base_persons"]),
                number.number(row["school_age_horizon_persons"]),
                _percent(row["school_age_change_pct"], words),
            ),
        )
        for name, (_, row) in zip(names, rows.iterrows(), strict=True)
    ]
    header = columns(
        text("population.member"),
        text("population.population_in", year=observed),
        text("population.all_ages_change", base=base, horizon=horizon),
        text("population.school_ages_in", year=words.year(base, "projected")),
        text("population.school_ages_in", year=words.year(horizon, "projected")),
        text("population.change_pct"),
    )
    shown = [
        (
            text(f"population.{ages}"), role, name, float(row[column]),
            f"{name}, {text(f'population.{ages}')}: {_percent(row[column], words)}", _percent(row[column], words), False,
        )
        for ages, role, column in (
            ("all_ages", "quiet", "change_pct"), ("school_ages", "own", "school_age_change_pct"),
        )
        for name, (_, row) in zip(names, rows.iterrows(), strict=True)
    ]  # fmt: skip
    return Presented(
        title=title,
        takeaway=takeaway,
        alt=text("population.members_alt", takeaway=takeaway),
        notes=(*words.base_notes("projection", "residence"), *_municipal(words)),
        table=Table(header, tuple(cells)),
        points=points(shown),
        value_title=text("population.change_pct"),
        ticks=ticks([*rows["change_pct"], *rows["school_age_change_pct"]], number.change),
        weight=abs(float(together["school_age_change_pct"])) / 100,
    )


def _change(before: "pd.Series[int]", after: "pd.Series[int]") -> tuple[int, float]:
    change = int(after["population_persons"] - before["population_persons"])
    return change, 100 * change / before["population_persons"]


def _said(change: tuple[int, float], words: Words) -> dict[str, str]:
    return {"change": words.number.number(abs(change[0])), "pct": words.number.change_percent(change[1])}


def _history_points(years: pd.DataFrame, words: Words) -> list[tuple[object, ...]]:
    """Observed years, with an empty point for each missing one so that the line breaks there; then the projection."""
    observed = years.loc[years["kind"] == "observed", "year"]
    missing = sorted(set(range(observed.min(), observed.max())) - set(observed))
    rows: list[tuple[object, ...]] = [(words.area_name, "own", year, None, "", "", False) for year in missing]
    for _, row in years.iterrows():
        said = f"{words.year(row['year'], row['kind'])}: {words.number.number(row['population_persons'])}"
        projected = row["kind"] == "projected"
        label = words.kind("projected") if projected else ""
        rows.append((words.area_name, "own", row["year"], float(row["population_persons"]), said, label, projected))
    return sorted(rows, key=lambda row: row[2])


def _extremes(bands: pd.DataFrame, words: Words, horizon: int) -> list[str]:
    """The band that falls most and the band that grows most, in percent; either may be absent."""
    lowest, highest = bands.loc[bands["change_pct"].idxmin()], bands.loc[bands["change_pct"].idxmax()]
    said = []
    for key, row, holds in (
        ("fall", lowest, lowest["change_persons"] < 0),
        ("rise", highest, highest["change_persons"] > 0),
    ):
        if holds:
            said.append(
                words.text(
                    f"population.bands_{key}",
                    band=words.text(f"population.band_{row['band']}"),
                    horizon=horizon,
                    change=words.number.number(abs(row["change_persons"])),
                    pct=_percent(row["change_pct"], words),
                )  # fmt: skip
            )
    return said


def _both(row: "pd.Series[float]", words: Words) -> str:
    return f"{words.number.change(row['change_persons'])} ({_percent(row['change_pct'], words)})"


def _percent(value: float, words: Words) -> str:
    return NOTHING if pd.isna(value) else words.number.change_percent(value)


def _today(frame: pd.DataFrame, words: Words) -> tuple[str, ...]:
    if frame["base_kind"].iloc[0] == "observed":
        return ()
    observed, base = frame["observed_year"].iloc[0], frame["base_year"].iloc[0]
    return (words.text("notes.today_projected", observed=observed, base=base),)


def _municipal(words: Words) -> tuple[str, ...]:
    return words.base_notes("hundred") if words.area.kind in {"municipality", "group"} else ()
