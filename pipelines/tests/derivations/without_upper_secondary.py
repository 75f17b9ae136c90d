"""Adults without upper secondary education, derived from the levels of the raw table."""

from tests.derivations.found import Found, found, tenth
from tests.derivations.swedish import COUNTRY, SwedishCase, share

OF_SWEDEN = True


def derive(case: SwedishCase) -> list[Found]:
    own, county = share(case.adults(case.code)), share(case.adults(case.county))
    if abs(own - county) < 1:
        return [found("without_upper_secondary.alike", in_area=case.in_area, own=tenth(own))]
    return [found("without_upper_secondary.unlike", in_area=case.in_area, own=tenth(own), county=tenth(county))]


def table(case: SwedishCase) -> list[list[object]]:
    """Adults, those without upper secondary education, percent, percent unknown: municipality, county, country."""
    rows = (case.adults(begins) for begins in (case.code, case.county, COUNTRY))
    return [[n[0], n[1], float(tenth(share(n))), float(tenth(share((n[0], n[2], 0))))] for n in rows]
