"""The largest industry and the one most unlike the country's, derived from the employed by industry."""

from tests.derivations.case import Case
from tests.derivations.employment import UNKNOWN, YEAR, shares
from tests.derivations.found import Found, found, tenth
from tests.derivations.raw import COUNTRY

LARGEST = 10


def derive(case: Case) -> list[Found]:
    own = case.raw.employed(case.place.regions, YEAR)
    share, usual = shares(own), shares(case.raw.employed([COUNTRY], YEAR))
    known = [code for code in sorted(own, key=lambda code: (-own[code], code))[:LARGEST] if code != UNKNOWN]
    largest, unlike = known[0], max(known, key=lambda code: abs(share[code] - usual[code]))
    name = {code: case.raw.name("industries", code, case.language) for code in known}
    if case.place.kind == "country":
        return [found("industries.takeaway_country", largest=name[largest], pct=tenth(share[largest]))]
    return [
        found(
            "industries.takeaway",
            largest=name[largest],
            pct=tenth(share[largest]),
            country_pct=tenth(usual[largest]),
            unlike=name[unlike],
            unlike_pct=tenth(share[unlike]),
            unlike_country_pct=tenth(usual[unlike]),
        )
    ]
