"""Children of eighteen years before and people of their years of birth, derived by year of birth."""

from tests.derivations.case import Case, direction, pct, within
from tests.derivations.forms import in_area
from tests.derivations.found import Found, Value, found, rounded

YEARS, FEW_PERSONS = 18, 20
LAST_OF_MUNICIPALITIES, LAST_OF_REGIONS = 2019, 2025
GROWN = "18–35"


def derive(case: Case) -> list[Found]:
    year = LAST_OF_REGIONS if case.place.kind in {"region", "country"} else LAST_OF_MUNICIPALITIES
    before, now = _children(case, year - YEARS), within(case.raw.ages(case.place, year, observed=True), 18, 35)
    if min(before, now) < FEW_PERSONS:
        return [found("grown_children.none", grown=GROWN)]
    change = pct(before, now)
    kind = {"down": "loses", "same": "even", "up": "gains"}[direction(change)]
    ratio: dict[str, Value] = {} if kind == "even" else {"ratio": rounded(change + 100)}
    return [found(f"grown_children.{kind}", in_area=in_area(case), before=year - YEARS, **ratio)]


def _children(case: Case, year: int) -> int:
    if case.place.kind in {"region", "country"}:
        return within(case.raw.ages(case.place, year, observed=True), 0, 17)
    ((persons,),) = case.raw.rows(
        """select sum(population_persons) from {raw_statfin__population_age_group}
        where list_contains($codes, area_code) and age_band = '0-17' and year = $year""",
        codes=list(case.place.codes),
        year=year,
    )
    return int(persons)
