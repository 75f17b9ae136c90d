"""Births, deaths and net migration of the projection, derived from the raw table where it was fetched."""

from collections.abc import Mapping

from tests.derivations.case import Case
from tests.derivations.forms import in_area
from tests.derivations.found import Found, found


def derive(case: Case) -> list[Found]:
    years = [each for year, each in _published(case).items() if year <= case.horizon]
    migration, increase = sum(moved for moved, _ in years), sum(grown for _, grown in years)
    natural = increase - migration
    kind = f"{'births' if natural > 0 else 'deaths'}_{'gain' if migration >= 0 else 'loss'}"
    return [
        found(f"projected_change.{kind}", in_area=in_area(case), natural=abs(natural), migration=abs(migration)),
    ]


def is_supplied(case: Case) -> bool:
    return case.horizon in _published(case)


def _published(case: Case) -> Mapping[int, tuple[int, int]]:
    """Year → net migration and increase of population, of years that every municipality has."""
    codes = ["SSS"] if case.place.kind == "country" else list(case.place.codes)
    listed = ", ".join(f"'{code}'" for code in codes)
    rows = case.raw.fetched(
        "select year, sum(net_migration_persons), sum(increase_persons), string_agg(area_code, ' ')"
        f" from raw_statfin__projected_change where sex_code = 'SSS' and area_code in ({listed}) group by year"
    )
    wanted = {"SSS"} if case.place.kind == "country" else {*case.place.members}
    whole = [
        (year, moved, grown)
        for year, moved, grown, areas in rows
        if {case.raw.now(each) for each in areas.split()} >= wanted
    ]
    return {int(year): (int(moved), int(grown)) for year, moved, grown in whole}
