"""The share of working-age residents in employment over the years, derived from the raw table where it was fetched."""

from collections.abc import Mapping
from fractions import Fraction

from tests.derivations.case import Case
from tests.derivations.found import Found
from tests.derivations.points import change_in_points


def derive(case: Case) -> list[Found]:
    return [change_in_points(case, "main_activity.employed", _employed(case))]


def is_supplied(case: Case) -> bool:
    return len(_employed(case)) > 1


def _employed(case: Case) -> Mapping[int, Fraction]:
    """Year → percent of residents aged 18–64 who are employed, of years that every municipality has."""
    codes = ["SSS"] if case.place.kind == "country" else list(case.place.members)
    listed = ", ".join(f"'{code}'" for code in codes)
    rows = case.raw.fetched(
        "select year, sum(value) filter (activity_code = '11'), sum(value) filter (activity_code = 'SSS')"
        f" from raw_statfin__main_activity where area_code in ({listed}) group by year"
        f" having count(value) = {4 * len(codes)}"
    )
    return {int(year): Fraction(100 * int(employed), int(everybody)) for year, employed, everybody in rows}
