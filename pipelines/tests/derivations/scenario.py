"""A scenario beside the projection, derived from the scenario's file and the single ages of the raw tables."""

from collections.abc import Mapping
from fractions import Fraction
from functools import cache
from typing import Any

import yaml

from tests.derivations.case import BANDS, SERVICE, Case, pct, within
from tests.derivations.found import Found, found, rounded, tenth
from tests.derivations.raw import Raw

FEW_PERSONS = 20
SHOWN = (*SERVICE, "15-64", "65+")


def derive(case: Case) -> list[Found]:
    pairs = {name: (within(case.then, *BANDS[name]), changed(case, BANDS[name])) for name in SERVICE}
    most = max(SERVICE, key=lambda name: abs(pairs[name][1] - pairs[name][0]))
    then, now = pairs[most]
    if then == now:
        return [found("scenario.same", name=case.scenario)]
    named = {"name": case.scenario, "band": found(f"places.at_{most}")}
    if then < FEW_PERSONS:
        return [found("scenario.few", **named, scenario=now, then=then)]
    way = "up" if now > then else "down"
    return [found(f"scenario.differs_{way}", **named, pct=tenth(pct(then, now)))]


def table(case: Case) -> list[list[object]]:
    """Of each service age: persons today, projected, in the scenario; the difference in persons and percent."""
    shown = [BANDS[name] for name in SHOWN]
    return [_row(within(case.now, *each), within(case.then, *each), changed(case, each)) for each in shown]


def _row(now: int, then: int, scenario: int) -> list[object]:
    return [now, then, scenario, scenario - then, float(tenth(pct(then, scenario))) if then else "–"]


def is_supplied(case: Case) -> bool:
    return bool(case.scenario)


@cache
def assumed(raw: Raw, name: str) -> Mapping[str, Any]:
    """A saved scenario as it was written."""
    path = raw.data / "local" / "scenarios" / f"{name}.yml"
    written: Mapping[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return written


def changed(case: Case, limits: tuple[int, int]) -> int:
    """Persons of some ages at the horizon in the scenario, halves up."""
    ages = _changed_ages(case)
    return int(rounded(sum((n for age, n in ages.items() if limits[0] <= age <= limits[1]), start=Fraction(0))))


def _changed_ages(case: Case) -> Mapping[int, Fraction]:
    """Persons by age at the horizon in the scenario.

    Those born since its first year are so many percent more. Each year since then brings the movers, by age like the
    residents of today; whoever came n years ago is n years older now.
    """
    what = assumed(case.raw, case.scenario)
    more, first = 1 + Fraction(str(what.get("fertility_change_pct", 0))) / 100, what["first_year"]
    ages = {age: persons * (more if case.horizon - age >= first else 1) for age, persons in case.then.items()}
    movers = range(what.get("migration_age_from", 0), what.get("migration_age_to", 64) + 1)
    residents = sum(case.now[age] for age in movers)
    for year in range(first, case.horizon + 1):
        for age in movers:
            if (older := age + case.horizon - year) in ages:
                ages[older] += Fraction(what.get("net_migration_persons_per_year", 0) * case.now[age], residents)
    return {age: Fraction(persons) for age, persons in ages.items()}
