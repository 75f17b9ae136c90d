"""Where vacancies are most, derived from the register's rows by occupation."""

from tests.derivations.case import Case
from tests.derivations.found import Found, found
from tests.derivations.register import LAST_OF_TWELVE, is_occupation, month

MOST = 10
NAMED = 3


def derive(case: Case) -> list[Found]:
    rows = next(iter(case.raw.occupations(case.place.regions, 1).values()))
    known = {code: spans for code, spans in rows.items() if is_occupation(code)}
    top = sorted(known, key=lambda code: (-known[code][1][0], code))[:MOST]
    items = [
        found(
            "occupations.item",
            occupation=case.raw.name("occupations", code, case.language),
            vacancies=known[code][1],
        )
        for code in top[:NAMED]
    ]
    tight = sum(known[code][1][0] >= known[code][0][1] for code in top)
    return [found("occupations.takeaway", month=month(LAST_OF_TWELVE), list=items, tight=tight, all=len(top))]
