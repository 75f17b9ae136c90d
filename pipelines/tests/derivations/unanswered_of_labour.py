"""What the figures leave unanswered of labour: which tables were not fetched."""

from tests.derivations import education_change, job_openings
from tests.derivations.case import Case
from tests.derivations.found import Found, found


def derive(case: Case) -> list[Found]:
    lacks = {
        "job_openings": not job_openings.is_supplied(case),
        "education": True,
        "education_change": not education_change.is_supplied(case),
    }
    gaps = [found(f"{room}.gap_short") for room, is_so in lacks.items() if is_so]
    return [found("unanswered_of_labour.reason", list=gaps)]
