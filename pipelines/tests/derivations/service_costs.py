"""Costs of the user's own prices, derived from the file as it is kept."""

from fractions import Fraction
from functools import cache

from tests.derivations.case import OLDEST, Case, projected, within
from tests.derivations.found import Found, found, rounded, tenth
from tests.derivations.raw import Ages, Raw

HUNDRED = 100  # stands for 100 and over


def derive(case: Case) -> list[Found]:
    costs = [(price, _cost(case.now, price), _cost(case.then, price)) for price in _prices(case.raw)]
    (youngest, oldest, service, _), now, then = max(costs, key=lambda each: abs(each[2] - each[1]))
    ages = str(youngest) if youngest == oldest else f"{youngest}–{oldest}"
    return [
        found(
            "service_costs.takeaway",
            service=found("service_costs.service_ages", service=service, ages=ages),
            base=case.base_year,
            now=rounded(now),
            horizon=projected(case.horizon),
            then=rounded(then),
            change=rounded(then - now),
            pct=tenth(100 * (then - now) / now) if now else "–",
        )
    ]


def is_supplied(case: Case) -> bool:
    return bool(_prices(case.raw))


@cache
def _prices(raw: Raw) -> list[tuple[int, int, str, Fraction]]:
    """First and last age, service and price, in this order."""
    rows = raw.own("unit_prices")
    return sorted((int(r["age_from"]), int(r["age_to"]), r["service"], Fraction(r["price_eur"])) for r in rows)


def _cost(ages: Ages, price: tuple[int, int, str, Fraction]) -> Fraction:
    youngest, oldest, _, euro = price
    return within(ages, youngest, OLDEST if oldest == HUNDRED else oldest) * euro
