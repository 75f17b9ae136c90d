"""Vacancies per hundred unemployed jobseekers of each area, side by side."""

from fractions import Fraction

from tests.derivations.found import Exact, Found, found, rounded
from tests.derivations.register import LATEST, PREVIOUS, month, tightness
from tests.derivations.side_by_side import Side


def derive(side: Side) -> list[Found]:
    return [
        found(
            "overview_tightness.takeaway",
            latest=month(LATEST),
            previous=month(PREVIOUS),
            n=len(side.areas),
            range_latest=_range(side, LATEST),
            range_previous=_range(side, PREVIOUS),
        )
    ]


def table(side: Side) -> list[list[object]]:
    """Both ratios, then vacancies and unemployed jobseekers; a range where hidden numbers are part of one."""
    rows = []
    for case in side.cases:
        unemployed, _, vacancies = case.raw.jobseekers(case.place, LATEST)
        ratios = [tightness(case, case.place, code) for code in (PREVIOUS, LATEST)]
        rows.append([*map(_cell, ratios), _cell(vacancies), _cell(unemployed)])
    return rows


def _range(side: Side, code: str) -> tuple[Fraction, Fraction]:
    spans = [tightness(case, case.place, code) for case in side.cases]
    return rounded(min(low for low, _ in spans)), rounded(max(high for _, high in spans))


def _cell(ends: tuple[Exact, Exact]) -> object:
    low, high = (int(rounded(end)) for end in ends)
    return low if low == high else [low, high]
