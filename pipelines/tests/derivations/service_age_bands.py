"""Which service ages change most, derived from the single ages of the raw tables."""

from fractions import Fraction

from tests.derivations.case import SERVICE, Case, direction, pct
from tests.derivations.found import Found, Value, found, tenth
from tests.derivations.projection_certainty import ENOUGH, intervals, is_open
from tests.derivations.standing import Standing

SECTION, RELEVANCE = "population", 10
RANK = 1
LEAST_PCT, FEW_PERSONS = 10, 20
OLDEST = "85+"


def derive(case: Case) -> list[Found]:
    kind, name = _told(case)
    key = f"service_age_bands.{kind}"
    if name in SERVICE and pct(*case.changes[name]) < 0 and _grows(case, OLDEST):
        numbers = {"pct": tenth(pct(*case.changes[name])), "older": tenth(pct(*case.changes[OLDEST]))}
        return [found("service_age_bands.older_grow", who=_who(name), **numbers)]
    if name:
        more: dict[str, Value] = {"horizon": case.horizon} if kind.startswith("leads") else {}
        more |= {"fewer": _who(_most_of_young(case))} if kind == "growth" else {}
        return [found(key, who=_who(name), pct=tenth(pct(*case.changes[name])), **more)]
    now, then = _young(case)
    values = {"open": {"now": now}, "few": {"now": now, "then": then}}.get(kind, {})
    return [found(key, **values, horizon=case.horizon)]


def discuss(case: Case) -> list[Found]:
    now, then = case.changes["7-12"]
    if now < FEW_PERSONS or abs(pct(now, then)) < LEAST_PCT or is_open(case, "7-12"):
        return []
    kind = f"service_age_bands.discuss_{direction(pct(now, then))}"
    return [found(kind, persons=abs(then - now), pct=tenth(pct(now, then)), horizon=case.horizon)]


def weight(case: Case) -> Fraction:
    _, name = _told(case)
    size = abs(pct(*case.changes[name])) if name else abs(pct(*_young(case))) / 2
    return min(size / 100, Fraction(1))


def standing(case: Case) -> Standing | None:
    _, name = _told(case)
    return Standing(name, f"change_{name}", pct(*case.changes[name])) if name else None


def open_subjects(case: Case) -> set[str]:
    """Bands whose interval touches zero, and those of nobody, which have no interval."""
    return {name for name in case.changes if name not in intervals(case) or is_open(case, name)}


def _told(case: Case) -> tuple[str, str]:
    """The kind of headline and the band it names: of the young first, then of working age, then of the old."""
    likely = _likely(case)
    if most := _most_of_young(case):
        if likely[most] == "down" and direction(pct(*_young(case))) == "up" and likely.get("15-64") == "up":
            return "growth", "15-64"
        is_all = [likely.get(name) for name in SERVICE] == [likely[most]] * len(SERVICE)
        return f"{'all' if is_all else 'most' if _is_most(case, most) else 'leads'}_{likely[most]}", most
    if likely:
        name = next(iter(likely))
        return f"adults_{likely[name]}", name
    if _young(case)[0] < ENOUGH:
        return "few", ""
    ways = {direction(pct(*case.changes[name])) for name in SERVICE if case.changes[name][0] >= FEW_PERSONS}
    return ("about_the_same" if ways == {"same"} else "open"), ""


def _likely(case: Case) -> dict[str, str]:
    """The direction of each band whose direction is likely and not about the same."""
    names = [name for name in (*SERVICE, "15-64", "65+") if case.changes[name][0] and not is_open(case, name)]
    ways = {name: direction(pct(*case.changes[name])) for name in names}
    return {name: way for name, way in ways.items() if way != "same"}


def _grows(case: Case, name: str) -> bool:
    """Whether a band likely grows, by more than about the same."""
    now = case.changes[name][0]
    return bool(now) and not is_open(case, name) and direction(pct(*case.changes[name])) == "up"


def _most_of_young(case: Case) -> str:
    """The band that changes most in the direction of all the young, else in the other one; none if all are open."""
    young = {name: way for name, way in _likely(case).items() if name in SERVICE}
    whole = direction(pct(*_young(case)))
    leading = [name for name, way in young.items() if way == whole] or list(young)
    return max(leading, key=lambda name: abs(pct(*case.changes[name])), default="")


def _is_most(case: Case, name: str) -> bool:
    """Whether no young band, likely or not, changes more in the direction of all the young."""
    way = direction(pct(*_young(case)))
    changes = {each: pct(*case.changes[each]) for each in SERVICE if case.changes[each][0] >= FEW_PERSONS}
    along = {each: abs(change) for each, change in changes.items() if direction(change) == way}
    return name in along and along[name] == max(along.values())


def _who(name: str) -> Found:
    return found(f"shared.who_{name}")


def _young(case: Case) -> tuple[int, int]:
    """All of the service ages up to 18, today and at the horizon."""
    now, then = (sum(case.changes[name][time] for name in SERVICE) for time in (0, 1))
    return now, then
