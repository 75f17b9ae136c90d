"""The share with a tertiary qualification over the years, derived from the raw table where it was fetched."""

from collections.abc import Mapping
from fractions import Fraction

from tests.derivations.case import Case
from tests.derivations.forms import in_area
from tests.derivations.found import Found, found, tenth

BACK = 10
HARDLY = Fraction(1, 2)


def derive(case: Case) -> list[Found]:
    own = _tertiary(case)
    year = max(own)
    base = min(each for each in own if year - BACK <= each < year)
    points = tenth(own[year] - own[base])
    if abs(points) < HARDLY:
        return [found("education_change.tertiary_same", in_area=in_area(case), base=base)]
    way = "up" if points > 0 else "down"
    return [found(f"education_change.tertiary_{way}", in_area=in_area(case), points=abs(points), base=base)]


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
