"""What only the reader's own files or a fetched table fill, derived a second time; see ``derived.py``.

Prices stand in ``data/local/unit_prices.csv``, scenarios in ``data/local/scenarios``, the self-sufficiency calculation
in the newest complete round of table 14x1 in ``data/raw``: each is read here as it lies there.
"""

import json
from collections import defaultdict
from collections.abc import Mapping
from fractions import Fraction
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

import yaml
from tests.second_path.raw import Ages, Raw

from tests.second_path.derived import BANDS, OLDEST, SERVICE, Case, pct, within
from tests.second_path.said import halves_away

HUNDRED = 100  # stands for 100 and over
STAGES = {"0-2": (0, 2), "3-5": (3, 5), "6": (6, 6), "7-12": (7, 12), "13-15": (13, 15), "16-18": (16, 18)}


def is_at_hand(case: Case, name: str) -> bool:
    """Whether the exhibit's own figures are there for this brief."""
    if name == "service-costs":
        return bool(prices(case.raw))
    if name == "migration-in-projection":
        return bool(without_migration(case))
    return bool(case.scenario)


# ---- prices


@cache
def prices(raw: Raw) -> list[tuple[int, int, str, Fraction]]:
    """First and last age, service and price, in this order."""
    found = raw.own("unit_prices")
    return sorted((int(r["age_from"]), int(r["age_to"]), r["service"], Fraction(r["price_eur"])) for r in found)


def service_costs(case: Case) -> str:
    costs = [(price, *(_cost(ages, price) for ages in (case.now, case.then))) for price in prices(case.raw)]
    (youngest, oldest, service, _), now, then = max(costs, key=lambda each: abs(each[2] - each[1]))
    ages = str(youngest) if youngest == oldest else f"{youngest}–{oldest}"
    return case.phrase(
        "costs", service=service, ages=case.phrase("age", age=ages), base=case.base_said, now=case.say.number(now),
        horizon=case.projected(case.horizon), then=case.say.number(then), change=case.say.signed(then - now),
        pct=case.say.signed_percent(100 * (then - now) / now) if now else "–",
    )  # fmt: skip


def _cost(ages: Ages, price: tuple[int, int, str, Fraction]) -> Fraction:
    youngest, oldest, _, euro = price
    return within(ages, youngest, OLDEST if oldest == HUNDRED else oldest) * euro


# ---- the projection without migration


