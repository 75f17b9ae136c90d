"""The share with a foreign mother tongue over the years, derived from the raw table where it was fetched."""

from collections.abc import Mapping
from fractions import Fraction

from tests.derivations.case import Case
from tests.derivations.forms import in_area
from tests.derivations.found import Found, found, tenth

BACK = 10
HARDLY = Fraction(1, 2)


def derive(case: Case) -> list[Found]:
    own = _foreign(case)
    year = max(own)
    base = min(each for each in own if year - BACK <= each < year)
    points = tenth(own[year] - own[base])
    if abs(points) < HARDLY:
        return [found("mother_tongue.foreign_same", in_area=in_area(case), base=base)]
    way = "up" if points > 0 else "down"
    return [found(f"mother_tongue.foreign_{way}", in_area=in_area(case), points=abs(points), base=base)]


def is_supplied(case: Case) -> bool:
    return len(_foreign(case)) > 1


def _foreign(case: Case) -> Mapping[int, Fraction]:
    """Year → percent of residents with a foreign mother tongue, of years that every municipality has."""
    codes = ["SSS"] if case.place.kind == "country" else list(case.place.members)
    listed = ", ".join(f"'{code}'" for code in codes)
    rows = case.raw.fetched(
        "select year, sum(value) filter (language_code = '02'), sum(value) filter (language_code = 'SSS')"
        f" from raw_statfin__mother_tongue where area_code in ({listed}) group by year"
        f" having count(value) = {5 * len(codes)}"
    )
    return {int(year): Fraction(100 * int(foreign), int(everybody)) for year, foreign, everybody in rows}
