"""Costs of the user's own prices, derived from the file as it is kept."""

from fractions import Fraction
from functools import cache

from tests.derivations.case import OLDEST, Case, direction, pct, within
from tests.derivations.found import Found, found, rounded, tenth
from tests.derivations.projection_certainty import is_open_of
from tests.derivations.raw import Ages, Raw

HUNDRED = 100  # stands for 100 and over
FEW_PERSONS = 20
Price = tuple[int, int, str, Fraction, dict[str, str]]


def derive(case: Case) -> list[Found]:
    costs = [(price, _cost(case.now, price), _cost(case.then, price)) for price in _prices(case)]
    undecided = {price[:3] for price, *_ in costs if is_open_of(case, *_ages(price))}
    price, _, _ = max(costs, key=lambda each: (each[0][:3] not in undecided, abs(each[2] - each[1])))
    service, now, then = price[4][case.language], _persons(case.now, price), _persons(case.then, price)
    if now < FEW_PERSONS:
        return [found("service_costs.few", service=service, now=now, then=then)]
    if price[:3] in undecided:
        return [found("service_costs.open", service=service)]
    change = pct(now, then)
    return [found(f"service_costs.costs_{direction(change)}", service=service, pct=tenth(change))]


def table(case: Case) -> list[list[object]]:
    """Price by price, today and at the horizon: residents, price and cost."""
    return [
        [_persons(ages, price), float(price[3]), float(rounded(_cost(ages, price)))]
        for price in _prices(case)
        for ages in (case.now, case.then)
    ]


def is_supplied(case: Case) -> bool:
    return bool(_prices(case))


def _prices(case: Case) -> list[Price]:
    """First and last age, Finnish name, price and names of the service: the area's own, else those of all."""
    return _of_area(case.raw, case.place.code)


@cache
def _of_area(raw: Raw, code: str) -> list[Price]:
    rows = [*raw.own("unit_prices", "all"), *raw.own("unit_prices", code)]
    known = {(int(row["age_from"]), int(row["age_to"]), row["service_fi"]): row for row in rows}
    return [(*key, Fraction(known[key]["price_eur"]), _names(known[key])) for key in sorted(known)]


def _names(row: dict[str, str]) -> dict[str, str]:
    return {language: row[f"service_{language}"] for language in ("fi", "sv", "en")}


def _cost(ages: Ages, price: Price) -> Fraction:
    return _persons(ages, price) * price[3]


def _persons(ages: Ages, price: Price) -> int:
    return within(ages, *_ages(price))


def _ages(price: Price) -> tuple[int, int]:
    youngest, oldest, *_ = price
    return youngest, OLDEST if oldest == HUNDRED else oldest
