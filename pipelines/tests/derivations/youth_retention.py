"""Those who were 15–19 ten years ago and people of their birth years now, derived by year of birth."""

from tests.derivations.case import LAST, Case, direction, pct
from tests.derivations.forms import in_area, in_region
from tests.derivations.found import Found, Value, found, rounded
from tests.derivations.raw import COUNTRY, Place

YEARS = 10
YOUNG = (15, 19)


def derive(case: Case) -> list[Found]:
    change = pct(*_followed(case, case.place if case.place.today[1] else _region(case)))
    own = case.place.today[1] or case.raw.is_whole_regions(case.place)
    values: dict[str, Value] = {"in_place": in_area(case) if own else in_region(case), "before": LAST - YEARS}
    kind = {"down": "loses", "same": "even", "up": "gains"}[direction(change)]
    if kind != "even":
        values["ratio"] = rounded(change + 100)
    return [found(f"youth_retention.{kind}", **values)]


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
