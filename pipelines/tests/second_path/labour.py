"""Labour demand, derived a second time; see ``derived.py``."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from fractions import Fraction

from tests.second_path.raw import COUNTRY, Place, Span

from tests.second_path.derived import Case, pct, per_hundred

MONTH, YEAR_BEFORE = "2023M10", "2022M10"
YEAR, BASE_YEAR, EDUCATION_YEAR = 2023, 2013, 2025
READINGS = ("shortage", "mismatch", "oversupply")
BALANCE_MONTHS = "2022M11", "2023M10"
UNKNOWN = "X"


def jobseekers(case: Case) -> str:
    unemployed, force, vacancies = case.raw.jobseekers(case.place, MONTH)
    unemployed_before, _, vacancies_before = case.raw.jobseekers(case.place, YEAR_BEFORE)
    assert force, "no labour force"
    return case.phrase(
        "jobseekers", unemployed=case.say.span(*unemployed), vacancies=case.say.span(*vacancies),
        pct=case.say.percent_span(*(Fraction(100 * end, force) for end in unemployed)), month=case.say.month(MONTH),
        unemployed_before=case.say.span(*unemployed_before), vacancies_before=case.say.span(*vacancies_before),
    )  # fmt: skip


def tightness(case: Case) -> str:
    def told(place: Place, month: str) -> str:
        unemployed, _, vacancies = case.raw.jobseekers(place, month)
        return case.say.span(Fraction(100 * vacancies[0], unemployed[1]), Fraction(100 * vacancies[1], unemployed[0]))

    own = {"now": told(case.place, MONTH), "before": told(case.place, YEAR_BEFORE)}
    said = case.phrase("tightness", month=case.say.month(MONTH), **own)
    if case.place.kind == "country":
        return said
    country = case.raw.place(COUNTRY)
    return f"{said} " + case.phrase(
        "tightness_country", now=told(country, MONTH), before=told(country, YEAR_BEFORE)
    )  # fmt: skip


def occupations(case: Case) -> str:
    found = next(iter(case.raw.occupations(case.place.regions, 1).values()))
    known = {code: spans for code, spans in found.items() if _is_occupation(code)}
    top = sorted(known, key=lambda code: (-known[code][1][0], code))[:10]
    tight = sum(known[code][1][0] >= known[code][0][1] for code in top)
    named = [
        f"{case.raw.name('occupations', each, case.language)} ({case.say.span(*known[each][1])})" for each in top[:3]
    ]
    return case.phrase(
        "occupations", month=case.say.month(MONTH), list="; ".join(named), tight=tight, all=len(top)
    )  # fmt: skip


def _is_occupation(code: str) -> bool:
    return code != COUNTRY and not code.startswith("X")


def occupation_balance(case: Case) -> str:
    found = balance(case)
    first, last = map(case.say.month, BALANCE_MONTHS)
    items = [
        case.phrase("balance_item", reading=case.phrase(f"reading_{reading}"), list=first_three(case, found[reading]))
        for reading in READINGS
        if found[reading]
    ]
    if not items:
        return case.phrase("balance_nowhere", first=first, last=last)
    return case.phrase("balance", readings=" ".join(items), first=first, last=last)


def first_three(case: Case, occupations: list[str]) -> str:
    """The names of three occupations, and how many there are where there are more."""
    named = "; ".join(case.raw.name("occupations", code, case.language) for code in occupations[:3])
    return case.phrase("some_of", names=named, n=len(occupations)) if len(occupations) > 3 else named.rstrip(".")


def balance(case: Case) -> Mapping[str, list[str]]:
    """Reading → occupations that have it over the last twelve months, those with most people and vacancies first."""
    months = case.raw.occupations(case.place.regions, 12)
    country = case.raw.occupations([COUNTRY], 12)
    monthly: dict[str, list[str]] = {}
    size: Counter[str] = Counter()
    for month, inside in months.items():
        unemployed, vacancies = country[month][COUNTRY]
        usual = Fraction(vacancies[0], unemployed[0])
        for code, spans in inside.items():
            if _is_occupation(code):
                monthly.setdefault(code, []).append(_reading(*spans, usual))
                size[code] += spans[0][0] + spans[1][0]
    found: dict[str, list[str]] = defaultdict(list)
    for code in sorted(monthly, key=lambda each: (-size[each], each)):
        found[_lasting(monthly[code])].append(code)
    return found


def _reading(unemployed: Span, vacancies: Span, usual: Fraction) -> str:
    """What every pair of numbers that the hidden ones leave possible says alike; else nothing."""
    if unemployed[0] + vacancies[0] < 20:
        return "unsaid"
    said = {
        _rule(persons, open_, usual)
        for persons in range(unemployed[0], unemployed[1] + 1)
        for open_ in range(vacancies[0], vacancies[1] + 1)
    }
    return said.pop() if len(said) == 1 else "unsaid"


def _rule(unemployed: int, vacancies: int, usual: Fraction) -> str:
    if vacancies >= unemployed:
        return "shortage"
    if vacancies >= usual * unemployed:
        return "mismatch"
    return "oversupply" if vacancies < usual * unemployed / 2 else "balanced"


def _lasting(readings: list[str]) -> str:
    said = Counter(reading for reading in readings if reading != "unsaid")
    if sum(said.values()) < 9:
        return "unsaid"
    reading, months = said.most_common(1)[0]
    return reading if months >= 9 else "changing"


def industries(case: Case) -> str:
    own, country = case.raw.employed(case.place.regions, YEAR), case.raw.employed([COUNTRY], YEAR)
    share, usual = _shares(own), _shares(country)
    known = [code for code in own if code != UNKNOWN]
    largest = max(known, key=lambda code: own[code])
    name = {code: case.raw.name("industries", code, case.language) for code in known}
    if case.place.kind == "country":
        return case.phrase("industries_country", largest=name[largest], pct=case.say.percent(share[largest]))
    unlike = max(known, key=lambda code: abs(share[code] - usual[code]))
    return case.phrase(
        "industries", largest=name[largest], pct=case.say.percent(share[largest]),
        country_pct=case.say.percent(usual[largest]), unlike=name[unlike], unlike_pct=case.say.percent(share[unlike]),
        unlike_country_pct=case.say.percent(usual[unlike]),
    )  # fmt: skip


def _shares(persons: dict[str, int]) -> dict[str, Fraction]:
    return {code: Fraction(100 * each, sum(persons.values())) for code, each in persons.items()}


def specialisation(case: Case) -> str:
    if case.place.kind == "country":
        return case.phrase("not_against_itself")
    share, usual = (_shares(case.raw.employed(each, YEAR)) for each in (case.place.regions, [COUNTRY]))
    quotient = {c: share[c] / usual[c] for c in share if share[c] >= 1 and c != UNKNOWN}
    ranked = sorted(quotient, key=lambda code: -quotient[code])
    named = {
        code: f"{case.raw.name('industries', code, case.language)} ({case.say.number(quotient[code], 2)})"
        for code in ranked
    }
    return case.phrase("specialisation", most="; ".join(named[code] for code in ranked[:3]), least=named[ranked[-1]])


def shift_share(case: Case) -> str:
    if case.place.kind == "country":
        return case.phrase("not_against_itself")
    own = {year: case.raw.employed(case.place.regions, year) for year in (BASE_YEAR, YEAR)}
    usual = {year: case.raw.employed([COUNTRY], year) for year in (BASE_YEAR, YEAR)}
    base, total = sum(own[BASE_YEAR].values()), sum(own[YEAR].values())
    growth = Fraction(sum(usual[YEAR].values()), sum(usual[BASE_YEAR].values())) - 1
    codes = sorted(own[BASE_YEAR].keys() | own[YEAR].keys())
    industry = {code: Fraction(usual[YEAR][code], usual[BASE_YEAR][code]) - 1 for code in codes}
    regional = {c: own[YEAR].get(c, 0) - own[BASE_YEAR].get(c, 0) * (1 + industry[c]) for c in codes}
    mix = sum(own[BASE_YEAR].get(code, 0) * (industry[code] - growth) for code in codes)
    known = [code for code in codes if code != UNKNOWN]
    up, down = max(known, key=regional.__getitem__), min(known, key=regional.__getitem__)
    say, name = case.say, {code: case.raw.name("industries", code, case.language) for code in (up, down)}
    return case.phrase(
        "shift", base=BASE_YEAR, year=YEAR, change=say.signed(total - base), pct=say.signed_percent(pct(base, total)),
        national=say.signed(base * growth), mix=say.signed(mix), regional=say.signed(sum(regional.values())),
        up=name[up], up_persons=say.signed(regional[up]), down=name[down], down_persons=say.signed(regional[down]),
    )  # fmt: skip


def education(case: Case) -> str:
    def shares(place: Place) -> dict[str, str]:
        everybody, basic, tertiary = case.raw.education(place, EDUCATION_YEAR)
        of_all = {"tertiary": tertiary, "basic": basic}
        return {level: case.say.percent(Fraction(100 * each, everybody)) for level, each in of_all.items()}

    said = case.phrase("education", **shares(case.place))
    if case.place.kind == "country":
        return said
    return f"{said} {case.phrase('education_country', **shares(case.raw.place(COUNTRY)))}"


def workforce_renewal(case: Case) -> str:
    def ratio(place: Place, year: int, *, observed: bool) -> str:
        return case.say.number(per_hundred(case.raw.ages(place, year, observed=observed), ((15, 24),), (55, 64)), 1)

    base, observed = case.place.today
    said = case.phrase(
        "renewal", now=ratio(case.place, base, observed=observed), base=case.base_said, horizon=case.horizon,
        then=ratio(case.place, case.horizon, observed=False),
    )  # fmt: skip
    if case.place.kind == "country":
        return said
    country = case.raw.place(COUNTRY)
    return f"{said} " + case.phrase(
        "renewal_country", now=ratio(country, base, observed=True), then=ratio(country, case.horizon, observed=False)
    )
