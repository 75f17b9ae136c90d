"""Which service ages change most, derived from the single ages of the raw tables."""

from fractions import Fraction

from tests.derivations.case import Case, band, direction, pct
from tests.derivations.found import Found, found, tenth
from tests.derivations.projection_certainty import is_open

SECTION, RELEVANCE = "population", 10
RANK = 1
LEAST_PCT = 10


def derive(case: Case) -> list[Found]:
    change = {name: pct(*persons) for name, persons in case.changes.items() if persons[0]}
    least, most = min(change, key=change.__getitem__), max(change, key=change.__getitem__)
    falls, rises = direction(change[least]) == "down", direction(change[most]) == "up"
    ends = [("falls_most", least)] if falls else []
    ends += [("rises_most" if falls else "only_rises", most)] if rises else []
    if not ends:
        return [found("service_age_bands.about_the_same", horizon=case.horizon)]
    years = {"base": case.base_year, "horizon": case.horizon}
    return [
        found(
            f"service_age_bands.{key}",
            band=band(name),
            change=case.changes[name][1] - case.changes[name][0],
            pct=tenth(change[name]),
            **({} if key == "rises_most" else years),  # the sentence before it names them
        )
        for key, name in ends
    ]


def discuss(case: Case) -> list[Found]:
    now, then = case.changes["7-12"]
    if not now or abs(pct(now, then)) < LEAST_PCT:
        return []
    kind = f"service_age_bands.discuss_{direction(pct(now, then))}"
    return [found(kind, persons=abs(then - now), pct=tenth(pct(now, then)), horizon=case.horizon)]


def weight(case: Case) -> Fraction:
    size = {name: abs(pct(*persons)) / 100 for name, persons in case.changes.items() if persons[0]}
    largest = max(size, key=size.__getitem__)
    return min(size[largest], Fraction(1)) * (Fraction(1, 2) if is_open(case, largest) else 1)
