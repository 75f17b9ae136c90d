"""Where the need for places changes most, derived from the single ages; groups by the parameters as they are kept."""

from fractions import Fraction

from tests.derivations.case import Case, direction, pct, within
from tests.derivations.found import Found, Value, found, rounded, tenth
from tests.derivations.projection_certainty import is_open_of

STAGES = {"0-2": (0, 2), "3-5": (3, 5), "6": (6, 6), "7-12": (7, 12), "13-15": (13, 15), "16-18": (16, 18)}
FEW_PERSONS = 20
PARAMETERS = ("participation_pct", "group_size", "staff_per_group")


def derive(case: Case) -> list[Found]:
    """Where the number of children changes most; parameters, which stay, change nothing of it."""
    persons = {stage: (within(case.now, *ages), within(case.then, *ages)) for stage, ages in STAGES.items()}
    sizable = {stage: pct(now, then) for stage, (now, then) in persons.items() if now >= FEW_PERSONS}
    if not sizable:
        now, then = map(sum, zip(*persons.values(), strict=True))
        return [found("service_places.few", now=now, then=then)]
    undecided = {stage for stage, ages in STAGES.items() if is_open_of(case, *ages)}
    sizable = {stage: change for stage, change in sizable.items() if stage not in undecided}
    if not sizable:
        return [found("service_places.open")]
    most = max(sizable, key=lambda stage: abs(sizable[stage]))
    way = direction(sizable[most])
    if way == "same":
        return [found("service_places.none")]
    named: dict[str, Value] = {"stage": at(most), "pct": tenth(sizable[most])}
    against = {stage: each for stage, each in sizable.items() if direction(each) not in {way, "same"}}
    if against:
        key = "falls_but_grows" if way == "down" else "grows_but_falls"
        other = max(against, key=lambda stage: abs(against[stage]))
        return [found(f"service_places.{key}", **named, other=at(other))]
    if undecided:
        return [found(f"service_places.partly_{way}", **named, n=len(undecided))]
    ways = {direction(pct(now, then)) if now else "same" for now, then in persons.values()}
    return [found(f"service_places.{'all' if ways == {way} else 'most'}_{way}", **named)]


def at(stage: str) -> Found:
    """Where a stage is: ``in grades 1–6``."""
    return found(f"places.at_{stage}")


def table(case: Case) -> list[list[object]]:
    """Stage by stage, today and at the horizon: persons, the parameters, places, groups and staff."""
    return [
        _row(case, stage, within(ages, *limits)) for stage, limits in STAGES.items() for ages in (case.now, case.then)
    ]


def _row(case: Case, stage: str, persons: int) -> list[object]:
    values = {name: value for (each, name), (value, _) in case.raw.parameters(case.place.code).items() if each == stage}
    groups = groups_of(persons, values)
    places, staff = groups * values["group_size"], groups * values["staff_per_group"]
    results = (rounded(places), tenth(groups), tenth(staff))
    return [persons, *(float(values[name]) for name in PARAMETERS), *map(float, results)]


def groups_of(persons: int | Fraction, parameters: dict[str, Fraction]) -> Fraction:
    """Groups of so many persons."""
    return persons * parameters["participation_pct"] / 100 / parameters["group_size"]
