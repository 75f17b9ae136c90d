"""Jobs per hundred employed residents, derived from both sides' rows of each municipality."""

from fractions import Fraction

from tests.derivations.case import Case
from tests.derivations.forms import in_area
from tests.derivations.found import Found, found, rounded

YEAR = 2017


def derive(case: Case) -> list[Found]:
    if case.place.kind == "country":
        return [found("commuting.country")]
    residents, jobs = (_employed(case, table, "SSS") for table in ("employed_resident", "job"))
    return [
        found("commuting.takeaway", year=YEAR, ratio=rounded(Fraction(100 * jobs, residents)), in_area=in_area(case))
    ]


def notes(case: Case) -> list[list[Found]]:
    """The first note: who commutes, of the residents and of those who have the jobs."""
    if case.place.kind == "country":
        return []
    out, inwards = (
        rounded(Fraction(100 * _employed(case, table, "commuting"), _employed(case, table, "SSS")))
        for table in ("employed_resident", "job")
    )
    return [[found("commuting.commuters", out_pct=out, in_pct=inwards)]]


def _employed(case: Case, table: str, commuting: str) -> int:
    found_rows = case.raw.rows(
        f"""select sum(employed_persons) from {{raw_statfin__{table}}}
        where list_contains($codes, area_code) and year = $year and commuting = $commuting""",
        codes=list(case.place.codes),
        year=YEAR,
        commuting=commuting,
    )
    return int(found_rows[0][0])