@cache
def _round(raw: Raw) -> Mapping[tuple[str, int], Ages]:
    """Municipality of today (or ``SSS``) and year → persons by age if nobody moved, both sexes."""
    rounds = sorted(path.parent for path in raw.data.glob("raw/statfin-14x1/14x1/*/complete.json"))
    found: dict[tuple[str, int], dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for path in sorted(rounds[-1].glob("part-*.json")) if rounds else ():
        if not path.name.endswith(".sidecar.json"):
            for (area, year, age), persons in _cells(path).items():
                found[raw.now(area), year][age] += persons
    return found


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
    return sorted(index, key=index.get) if isinstance(index, dict) else list(index)


def without_migration(case: Case) -> Ages:
    """Persons by age at the horizon if nobody moved; empty unless every municipality of the area has it."""
    codes = ["SSS"] if case.place.kind == "country" else list(case.place.members)
    each = [_round(case.raw).get((code, case.horizon), {}) for code in codes]
    return {age: sum(ages[age] for ages in each) for age in range(HUNDRED + 1)} if all(each) else {}


def migration_in_projection(case: Case) -> str:
    without = without_migration(case)
    known = case.now.keys() & case.then.keys() & without.keys()
    times = [{age: ages[age] for age in known} for ages in (case.now, case.then, without)]
    now, then, alone = (within(ages, 0, OLDEST) for ages in times)
    effect = {band: within(times[1], *BANDS[band]) - within(times[2], *BANDS[band]) for band in SERVICE}
    most, say = max(SERVICE, key=lambda band: abs(effect[band])), case.say
    return case.phrase(
        "migration", base=case.base_said, horizon=case.horizon, change=say.signed(then - now),
        pct=say.signed_percent(pct(now, then)), without=say.signed(alone - now),
        without_pct=say.signed_percent(pct(now, alone)), migration=say.signed(then - alone),
        band=case.phrase(f"band_{most}"), band_migration=say.signed(effect[most]),
    )  # fmt: skip


# ---- scenario


@cache
def told(raw: Raw, name: str) -> Mapping[str, Any]:
    """A saved scenario as it was written."""
    found: Mapping[str, Any] = yaml.safe_load(
        (raw.data / "local" / "scenarios" / f"{name}.yml").read_text(encoding="utf-8")
    )
    return found


def changed_ages(case: Case) -> Mapping[int, Fraction]:
    """Persons by age at the horizon in the scenario.

    Those born since its first year are so many percent more. Each year since then brings the movers, by age like the
    residents of today; whoever came n years ago is n years older now.
    """
    what = told(case.raw, case.scenario)
    more, first = 1 + Fraction(str(what.get("fertility_change_pct", 0))) / 100, what["first_year"]
    ages = {age: persons * (more if case.horizon - age >= first else 1) for age, persons in case.then.items()}
    movers = range(what.get("migration_age_from", 0), what.get("migration_age_to", 64) + 1)
    residents = sum(case.now[age] for age in movers)
    for year in range(first, case.horizon + 1):
        for age in movers:
            if (older := age + case.horizon - year) in ages:
                ages[older] += Fraction(what.get("net_migration_persons_per_year", 0) * case.now[age], residents)
    return {age: Fraction(persons) for age, persons in ages.items()}


def _persons(case: Case, limits: tuple[int, int]) -> int:
    return int(halves_away(sum(n for age, n in changed_ages(case).items() if limits[0] <= age <= limits[1]), 0))


def scenario(case: Case) -> str:
    pairs = {band: (within(case.then, *BANDS[band]), _persons(case, BANDS[band])) for band in SERVICE}
    most = max(SERVICE, key=lambda band: abs(pairs[band][1] - pairs[band][0]))
    then, changed = pairs[most]
    if then == changed:
        return case.phrase("scenario_same", name=case.scenario, horizon=case.horizon)
    return case.phrase(
        "scenario", name=case.scenario, band=case.phrase(f"band_{most}"), scenario=case.say.number(changed),
        horizon=case.horizon, then=case.say.number(then), change=case.say.signed(changed - then),
        pct=case.say.signed_percent(pct(then, changed)),
    )  # fmt: skip


def scenario_places(case: Case) -> str:
    groups = {stage: _groups(case, stage) for stage in STAGES}
    change = {stage: changed - then for stage, (then, changed) in groups.items()}
    most, say = max(STAGES, key=lambda stage: abs(change[stage])), case.say
    if not halves_away(change[most], 1):
        return case.phrase("scenario_places_same", name=case.scenario, horizon=case.horizon)
    then, changed = groups[most]
    return case.phrase(
        "scenario_places", name=case.scenario, stage=case.phrase(f"stage_{most}"), scenario=say.number(changed, 1),
        horizon=case.horizon, then=say.number(then, 1), change=say.signed(change[most], 1),
    )  # fmt: skip


def _groups(case: Case, stage: str) -> tuple[Fraction, Fraction]:
    """Groups of a stage by the projection, and in the scenario, which may set participation and group size itself."""
    what = told(case.raw, case.scenario)
    usual = {parameter: value for (each, parameter), (value, _) in case.raw.parameters.items() if each == stage}
    own = {
        parameter: Fraction(str(each[stage]))
        for parameter in ("participation_pct", "group_size")
        if stage in (each := {str(key): value for key, value in what.get(parameter, {}).items()})
    }
    persons = within(case.then, *STAGES[stage]), _persons(case, STAGES[stage])
    then, changed = (
        count * value["participation_pct"] / 100 / value["group_size"]
        for count, value in zip(persons, (usual, usual | own), strict=True)
    )
    return then, changed
