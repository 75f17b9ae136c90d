"""Shortage, mismatch and oversupply by occupation, derived from the register's rows of twelve months."""

from tests.derivations.case import Case
from tests.derivations.found import Found, found
from tests.derivations.register import (
    ENOUGH_MONTHS,
    FIRST_OF_TWELVE,
    LAST_OF_TWELVE,
    TWELVE,
    balances,
    month,
)

RANK = 4
LASTING = ("shortage", "mismatch", "oversupply")
NAMED = 3
PERIOD = {"first": month(FIRST_OF_TWELVE), "last": month(LAST_OF_TWELVE)}
RULE = {"enough": ENOUGH_MONTHS, "months": TWELVE}


def derive(case: Case) -> list[Found]:
    by_balance = balances(case)
    items = [
        found(
            "occupation_balance.item",
            balance=found(f"occupation_balance.{balance}"),
            list=some_of(case, by_balance[balance]),
        )
        for balance in LASTING
        if by_balance[balance]
    ]
    if not items:
        return [found("occupation_balance.nowhere", **RULE, **PERIOD)]
    return [found("occupation_balance.takeaway", classes=items, **RULE, **PERIOD)]


def discuss(case: Case) -> list[Found]:
    short = balances(case)["shortage"]
    return [found("occupation_balance.discuss", list=some_of(case, short), **PERIOD)] if short else []


def some_of(case: Case, occupations: list[str]) -> str | Found:
    """The names of three occupations, and how many there are where there are more."""
    names = "; ".join(case.raw.name("occupations", code, case.language) for code in occupations[:NAMED])
    if len(occupations) <= NAMED:
        return names.rstrip(".")
    return found("shared.some_of", names=names, n=len(occupations))
