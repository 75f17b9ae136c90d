"""The share with a tertiary qualification over the years, derived from the raw table where it was fetched."""

from collections.abc import Mapping
from fractions import Fraction

from tests.derivations.case import Case
from tests.derivations.found import Found
from tests.derivations.points import change_in_points


def derive(case: Case) -> list[Found]:
    return [change_in_points(case, "education_change.tertiary", _tertiary(case))]


def is_supplied(case: Case) -> bool:
    return len(_tertiary(case)) > 1


def _tertiary(case: Case) -> Mapping[int, Fraction]:
    """Year → percent with tertiary level of those aged 15 and over."""
    place = case.place
    codes = [place.code] if place.kind in {"region", "country"} else list(place.members)
    listed = ", ".join(f"'{code}'" for code in codes)
    rows = case.raw.fetched(
        "select year, sum(population_15_persons), sum(tertiary_persons)"
        f" from raw_statfin__education where area_code in ({listed}) group by year having count(*) = {len(codes)}"
    )
    return {int(year): Fraction(100 * int(tertiary), int(everybody)) for year, everybody, tertiary in rows}
