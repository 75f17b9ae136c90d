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
