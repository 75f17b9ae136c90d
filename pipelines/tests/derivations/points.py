"""The change of a share over ten years, in percentage points: what exhibits of shares over the years must find."""

from collections.abc import Mapping
from fractions import Fraction

from tests.derivations.case import Case
from tests.derivations.forms import in_area
from tests.derivations.found import Found, found, tenth

BACK = 10
HARDLY = Fraction(1, 2)


def change_in_points(case: Case, kind: str, share_of: Mapping[int, Fraction]) -> Found:
    """``kind`` is the exhibit's and the part's: ``education_change.tertiary``; ``share_of`` is year → percent."""
    year = max(share_of)
    base = min(each for each in share_of if year - BACK <= each < year)
    points = tenth(share_of[year] - share_of[base])
    if abs(points) < HARDLY:
        return found(f"{kind}_same", in_area=in_area(case), base=base)
    way = "up" if points > 0 else "down"
    return found(f"{kind}_{way}", in_area=in_area(case), points=abs(points), base=base)


def category_share(case: Case, table: str, column: str, code: str, *, codes: int) -> Mapping[int, Fraction]:
    """Year → percent of all residents (SSS) who are of one category, of years that every municipality has whole.

    ``codes`` is how many rows the fetched table has for each municipality and year.
    """
    places = ["SSS"] if case.place.kind == "country" else list(case.place.members)
    listed = ", ".join(f"'{place}'" for place in places)
    rows = case.raw.fetched(
        f"select year, sum(value) filter ({column} = '{code}'), sum(value) filter ({column} = 'SSS')"
        f" from {table} where area_code in ({listed}) group by year having count(value) = {codes * len(places)}"
    )
    return {int(year): Fraction(100 * int(counted), int(everybody)) for year, counted, everybody in rows}
