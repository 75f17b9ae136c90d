"""Births, deaths and migration of the newest year, derived from the raw table."""

from collections.abc import Mapping
from fractions import Fraction

from tests.derivations.case import LAST, Case
from tests.derivations.found import Found, found

SECTION, RELEVANCE = "population", 6


def derive(case: Case) -> list[Found]:
    flows = case.raw.flows(case.place, LAST)
    natural, migration = _sums(flows)
    larger = (
        "neither" if abs(natural) == abs(migration) else "natural" if abs(natural) > abs(migration) else "migration"
    )
    return [
        found(
            "components_of_change.takeaway",
            year=LAST,
            natural=natural,
            births=flows["births"],
            deaths=flows["deaths"],
            migration=migration,
            moves=flows["intermunicipal_net"],
            immigration=flows["net_immigration"],
            larger=found(f"components_of_change.larger_{larger}"),
        )
    ]


def weight(case: Case) -> Fraction:
    """The change as a share of the population at the end of the year: near enough to weigh by."""
    return Fraction(abs(sum(_sums(case.raw.flows(case.place, LAST)))), case.raw.total(case.place, LAST))


def _sums(flows: Mapping[str, int]) -> tuple[int, int]:
    return flows["births"] - flows["deaths"], flows["intermunicipal_net"] + flows["net_immigration"]
