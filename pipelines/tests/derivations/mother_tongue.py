"""The share with a foreign mother tongue over the years, derived from the raw table where it was fetched."""

from collections.abc import Mapping
from fractions import Fraction

from tests.derivations.case import Case
from tests.derivations.found import Found
from tests.derivations.points import change_in_points


def derive(case: Case) -> list[Found]:
    return [change_in_points(case, "mother_tongue.foreign", _foreign(case))]


def is_supplied(case: Case) -> bool:
    return len(_foreign(case)) > 1


def _foreign(case: Case) -> Mapping[int, Fraction]:
    """Year → percent of residents with a foreign mother tongue, of years that every municipality has."""
    codes = ["SSS"] if case.place.kind == "country" else list(case.place.members)
    listed = ", ".join(f"'{code}'" for code in codes)
    rows = case.raw.fetched(
        "select year, sum(value) filter (language_code = '02'), sum(value) filter (language_code = 'SSS')"
        f" from raw_statfin__mother_tongue where area_code in ({listed}) group by year"
        f" having count(value) = {5 * len(codes)}"
    )
    return {int(year): Fraction(100 * int(foreign), int(everybody)) for year, foreign, everybody in rows}
