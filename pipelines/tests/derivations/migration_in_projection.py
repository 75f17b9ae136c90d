"""The projection with and without migration, derived from the newest snapshot of table 14x1, where it was fetched."""

import json
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

from tests.derivations.case import OLDEST, Case, direction, pct, within
from tests.derivations.forms import in_area
from tests.derivations.found import Found, found
from tests.derivations.raw import Ages, Raw

HUNDRED = 100  # stands for 100 and over


def derive(case: Case) -> list[Found]:
    without = without_migration(case)
    known = case.now.keys() & case.then.keys() & without.keys()
    then, alone = (within({age: ages[age] for age in known}, 0, OLDEST) for ages in (case.then, without))
    way = direction(pct(alone, then))
    if way == "same":
        return [found("migration_in_projection.takeaway_same", in_area=in_area(case))]
    return [found(f"migration_in_projection.takeaway_{way}", in_area=in_area(case), persons=abs(then - alone))]


def is_supplied(case: Case) -> bool:
    return bool(without_migration(case))


def without_migration(case: Case) -> Ages:
    """Persons by age at the horizon if nobody moved; empty unless every municipality of the area has it."""
    codes = ["SSS"] if case.place.kind == "country" else list(case.place.members)
    each = [_round(case.raw).get((code, case.horizon), {}) for code in codes]
    return {age: sum(ages[age] for ages in each) for age in range(HUNDRED + 1)} if all(each) else {}


@cache
def _round(raw: Raw) -> Mapping[tuple[str, int], Ages]:
    """Municipality of today (or ``SSS``) and year → persons by age if nobody moved, both sexes."""
    rounds = sorted(path.parent for path in raw.data.glob("raw/statfin-14x1/14x1/*/complete.json"))
    persons: dict[tuple[str, int], dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for path in sorted(rounds[-1].glob("part-*.json")) if rounds else ():
        if not path.name.endswith(".sidecar.json"):
            for (area, year, age), count in _cells(path).items():
                persons[raw.now(area), year][age] += count
    return persons


def _cells(path: Path) -> Mapping[tuple[str, int, int], int]:
    """Persons by area, year and age in one answer, without its totals over ages and its single sexes."""
    answer = json.loads(path.read_text(encoding="utf-8"))
    named = [code.split("_")[0] for code in answer["id"]]
    codes = [_in_order(answer["dimension"][code]["category"]["index"]) for code in answer["id"]]
    cells = [dict(zip(named, each, strict=True)) for each in product(*codes)]
    return {
        (cell["area"], int(cell["time"]), int(cell["age"].rstrip("-"))): int(persons)
        for cell, persons in zip(cells, answer["value"], strict=True)
        if cell["sex"] == "SSS" and cell["age"] != "SSS"
    }


def _in_order(index: Any) -> list[str]:
    return sorted(index, key=lambda code: index[code]) if isinstance(index, dict) else list(index)
