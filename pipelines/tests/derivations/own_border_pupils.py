"""Pupils who go to school outside their own municipality, derived from their file."""

from collections import defaultdict

from tests.derivations.case import Case
from tests.derivations.found import Found, found
from tests.derivations.own_figures import Ends, lines, together, told


def derive(case: Case) -> list[Found]:
    given = lines(case, "own_border_pupils")
    last = max(int(line["year"]) for line in given)
    ways: dict[tuple[str, str], list[Ends]] = defaultdict(list)
    for line in given:
        if int(line["year"]) == last:
            ways[line["home_code"], line["school_code"]].append(told(line["pupils_persons"]))
    sums = {way: together(ends) for way, ends in ways.items()}
    n = together(sums.values())
    most = max(sums, key=lambda way: sums[way][0])
    if len(sums) == 1 or any(sums[way][1] >= sums[most][0] for way in sums if way != most):
        return [found("own_border_pupils.all", n=n)]
    home, school = (case.raw.place(code).names[case.language] for code in most)
    return [found("own_border_pupils.most", n=n, way=f"{home} → {school}")]


def is_supplied(case: Case) -> bool:
    return bool(lines(case, "own_border_pupils"))
