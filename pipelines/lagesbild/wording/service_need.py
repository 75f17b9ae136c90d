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
    turns = _turns(rows, words) if rows["turn_year"].notna().any() else None
    takeaway = text("service.stages_takeaway", base=base, **turns) if turns else text("service.stages_none", base=base)
    stages = list(rows["stage"].unique())
    by_stage = rows.set_index(["year", "kind", "stage"])
    times = list(rows[["year", "kind"]].drop_duplicates().sort_values(["year", "kind"]).itertuples(index=False))
    table_rows = [
        Row(words.year(year, kind), tuple(_cell(by_stage, (year, kind, stage), words) for stage in stages))
        for year, kind in times
    ]
    header = columns(text("population.year"), *(text(f"service.stage_{stage}") for stage in stages))
    shown = [
        _stage_point(row, role, words)
        for role, stage in zip(ROLES, stages, strict=True)
        for _, row in rows[rows["stage"] == stage].sort_values(["year", "kind"]).iterrows()
    ]
    turned = rows.loc[(rows["kind"] == "calculated") & rows["turn_year"].notna(), "change_pct"]
    return Presented(
        title=text("service.stages_title", area=words.area_name, first=rows["year"].min(), last=rows["year"].max()),
        takeaway=takeaway,
        alt=text("service.stages_alt", takeaway=takeaway),
        notes=words.base_notes("moved_up", "stays", "projection", "residence"),
        table=Table(header, tuple(table_rows)),
        points=points(shown),
        value_title=text("population.persons"),
        ticks=ticks(rows["population_persons"], number.number),
        weight=float(turned.abs().max()) / 100 if turns else 0.0,
        core=text("service.stages_core", base=base, **turns) if turns else "",
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
            words.kind("projected") if row["kind"] == "projected" else "", row["kind"] == "projected",
        )
        for unit in units
        for _, row in rows[rows["unit"] == unit].iterrows()
    )  # fmt: skip


def _stage_point(row: "pd.Series[float]", role: str, words: Words) -> tuple[object, ...]:
    """Today's point opens the calculated line even where it is itself projected."""
    stage, number = words.text(f"service.stage_{row['stage']}"), words.number
    said = words.text(
        "service.with_change", persons=number.number(row["population_persons"]),
        pct=number.change_percent(row["change_pct"]),
    )  # fmt: skip
    kind = "calculated" if row["year"] == row["base_year"] else row["kind"]
    dashed = row["kind"] != "observed"
    hover = f"{stage}, {words.year(row['year'], row['kind'])}: {said}"
    label = words.kind(kind) if dashed else ""
    return (stage, role, row["year"], float(row["population_persons"]), hover, label, dashed)


def _turns(rows: pd.DataFrame, words: Words) -> dict[str, str]:
    """What is said of the stages that turn: each with its year, the first of them, and the one that moves furthest."""
    turned = rows[(rows["kind"] == "calculated") & rows["turn_year"].notna()].sort_values(["age_from", "year"])
    last = turned.drop_duplicates("stage", keep="last")
    first = last.loc[last["turn_year"].idxmin()]
    most = last.loc[last["change_pct"].abs().idxmax()]
    return {
        "list": "; ".join(_item(row, words) for _, row in last.iterrows()),
        "first": _item(first, words),
        "most": words.text(
            "service.stages_most", stage=words.text(f"service.stage_{most['stage']}"), year=most["year"],
            change=words.number.change(most["change_persons"]), pct=words.number.change_percent(most["change_pct"]),
        ),
    }  # fmt: skip


def _item(row: "pd.Series[float]", words: Words) -> str:
    stage = words.text(f"service.stage_{row['stage']}")
    return words.text("service.stages_item", stage=stage, year=int(row["turn_year"]))


def _cell(by_stage: pd.DataFrame, key: tuple[int, str, str], words: Words) -> str:
    if key not in by_stage.index:
        return NOTHING
    row = by_stage.loc[key]
    persons, pct = (words.number.number(row["population_persons"]), words.number.change_percent(row["change_pct"]))
    return words.text("service.with_change", persons=persons, pct=pct)
