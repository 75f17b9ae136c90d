"""First-choice applicants against study places, derived from the raw table where it was fetched."""

from collections import defaultdict
from collections.abc import Mapping
from fractions import Fraction

from tests.derivations.case import Case
from tests.derivations.forms import in_area
from tests.derivations.found import Found, found, rounded


def derive(case: Case) -> list[Found]:
    own, newest = _places(case), max(year for (year,) in case.raw.fetched("select year from raw_vipunen__study_place"))
    last = max(own)
    if last < newest:
        return [found("study_places.ended", in_area=in_area(case), last=last)]
    places, applicants = own[last]
    per = rounded(Fraction(100 * applicants, places))
    if per == 100:
        return [found("study_places.as_many", in_area=in_area(case), year=last)]
    kind = "fewer" if per < 100 else "more"
    return [found(f"study_places.{kind}", in_area=in_area(case), n=per, year=last)]


def is_supplied(case: Case) -> bool:
    return bool(_places(case))


def _places(case: Case) -> Mapping[int, tuple[int, int]]:
    """Year → places and first-choice applicants of all targets in the area that have both, where there are places."""
    summed: dict[int, tuple[int, int]] = defaultdict(lambda: (0, 0))
    rows = case.raw.fetched("select area_code, year, places_count, first_choice_persons from raw_vipunen__study_place")
    for code, year, places, applicants in rows:
        is_here = case.place.kind == "country" or case.raw.now(code) in case.place.members
        if is_here and places is not None and applicants is not None:
            before = summed[int(year)]
            summed[int(year)] = (before[0] + int(places), before[1] + int(applicants))
    return {year: each for year, each in summed.items() if each[0]}
