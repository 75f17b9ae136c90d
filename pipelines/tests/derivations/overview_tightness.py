"""Vacancies per hundred unemployed jobseekers of each area, side by side."""

from tests.derivations.found import Exact, Found, found
from tests.derivations.register import LATEST, PREVIOUS, tightness, way
from tests.derivations.side_by_side import Side


def derive(side: Side) -> list[Found]:
    ways = [way(*(tightness(case, case.place, code) for code in (PREVIOUS, LATEST))) for case in side.cases]
    most = "rises" if ways.count("rises") > ways.count("falls") else "falls"
    if set(ways) == {most}:
        return [found(f"overview_tightness.{most}_everywhere", n=len(side.areas))]
    return [found(f"overview_tightness.{most}", n=ways.count(most), all=len(side.areas))]


def table(side: Side) -> list[list[object]]:
    """Both ratios, then vacancies and unemployed jobseekers; a range where hidden numbers are part of one."""
    rows = []
    for case in side.cases:
        unemployed, _, vacancies = case.raw.jobseekers(case.place, LATEST)
        ratios = [tightness(case, case.place, code) for code in (PREVIOUS, LATEST)]
        rows.append([*map(_cell, ratios), _cell(vacancies), _cell(unemployed)])
    return rows


def _cell(ends: tuple[Exact, Exact]) -> object:
    low, high = (float(end) for end in ends)
    return low if low == high else [low, high]
