"""Location quotients, derived from the employed by industry."""

from tests.derivations.case import Case
from tests.derivations.employment import UNKNOWN, YEAR, shares
from tests.derivations.found import Found, found, rounded
from tests.derivations.raw import COUNTRY

NAMED = 3


def derive(case: Case) -> list[Found]:
    if case.place.kind == "country":
        return [found("labour.not_against_itself")]
    share, usual = (shares(case.raw.employed(each, YEAR)) for each in (case.place.regions, [COUNTRY]))
    quotient = {code: share[code] / usual[code] for code in share if share[code] >= 1 and code != UNKNOWN}
    items = [
        found(
            "specialisation.item",
            industry=case.raw.name("industries", code, case.language),
            quotient=rounded(quotient[code], 2),
        )
        for code in sorted(quotient, key=lambda code: -quotient[code])
    ]
    return [found("specialisation.takeaway", most=items[:NAMED], least=items[-1])]
