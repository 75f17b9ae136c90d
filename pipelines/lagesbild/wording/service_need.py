"""Service need in words: school stages and the dependency ratio."""

from typing import Final

import pandas as pd

from lagesbild.wording.population import UNITS
from lagesbild.wording.presented import NOTHING, Column, Presented, Row, Table, Words, columns, points
from lagesbild.wording.ticks import ticks

ROLES: Final = ("fourth", "own", "second", "third")


def school_stages(rows: pd.DataFrame, words: Words) -> Presented:
    """One line per stage: observed, children already born moved up, and the projection's years."""
    text, number = words.text, words.number
    base = int(rows["base_year"].iloc[0])
    turned = rows.dropna(subset="turn_year").drop_duplicates("stage")
    takeaway = (
        text("service.stages_takeaway", base=base, list="; ".join(_turn(rows, stage, words) for stage in turned["stage"]))
        if len(turned)
        else text("service.stages_none", base=base)
    )
    stages = list(rows["stage"].unique())
    by_stage = rows.set_index(["year", "kind", "stage"])
    times = list(rows[["year", "kind"]].drop_duplicates().sort_values(["year", "kind"]).itertuples(index=False))
    table_rows = [
        Row(words.year(year, kind), tuple(_cell(by_stage, (year, kind, stage), words) for stage in stages))
        for year, kind in times
    ]
    header = columns(text("population.year"), *(text(f"service.stage_{stage}") for stage in stages))
    shown = [
        (
            text(f"service.stage_{row['stage']}"), role, row["year"], float(row["population_persons"]),
            f"{text('service.stage_' + row['stage'])}, {words.year(row['year'], row['kind'])}: "
            + text("service.with_change", persons=number.number(row["population_persons"]),
                   pct=number.change_percent(row["change_pct"])),
            row["kind"], row["kind"] != "observed",
        )
        for role, stage in zip(ROLES, stages, strict=True)
        for _, row in rows[rows["stage"] == stage].sort_values(["year", "kind"]).iterrows()
    ]  # fmt: skip
    first = turned.sort_values(["turn_year", "stage"], ascending=[True, False]).head(1)
    last = rows[(rows["kind"] == "calculated")].sort_values("year").groupby("stage")["change_pct"].last()
    return Presented(
        title=text("service.stages_title", area=words.area_name, first=rows["year"].min(), last=rows["year"].max()),
        takeaway=takeaway,
        alt=text("service.stages_alt", takeaway=takeaway),
        notes=words.base_notes("moved_up", "stays", "projection", "residence"),
        table=Table(header, tuple(table_rows)),
        points=points(shown),
        value_title=text("population.persons"),
        ticks=ticks(rows["population_persons"], number.number),
        weight=float(last[turned["stage"]].abs().max()) / 100 if len(turned) else 0.0,
        core=" ".join(text("service.stages_core", base=base, item=_turn(rows, stage, words)) for stage in first["stage"]),
    )


def dependency_ratio(rows: pd.DataFrame, words: Words) -> Presented:
    """One line for the area, its region and the country."""
    text, number = words.text, words.number
    own = rows[rows["unit"] == "area"]
    base = own[own["year"] == own["base_year"]].iloc[-1]
    then = own[own["year"] == words.horizon].iloc[-1]
    takeaway = text(
        "service.dependency_takeaway", base=words.year(base["year"], base["kind"]), horizon=words.horizon,
        now=number.number(base["ratio"], 1), then=number.number(then["ratio"], 1),
        elderly=number.number(then["elderly_ratio"], 1),
    )  # fmt: skip
    units = [unit for unit in UNITS if unit in set(rows["unit"])]
    ratios = rows.set_index(["unit", "year"])["ratio"]
    table_rows = [
        Row(
            words.year(row["year"], row["kind"]),
            (*(number.number(ratios[unit, row["year"]], 1) for unit in units),
             number.number(row["children_ratio"], 1), number.number(row["elderly_ratio"], 1)),
        )
        for _, row in own.iterrows()
    ]  # fmt: skip
    header = columns(
        text("population.year"), *(words.unit_name(unit) for unit in units),
        text("service.children", area=words.area_name), text("service.elderly", area=words.area_name),
    )  # fmt: skip
    return Presented(
        title=text("service.dependency_title", area=words.area_name, first=own["year"].min(), last=own["year"].max()),
        takeaway=takeaway,
        alt=text("service.dependency_alt", takeaway=takeaway),
        notes=words.base_notes("dependency", "projection", *(("same_years",) if len(units) > 1 else ())),
        table=Table(header, tuple(table_rows)),
        points=ratio_points(rows, units, words),
        value_title=text("service.dependency_axis"),
        ticks=ticks(rows["ratio"], number.number),
        weight=abs(float(then["ratio"] / base["ratio"]) - 1),
    )


def ratio_points(rows: pd.DataFrame, units: list[str], words: Words) -> pd.DataFrame:
    """Points of a ratio over years, one series per unit."""
    return points(
        (
            words.unit_name(unit), UNITS[unit], row["year"], float(row["ratio"]),
            f"{words.unit_name(unit)}, {words.year(row['year'], row['kind'])}: {words.number.number(row['ratio'], 1)}",
            "", row["kind"] == "projected",
        )
        for unit in units
        for _, row in rows[rows["unit"] == unit].iterrows()
    )  # fmt: skip


def _turn(rows: pd.DataFrame, stage: str, words: Words) -> str:
    own = rows[rows["stage"] == stage]
    last = own[own["kind"] == "calculated"].sort_values("year").iloc[-1]
    return words.text(
        "service.stages_item", stage=words.text(f"service.stage_{stage}"), year=int(own["turn_year"].iloc[0]),
        change=words.number.change(last["change_persons"]), pct=words.number.change_percent(last["change_pct"]),
        last=last["year"],
    )  # fmt: skip


def _cell(by_stage: pd.DataFrame, key: tuple[int, str, str], words: Words) -> str:
    if key not in by_stage.index:
        return NOTHING
    row = by_stage.loc[key]
    persons, pct = (words.number.number(row["population_persons"]), words.number.change_percent(row["change_pct"]))
    return words.text("service.with_change", persons=persons, pct=pct)
