"""The largest industry, derived from the employed by industry."""

from tests.derivations.case import Case
from tests.derivations.employment import UNKNOWN, YEAR, shares
from tests.derivations.forms import in_region
from tests.derivations.found import Found, found, tenth


def derive(case: Case) -> list[Found]:
    own = case.raw.employed(case.place.regions, YEAR)
    largest = min((code for code in own if code != UNKNOWN), key=lambda code: (-own[code], code))
    share = tenth(shares(own)[largest])
    name = found(f"industry_names.short_{largest}")
    return [found("industries.takeaway", largest=name, in_region=in_region(case), share=share)]
