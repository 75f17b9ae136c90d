"""The group of ages with the largest share, derived from the raw table."""

from tests.derivations.found import Found, found, tenth
from tests.derivations.swedish import GROUPS, SwedishCase, share

OF_SWEDEN = True


def derive(case: SwedishCase) -> list[Found]:
    shares = {ages: share(case.adults(case.code, (ages,))) for ages in GROUPS}
    most = max(shares, key=shares.__getitem__)
    ages = most.replace("-", "–")
    return [found("without_by_age.takeaway", in_area=case.in_area, ages=ages, pct=tenth(shares[most]))]


def table(case: SwedishCase) -> list[list[object]]:
    """Persons without upper secondary education, percent in the municipality and in the county, percent unknown."""
    return [_row(case, ages) for ages in GROUPS]


def _row(case: SwedishCase, ages: str) -> list[object]:
    own, county = case.adults(case.code, (ages,)), case.adults(case.county, (ages,))
    shares = (share(own), share(county), share((own[0], own[2], 0)))
    return [own[1], *(float(tenth(each)) for each in shares)]
