"""Births, deaths and migration of the newest year, derived from the raw table."""

from collections.abc import Mapping
from fractions import Fraction

from tests.derivations.case import LAST, Case
from tests.derivations.found import Found, found

SECTION, RELEVANCE = "population", 6


def derive(case: Case) -> list[Found]:
    sums = dict(zip(("natural", "migration"), _sums(case.raw.flows(case.place, LAST)), strict=True))
    change = sum(sums.values())
    if not change:
        return [found("components_of_change.balanced", year=LAST)]
    way = "fell" if change < 0 else "grew"
    against = [name for name, persons in sums.items() if persons * change < 0]
    if against:
        sizes = {name: abs(persons) for name, persons in sums.items()}
        return [found(f"components_of_change.{way}_despite_{against[0]}", **sizes)]
    most = max(sums, key=lambda name: abs(sums[name]))
    return [found(f"components_of_change.{way}_by_{most}", year=LAST, **{most: abs(sums[most])})]


def weight(case: Case) -> Fraction:
    """The change as a share of the population at the end of the year: near enough to weigh by."""
    return Fraction(abs(sum(_sums(case.raw.flows(case.place, LAST)))), case.raw.total(case.place, LAST))


def _sums(flows: Mapping[str, int]) -> tuple[int, int]:
    return flows["births"] - flows["deaths"], flows["intermunicipal_net"] + flows["net_immigration"]
