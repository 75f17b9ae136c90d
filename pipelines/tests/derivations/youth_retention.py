"""Those who were 15–19 ten years ago and people of their birth years now, derived by year of birth."""

from tests.derivations.case import LAST, Case, direction, pct
from tests.derivations.found import Found, found, tenth
from tests.derivations.raw import COUNTRY, Place

YEARS = 10
YOUNG = (15, 19)
COUNTRY_NAMES = {"fi": "Suomi", "sv": "Finland", "en": "Finland"}


def derive(case: Case) -> list[Found]:
    place = case.place if case.place.today[1] else _region(case)
    before, now = _followed(case, place)
    own = found(
        f"youth_retention.takeaway_{direction(pct(before, now))}",
        area=_name(case),
        before=before,
        earlier=LAST - YEARS,
        now=now,
        size=abs(now - before),
        pct=tenth(pct(before, now)),
        young=f"{YOUNG[0]}–{YOUNG[1]}",
        years=YEARS,
    )
    if case.place.kind == "country":
        return [own]
    country = pct(*_followed(case, case.raw.place(COUNTRY)))
    return [own, found("youth_retention.country", pct=tenth(country))]


def _name(case: Case) -> str:
    if case.place.kind == "country":
        return COUNTRY_NAMES[case.language]
    if case.raw.is_whole_regions(case.place):
        return case.place.names[case.language]
    return " + ".join(case.raw.place(code).names[case.language] for code in case.place.regions)


def _region(case: Case) -> Place:
    """The regions of the area as one place: municipalities have no ages ten years apart in what ships."""
    return Place("regions", "region", {}, {}, (), case.place.regions)


def _followed(case: Case, place: Place) -> tuple[int, int]:
    """Persons born in the same years: aged 15–19 ten years before, and at the end of the last year."""
    born = range(LAST - YEARS - YOUNG[1], LAST - YEARS - YOUNG[0] + 1)
    before = now = 0
    for code in place.regions if place.kind != "country" else (COUNTRY,):
        region = case.raw.place(code)
        then, last = (case.raw.ages(region, year, observed=True) for year in (LAST - YEARS, LAST))
        before += sum(then[LAST - YEARS - year] for year in born)
        now += sum(last[LAST - year] for year in born)
    return before, now
