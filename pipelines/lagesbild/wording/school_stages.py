"""School stages in words: when the change in the age groups reaches each of them."""

from collections.abc import Sequence
from typing import Final

import pandas as pd

from lagesbild.wording.presented import Point, Presented, Role, columns, table
from lagesbild.wording.records import Record, records, where
from lagesbild.wording.words import NOTHING, Series, Words, gaps

ROLES: Final[tuple[Role, ...]] = ("fourth", "own", "second", "third")


def school_stages(rows: pd.DataFrame, words: Words) -> Presented:
    """One line per stage from one row per stage, year and kind: observed, children already born, and the projection.

    A stage without a number for a year and kind has a dash in the table and no point. The weight is the largest change
    of the stages that turn, zero where none does.
    """
    text, stages = words.text, records(rows.sort_values(["year", "kind"]))
    lines, base = _stages(records(rows), words), stages[0]["base_year"]
    missing = gaps(row["year"] for row in stages if row["year"] <= base)
    calculated = where(stages, kind="calculated")
    turned = [row for row in calculated if row["turn_year"] is not None]
    moved = [row for row in calculated if row["turn_year"] is not None or row["peak_year"] is not None]
    said = "; ".join(_turn(row, moved, words) for row in _last(moved))
    return words.present(
        title=text("service.stages_title", area=words.area_name, first=stages[0]["year"], last=stages[-1]["year"]),
        takeaway=text("service.stages_takeaway" if moved else "service.stages_none", base=base, list=said),
        alt="service.stages_alt",
        notes=(*words.notes("moved_up", "stays", "projection", "residence"), *words.gap_notes(missing)),
        table=table(columns(text("population.year"), *(line.name for line in lines)), _cells(stages, lines, words)),
        marks=[each for line in lines for each in _points(stages, line, missing, words)],
        value_title=text("population.persons"),
        weight=max((abs(row["change_pct"]) for row in turned), default=0.0) / 100,
        core=text("service.stages_core", base=base, **_lasting(_last(turned), words)) if turned else "",
    )


def _stages(rows: Sequence[Record], words: Words) -> list[Series]:
    stages = dict.fromkeys(row["stage"] for row in rows)
    return [Series(stage, role, _name(stage, words)) for role, stage in zip(ROLES, stages, strict=True)]


def _name(stage: str, words: Words) -> str:
    return words.text(f"service.stage_{stage}")


def _cells(stages: Sequence[Record], lines: Sequence[Series], words: Words) -> list[tuple[str, ...]]:
    said = {(row["year"], row["kind"], row["stage"]): words.with_change(row) for row in stages}
    times = dict.fromkeys((row["year"], row["kind"]) for row in stages)
    return [(words.year(*time), *(said.get((*time, line.key), NOTHING) for line in lines)) for time in times]


def _points(stages: Sequence[Record], line: Series, missing: Sequence[int], words: Words) -> list[Point]:
    """One point per row, an empty one for each year that is missing up to today, so that the line breaks there."""
    known = [_point(row, line, words) for row in where(stages, stage=line.key)]
    empty = [Point(line.name, line.role, year, None, "") for year in missing]
    return sorted([*known, *empty], key=lambda point: point.x)


def _point(row: Record, line: Series, words: Words) -> Point:
    """Today's point opens the calculated line even where it is itself projected."""
    kind = "calculated" if row["year"] == row["base_year"] else row["kind"]
    dashed = row["kind"] != "observed"
    hover = f"{line.name}, {words.year(row['year'], row['kind'])}: {words.with_change(row)}"
    label = words.kind(kind) if dashed else ""
    return Point(line.name, line.role, row["year"], row["population_persons"], hover, label, dashed)


def _last(rows: Sequence[Record]) -> list[Record]:
    """Where the calculation of each stage ends, the youngest stage first."""
    return list({row["stage"]: row for row in sorted(rows, key=lambda row: (row["age_from"], row["year"]))}.values())


def _lasting(last: Sequence[Record], words: Words) -> dict[str, str]:
    """What is said of the stages that turn: the first of them, and the one that moves furthest."""
    earliest = min(row["turn_year"] for row in last)
    return {
        "first": "; ".join(
            words.text("service.stages_first", stage=_name(row["stage"], words), year=int(earliest))
            for row in last
            if row["turn_year"] == earliest
        ),
        "most": _most(max(last, key=lambda row: abs(row["change_pct"])), words),
    }


def _turn(row: Record, moved: Sequence[Record], words: Words) -> str:
    """A stage with the year of its turn, where the calculation ends, and how far away it is before."""
    said = {
        "stage": _name(row["stage"], words), "last": row["year"], "pct": words.change_percent(row["change_pct"]),
        "year": None if row["turn_year"] is None else int(row["turn_year"]),
    }  # fmt: skip
    if row["peak_year"] is None:
        return words.text("service.stages_item", **said)
    (peak,) = where(moved, stage=row["stage"], year=row["peak_year"])
    peak_pct = words.change_percent(peak["change_pct"])
    key = "after" if row["turn_year"] is not None else "end" if peak["year"] == row["year"] else "only"
    return words.text(f"service.stages_item_{key}", **said, peak=peak_pct, peak_year=peak["year"])


def _most(row: Record, words: Words) -> str:
    change, pct = words.number.change(row["change_persons"]), words.change_percent(row["change_pct"])
    return words.text("service.stages_most", stage=_name(row["stage"], words), year=row["year"], change=change, pct=pct)
