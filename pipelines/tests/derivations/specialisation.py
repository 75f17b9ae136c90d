"""Location quotients, derived from the employed by industry."""

from fractions import Fraction

from tests.derivations.case import Case
from tests.derivations.employment import UNKNOWN, YEAR, shares
from tests.derivations.forms import in_region
from tests.derivations.found import Found, found, tenth
from tests.derivations.raw import COUNTRY

CLEARLY = Fraction(11, 10)


def derive(case: Case) -> list[Found]:
    if case.place.kind == "country":
        return [found("labour.not_against_itself")]
    share, usual = (shares(case.raw.employed(each, YEAR)) for each in (case.place.regions, [COUNTRY]))
    quotient = {code: share[code] / usual[code] for code in share if share[code] >= 1 and code != UNKNOWN}
    most = max(quotient, key=quotient.__getitem__)
    times = tenth(quotient[most])
    if tenth(quotient[most]) < CLEARLY:
        return [found("specialisation.even", in_region=in_region(case))]
    industry = found(f"industry_names.short_{most}")
    return [found("specialisation.takeaway", industry=industry, in_region=in_region(case), times=times)]
