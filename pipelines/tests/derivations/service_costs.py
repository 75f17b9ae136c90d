"""Costs of the user's own prices, derived from the file as it is kept."""

from fractions import Fraction
from functools import cache

from tests.derivations.case import OLDEST, Case, direction, pct, within
from tests.derivations.found import Found, found, rounded, tenth
from tests.derivations.raw import Ages, Raw

HUNDRED = 100  # stands for 100 and over
FEW_PERSONS = 20
Price = tuple[int, int, str, Fraction]


def derive(case: Case) -> list[Found]:
    costs = [(price, _cost(case.now, price), _cost(case.then, price)) for price in _prices(case.raw)]
    price, _, _ = max(costs, key=lambda each: abs(each[2] - each[1]))
    service, now, then = price[2], _persons(case.now, price), _persons(case.then, price)
    if now < FEW_PERSONS:
        return [found("service_costs.few", service=service, now=now, then=then)]
    change = pct(now, then)
    return [found(f"service_costs.costs_{direction(change)}", service=service, pct=tenth(change))]


def table(case: Case) -> list[list[object]]:
    """Price by price, today and at the horizon: residents, price and cost."""
    return [
        [_persons(ages, price), float(price[3]), float(rounded(_cost(ages, price)))]
        for price in _prices(case.raw)
        for ages in (case.now, case.then)
    ]


def is_supplied(case: Case) -> bool:
    return bool(_prices(case.raw))


@cache
def _prices(raw: Raw) -> list[Price]:
    """First and last age, service and price, in this order."""
    rows = raw.own("unit_prices")
    return sorted((int(r["age_from"]), int(r["age_to"]), r["service"], Fraction(r["price_eur"])) for r in rows)


def _cost(ages: Ages, price: Price) -> Fraction:
    return _persons(ages, price) * price[3]


def _persons(ages: Ages, price: Price) -> int:
    youngest, oldest, *_ = price
    return within(ages, youngest, OLDEST if oldest == HUNDRED else oldest)
