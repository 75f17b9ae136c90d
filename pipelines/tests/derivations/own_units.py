"""Own schools and units, derived from their file and the raw figures of the ages of their stage."""

from collections.abc import Sequence
from fractions import Fraction

from tests.derivations.case import Case, direction, pct, within
from tests.derivations.found import Found, found, rounded, tenth
from tests.derivations.own_figures import Ends, cell, lines, together, told

AGES = {
    "0-5": (0, 5),
    "7-15": (7, 15),
    "0-2": (0, 2),
    "3-5": (3, 5),
    "6": (6, 6),
    "7-12": (7, 12),
    "13-15": (13, 15),
    "16-18": (16, 18),
}
FEW_PERSONS = 20
Line = dict[str, str]


def derive(case: Case) -> list[Found]:
    stages = {stage: _newest(case, stage) for stage in _stages(case)}
    stage = max(stages, key=lambda each: _pupils(stages[each])[1])
    named = found("own_data.at_7-15" if stage == "7-15" else f"places.at_{stage}")
    now, then = (within(ages, *AGES[stage]) for ages in (case.now, case.then))
    change = pct(now, then) if now >= FEW_PERSONS else None
    way = "few" if change is None else direction(change)
    of_change = {} if change is None or way == "same" else {"change": tenth(change)}
    if taken := _taken(stages[stage]):
        return [found(f"own_units.taken_{way}", stage=named, taken=taken, **of_change)]
    return [found(f"own_units.units_{way}", stage=named, n=len(stages[stage]), **of_change)]


def table(case: Case) -> list[list[object]]:
    """Stage by stage each unit and year, then all units of the newest year: pupils, places, how many are taken."""
    rows = []
    for stage in _stages(case):
        given = sorted(_of_stage(case, stage), key=lambda line: (line["unit"], int(line["year"])))
        rows += [_row(case, stage, [line]) for line in given]
        newest = _newest(case, stage)
        if len(newest) > 1 and len({line["year"] for line in newest}) == 1:
            rows.append(_row(case, stage, newest))
    return rows


def is_supplied(case: Case) -> bool:
    return bool(lines(case, "own_units"))


def _stages(case: Case) -> list[str]:
    return sorted({line["stage"] for line in lines(case, "own_units")}, key=AGES.__getitem__)


def _of_stage(case: Case, stage: str) -> list[Line]:
    return [line for line in lines(case, "own_units") if line["stage"] == stage]


def _newest(case: Case, stage: str) -> list[Line]:
    by_year = sorted(_of_stage(case, stage), key=lambda line: int(line["year"]))
    return list({line["unit"]: line for line in by_year}.values())


def _pupils(given: Sequence[Line]) -> Ends:
    return together(told(line["pupils_persons"]) for line in given)


def _taken(given: Sequence[Line]) -> tuple[Fraction, Fraction] | None:
    """In whole percent of the places; none where they are not known."""
    if not all(line["places_count"] for line in given):
        return None
    places = sum(int(line["places_count"]) for line in given)
    low, high = (rounded(Fraction(100 * end, places)) for end in _pupils(given))
    return low, high


def _row(case: Case, stage: str, given: Sequence[Line]) -> list[object]:
    taken = _taken(given)
    places: list[object] = (
        [float(sum(int(line["places_count"]) for line in given)), _ends(taken)] if taken else ["–"] * 2
    )
    now, then = (within(ages, *AGES[stage]) for ages in (case.now, case.then))
    return [cell(_pupils(given)), *places, float(now), float(tenth(pct(now, then)))]


def _ends(taken: tuple[Fraction, Fraction]) -> object:
    low, high = map(float, taken)
    return low if low == high else [low, high]
