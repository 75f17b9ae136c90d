"""The change in employed persons and the country's, derived from the raw table by industry."""

from collections.abc import Sequence
from fractions import Fraction

from tests.derivations.case import Case, pct
from tests.derivations.employment import BASE_YEAR, YEAR
from tests.derivations.forms import in_region
from tests.derivations.found import Found, found, tenth
from tests.derivations.raw import COUNTRY

SECTION, RELEVANCE = "labour", 8


def derive(case: Case) -> list[Found]:
    if case.place.kind == "country":
        return [found("labour.not_against_itself")]
    changed, country = (tenth(_change(case, codes)) for codes in (case.place.regions, [COUNTRY]))
    return [found("shift_share.takeaway", in_region=in_region(case), changed=changed, country=country)]


def weight(case: Case) -> Fraction:
    return Fraction(0) if case.place.kind == "country" else abs(_change(case, case.place.regions)) / 100


def _change(case: Case, codes: Sequence[str]) -> Fraction:
    """Of all employed since the base year, in percent."""
    before, now = (sum(case.raw.employed(codes, year).values()) for year in (BASE_YEAR, YEAR))
    return pct(before, now)
