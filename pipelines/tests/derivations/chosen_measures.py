"""How many figures behind a group's measures have changed, from the register as it is kept and from the raw figures.

Figures of school stages and service ages are derived, and no others: a test's register keeps to them.
"""

import csv
from functools import cache

from tests.derivations.case import BANDS, Case, within
from tests.derivations.found import Found, found
from tests.derivations.raw import Raw

Row = dict[str, str]


def derive(case: Case) -> list[Found]:
    changed = [_is_changed(case, row) for row in _rows(case)]
    if not any(changed):
        return [found("chosen_measures.unchanged")]
    if len(changed) == 1:
        return [found("chosen_measures.only_changed")]
    if all(changed):
        return [found("chosen_measures.all_changed")]
    return [found("chosen_measures.changed", all=len(changed), n=sum(changed))]


def is_supplied(case: Case) -> bool:
    return bool(_rows(case))


def _is_changed(case: Case, row: Row) -> bool:
    _, band, _ = row["fact_key"].split("/")
    now, then = within(case.now, *BANDS[band]), within(case.then, *BANDS[band])
    is_projected_anew = row["projected_year"] == str(case.horizon) and row["projected_then"] != str(then)
    return (row["year_then"], row["value_then"]) != (str(case.base), str(now)) or is_projected_anew


def _rows(case: Case) -> list[Row]:
    return [row for row in _register(case.raw) if row["group_code"] == case.place.code and row["is_public"] == "yes"]


@cache
def _register(raw: Raw) -> list[Row]:
    path = raw.data / "local" / "measures.csv"
    if not path.exists():
        return []
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))
