"""Core messages and questions for discussion, chosen a second time by their published rules; see ``derived.py``."""

from collections.abc import Callable, Sequence
from fractions import Fraction

from tests.second_path import derived, labour
from tests.second_path.derived import Case, direction, is_open, pct, per_hundred
from tests.second_path.said import halves_away

MOST, LEAST = 5, 3
YOUNG, OLD = ((15, 24),), (55, 64)
DEPENDENT, WORKING = ((0, 14), (65, derived.OLDEST)), (15, 64)


def core_messages(case: Case) -> list[tuple[str, str]]:
    """Exhibit and text of the three: size, at most 1, × certainty × relevance."""
    sections = [
        {
            "population-history": (_history(case) * Fraction(8, 10), derived.population_history),
            "service-age-bands": (_bands(case), derived.service_age_bands),
            "components-of-change": (_components(case) * Fraction(6, 10), derived.components_of_change),
        },
        {
            "school-stages": (_stages(case), derived.school_stages_core),
            "dependency-ratio": (_dependency(case) * Fraction(6, 10), derived.dependency_ratio),
        },
        {
            "jobseekers": (_jobseekers(case) * Fraction(8, 10), labour.jobseekers),
            "shift-share": (_employed(case) * Fraction(8, 10), labour.shift_share),
            "workforce-renewal": (_renewal(case), labour.workforce_renewal),
        },
    ]
    best = [max(section, key=lambda name: section[name][0]) for section in sections]
    return [(name, section[name][1](case)) for name, section in zip(best, sections, strict=True)]


def _share(now: int | Fraction, then: int | Fraction) -> Fraction:
    return min(abs(Fraction(then) / now - 1), Fraction(1))


def _history(case: Case) -> Fraction:
    return _share(case.raw.total(case.place, derived.LAST), sum(case.then.values()))


def _bands(case: Case) -> Fraction:
    size = {band: abs(pct(*persons)) / 100 for band, persons in case.changes.items()}
    largest = max(size, key=size.__getitem__)
    certain = Fraction(1, 2) if is_open(case, largest) else Fraction(1)
    return min(size[largest], Fraction(1)) * certain


def _components(case: Case) -> Fraction:
    flows, last = case.raw.flows(case.place, derived.LAST), case.raw.total(case.place, derived.LAST)
    change = flows["births"] - flows["deaths"] + flows["intermunicipal_net"] + flows["net_immigration"]
    return Fraction(abs(change), last)  # of the population at the end of the year: near enough to weigh by


def _stages(case: Case) -> Fraction:
    return max((abs(turn.pct) / 100 for turn in derived.turns(case) if turn.year), default=Fraction(0))


def _dependency(case: Case) -> Fraction:
    return _share(per_hundred(case.now, DEPENDENT, WORKING), per_hundred(case.then, DEPENDENT, WORKING))


def _jobseekers(case: Case) -> Fraction:
    last, before = (case.raw.jobseekers(case.place, month)[0][0] for month in (labour.MONTH, labour.YEAR_BEFORE))
    return _share(before, last)


def _employed(case: Case) -> Fraction:
    base, last = (sum(case.raw.employed(case.place.regions, year).values()) for year in (labour.BASE_YEAR, labour.YEAR))
    return Fraction(0) if case.place.kind == "country" else _share(base, last)


def _renewal(case: Case) -> Fraction:
    return min(abs(per_hundred(case.now, YOUNG, OLD) / 100 - 1), Fraction(1))


def questions(case: Case) -> list[tuple[str, str]]:
    """Exhibit and text of the questions for discussion."""
    asked = [(name, said) for name, rule in RULES if (said := rule(case))][:MOST]
    if len(asked) < LEAST:
        change = pct(case.raw.total(case.place, derived.LAST), sum(case.then.values()))
        said = case.phrase(
            "ask_population", pct=case.say.signed_percent(change), first=derived.LAST, horizon=case.horizon
        )
        asked.append(("population-history", said))
    return asked


def _ask_grades(case: Case) -> str:
    now, then = case.changes["7-12"]
    change = pct(now, then)
    if abs(change) < 10:
        return ""
    key = {"down": "ask_grades_fall", "up": "ask_grades_rise"}[direction(change)]
    size, said = case.say.number(abs(then - now)), case.say.signed_percent(change)
    return case.phrase(key, persons=size, pct=said, horizon=case.horizon)


def _ask_upper_secondary(case: Case) -> str:
    year = next(turn.year for turn in derived.turns(case) if turn.stage == "16-18")
    return case.phrase("ask_upper_secondary", year=year, base=case.base) if year else ""


def _ask_members(case: Case) -> str:
    codes = case.place.members
    if not 1 < len(codes) <= derived.MOST_MEMBERS:
        return ""
    own = {code: Case(case.raw, case.raw.place(code), case.language, case.horizon) for code in codes}
    if not all(each.then for each in own.values()):
        return ""
    for band in derived.SERVICE:
        persons = {code: each.changes[band] for code, each in own.items()}
        total = sum(then - now for now, then in persons.values())
        other = [
            case.phrase("ask_member_item", name=codes[code][case.language], change=case.say.signed(then - now))
            for code, (now, then) in persons.items()
            if (then - now) * total < 0 and abs(then - now) >= 5 and abs(pct(now, then)) >= 10
        ]
        if other:
            named, said = case.phrase(f"ages_{band}"), case.say.signed(total)
            return case.phrase("ask_members", band=named, total=said, list="; ".join(other))
    return ""


def _ask_shortage(case: Case) -> str:
    names = labour.balance(case)["shortage"]
    first, last = map(case.say.month, labour.BALANCE_MONTHS)
    listed = labour.first_three(case, names)
    return case.phrase("ask_shortage", list=listed, first=first, last=last) if names else ""


def _ask_dependency(case: Case) -> str:
    now, then = (halves_away(per_hundred(ages, DEPENDENT, WORKING), 1) for ages in (case.now, case.then))
    if then <= now:
        return ""
    return case.phrase(
        "ask_dependency",
        now=case.say.number(now, 1),
        base=case.base_said,
        then=case.say.number(then, 1),
        horizon=case.horizon,
    )


def _ask_open(case: Case) -> str:
    intervals = derived.certainty(case)
    ages = ", ".join(band.replace("-", "–") for band in intervals if is_open(case, band))
    return case.phrase("ask_open", horizon=case.horizon, ages=ages) if ages else ""


def _ask_renewal(case: Case) -> str:
    now = halves_away(per_hundred(case.now, YOUNG, OLD), 1)
    return case.phrase("ask_renewal", now=case.say.number(now, 1), base=case.base_said) if now < 100 else ""


RULES: Sequence[tuple[str, Callable[[Case], str]]] = (
    ("service-age-bands", _ask_grades),
    ("school-stages", _ask_upper_secondary),
    ("members", _ask_members),
    ("occupation-balance", _ask_shortage),
    ("dependency-ratio", _ask_dependency),
    ("projection-certainty", _ask_open),
    ("workforce-renewal", _ask_renewal),
)
