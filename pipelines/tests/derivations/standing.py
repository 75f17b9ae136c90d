"""What sets a finding of one area apart: where its value lies among all municipalities, from the raw tables."""

from collections import defaultdict
from collections.abc import Mapping
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from tests.derivations.case import BANDS, OLDEST, Case, pct, per_hundred, within
from tests.derivations.raw import Ages, Raw
from tests.derivations.register import LATEST

TODAY = 2024
EDUCATION = 2025
ENTERING, LEAVING = (15, 24), (55, 64)
COMING, AT_SCHOOL = (0, 6), (7, 15)


class Standing(NamedTuple):
    """The subject of a finding, and either its measure and value or that it is an exception."""

    subject: str
    measure: str = ""
    value: Fraction = Fraction(0)
    is_exception: bool = False


def apart(case: Case, standing: Standing | None) -> Fraction:
    """The share of municipalities on the nearer side of the value that are missing to a half, doubled."""
    if standing is None or not (standing.measure or standing.is_exception):
        return Fraction(0)
    if standing.is_exception:
        return Fraction(1)
    values = _values(case.raw, standing.measure, case.horizon)
    below, above = (sum(sign * (each - standing.value) > 0 for each in values) for sign in (-1, 1))
    return Fraction(abs(below - above), len(values)) if values else Fraction(0)


@cache
def _values(raw: Raw, measure: str, horizon: int) -> tuple[Fraction, ...]:
    """Of every municipality that has the measure."""
    if measure == "tertiary":
        return tuple(_tertiary(raw))
    if measure == "unemployed":
        return tuple(_unemployed(raw))
    now = _persons(raw, TODAY)
    if measure == "renewal":
        return tuple(per_hundred(ages, (ENTERING,), LEAVING) for ages in now.values())
    if measure == "cohorts":
        return tuple(each for each in map(cohorts, now.values()) if each is not None)
    low, high = (BANDS | {"all": (0, OLDEST)})[measure.removeprefix("change_")]
    changes = (_change(now[code], then, low, high) for code, then in _persons(raw, horizon).items())
    return tuple(each for each in changes if each is not None)


def _change(now: Ages, then: Ages, low: int, high: int) -> Fraction | None:
    before = within(now, low, high)
    return pct(before, within(then, low, high)) if before else None


def cohorts(now: Ages) -> Fraction | None:
    """Percent by which the average year group yet to start school differs from that at school."""
    coming, at_school = (Fraction(within(now, *ages), ages[1] - ages[0] + 1) for ages in (COMING, AT_SCHOOL))
    return pct(at_school, coming) if at_school else None


def _persons(raw: Raw, year: int) -> Mapping[str, Ages]:
    """Municipality of the newest division → persons by single age in the projection."""
    found: dict[str, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for code, age, persons in raw.rows(
        "select area_code, cast(left(age_code, 3) as int), population_persons from"
        " {raw_statfin__projection_municipality} where year = $year and sex_code = 'SSS' and age_code <> 'SSS'",
        year=year,
    ):
        found[raw.now(code)][age] += persons
    return found


def _unemployed(raw: Raw) -> list[Fraction]:
    found = (raw.jobseekers(raw.place(row[0]), LATEST) for row in raw.division)
    return [Fraction(100 * low, force) for (low, _), force, _ in found if force]


def _tertiary(raw: Raw) -> list[Fraction]:
    found = (raw.education(raw.place(row[0]), EDUCATION) for row in raw.division)
    return [Fraction(100 * tertiary, everybody) for everybody, _, tertiary in found]
