"""Where vacancies are most, derived from the register's rows by occupation."""

from tests.derivations.case import Case
from tests.derivations.forms import in_region
from tests.derivations.found import Found, found
from tests.derivations.register import LAST_OF_TWELVE, is_occupation, month


def derive(case: Case) -> list[Found]:
    rows = next(iter(case.raw.occupations(case.place.regions, 1).values()))
    known = [code for code in rows if is_occupation(code)]
    first = min(known, key=lambda code: (-rows[code][1][0], code))
    name = case.raw.name("occupations", first, case.language).rstrip(".")
    name = name if name[1].isupper() else name[0].lower() + name[1:]
    in_month = month(LAST_OF_TWELVE)
    return [found("occupations.takeaway", in_place=in_region(case), in_month=in_month, occupation=name)]
