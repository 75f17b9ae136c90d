"""The registers of criteria and of asked fields as the derivations read them: plain lines of the files that ship."""

import csv
from collections import defaultdict
from pathlib import Path

Row = dict[str, str]
OUTCOMES = ("passed", "not_passed", "no_grade_absence", "dropped_out", "continues")
FORMULA = ("numerator", "denominator", "exclusions", "attribution", "unit")


def lines(data: Path, name: str) -> list[Row]:
    """The lines of a file in ``data/reference``."""
    with (data / "reference" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def conflicting(data: Path) -> dict[tuple[str, str, str], list[Row]]:
    """Word, providers and school form → lines, where two formulas that are stated differ; in alphabetical order."""
    groups: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for row in lines(data, "quality_criteria"):
        groups[row["word"], row["provider_scope"], row["school_form"]].append(row)
    return {key: rows for key, rows in sorted(groups.items()) if len(formulas(rows)) > 1}


def formulas(rows: list[Row]) -> set[tuple[frozenset[str], ...]]:
    """The formulas that are stated, each once; the order of their parts does not matter."""
    stated = [tuple(_parts(row[name]) for name in FORMULA) for row in rows]
    return {each for each in stated if "unknown" not in each[0] | each[1]}


def _parts(written: str) -> frozenset[str]:
    return frozenset(OUTCOMES if written == "all" else written.split("+"))
