"""The municipalities of the county with the smallest and the largest share, derived from the raw table."""

from tests.derivations.forms import inside
from tests.derivations.found import Found, found, tenth
from tests.derivations.municipalities import alphabetical
from tests.derivations.swedish import SwedishCase, share

OF_SWEDEN = True


def derive(case: SwedishCase) -> list[Found]:
    shares = {code: share(case.adults(code)) for code in case.municipalities}
    low, high = min(shares, key=shares.__getitem__), max(shares, key=shares.__getitem__)
    return [
        found(
            "map_without_upper_secondary.takeaway",
            low=inside(low, case.language),
            high=inside(high, case.language),
            low_pct=tenth(shares[low]),
            high_pct=tenth(shares[high]),
        )
    ]


def table(case: SwedishCase) -> list[list[object]]:
    """Adults, those without upper secondary education and percent, in alphabetical order."""
    rows = (case.adults(code) for code in _in_order(case))
    return [[adults, without, float(tenth(share((adults, without, 0))))] for adults, without, _ in rows]


def headers(case: SwedishCase) -> list[str]:
    """The names of the rows."""
    return [case.municipalities[code] for code in _in_order(case)]


def _in_order(case: SwedishCase) -> list[str]:
    named = case.municipalities
    return sorted(named, key=lambda code: alphabetical(named[code], case.language))
