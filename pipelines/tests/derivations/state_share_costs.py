"""Calculated costs of the state share, derived from the single ages and the prices as they are kept."""

from fractions import Fraction
from functools import cache

from tests.derivations.case import OLDEST, Case, direction, pct, within
from tests.derivations.found import Found, found, rounded, tenth
from tests.derivations.projection_certainty import half_width, is_open_of
from tests.derivations.raw import Ages, Raw
from tests.derivations.service_places import at

ALAND = "MK21"
HUNDRED = 100  # stands for 100 and over
LAST_CHILD = 15
FEW_PERSONS = 20
MILLION = 1_000_000
NOTHING = "–"
Price = tuple[int, int, Fraction]
Times = tuple[Ages, Ages]


def derive(case: Case) -> list[Found]:
    if _is_aland(case):
        return [found("state_share_costs.own_law")]
    times, prices = _times(case), _prices(case.raw)
    now, then = (sum((_cost(ages, price) for price in prices), Fraction(0)) for ages in times)
    children = [price for price in prices if price[1] <= LAST_CHILD]
    few, later = (sum(_persons(ages, price) for price in children) for ages in times)
    if few < FEW_PERSONS:
        return [found("state_share_costs.few", now=few, then=later)]
    if sum(float(_cost(times[1], price)) * half_width(case, *_ages(price)) / 100 for price in prices) >= abs(
        then - now
    ):
        return [found("state_share_costs.open")]
    likely = [price for price in children if not is_open_of(case, *_ages(price))]
    up, down = (_most(times, likely, way) for way in ("up", "down"))
    return [_found(pct(now, then), abs(then - now), up, down, case.horizon)]


def _found(change: Fraction, euros: Fraction, up: Price | None, down: Price | None, horizon: int) -> Found:
    way = direction(change)
    if way == "same":
        both = {"up": _stage(up), "down": _stage(down)} if up and down else None
        return found("state_share_costs.same_but", **both) if both else found("state_share_costs.same")
    if way == "down" and up:
        return found("state_share_costs.falls_but_grows", pct=tenth(change), stage=_stage(up))
    if way == "up" and down:
        return found("state_share_costs.grows_but_falls", pct=tenth(change), stage=_stage(down))
    return found(f"state_share_costs.costs_{way}", pct=tenth(change), eur=_money(euros), year=horizon)


def _money(euros: Fraction) -> Found:
    if euros < MILLION:
        return found("state_share_costs.euros", n=rounded(euros))
    return found("state_share_costs.euros_million", n=tenth(euros / MILLION))


def table(case: Case) -> list[list[object]]:
    """All together, then price by price: the price, residents and costs today and at the horizon, their change."""
    if _is_aland(case):
        return []
    times = _times(case)
    costs = [tuple(_cost(ages, price) for ages in times) for price in _prices(case.raw)]
    total = [sum(time) for time in zip(*costs, strict=True)]
    rows = zip(_prices(case.raw), costs, strict=True)
    return [
        [NOTHING, NOTHING, *_written(*total)],
        *([float(price[2]), [_persons(ages, price) for ages in times], *_written(*own)] for price, own in rows),
    ]


def _written(now: Fraction | int, then: Fraction | int) -> list[int]:
    return [int(rounded(each)) for each in (now, then, then - now)]


def _is_aland(case: Case) -> bool:
    return case.place.kind != "country" and ALAND in case.place.regions


def _times(case: Case) -> Times:
    """Today and the horizon; the country without Åland."""
    if case.place.kind != "country":
        return case.now, case.then
    aland = case.of(ALAND)
    now, then = (
        {age: persons - less.get(age, 0) for age, persons in ages.items()}
        for ages, less in ((case.now, aland.now), (case.then, aland.then))
    )
    return now, then


def _most(times: Times, prices: list[Price], way: str) -> Price | None:
    """Of those that go this way the price whose costs change most."""
    going = [price for price in prices if _way(times, price) == way]
    return max(going, key=lambda price: abs(_cost(times[1], price) - _cost(times[0], price)), default=None)


def _way(times: Times, price: Price) -> str:
    now, then = (_persons(ages, price) for ages in times)
    return direction(pct(now, then)) if now >= FEW_PERSONS else "same"


def _stage(price: Price) -> Found:
    first, last, _ = price
    return at(str(first) if first == last else f"{first}-{last}")


@cache
def _prices(raw: Raw) -> list[Price]:
    """First and last age and price, in this order, of the newest year."""
    found = raw.rows("select age_from, age_to, price_eur from {basic_prices} qualify year = max(year) over ()")
    return sorted((int(first), int(last), Fraction(price)) for first, last, price in found)


def _cost(ages: Ages, price: Price) -> Fraction:
    return _persons(ages, price) * price[2]


def _persons(ages: Ages, price: Price) -> int:
    return within(ages, *_ages(price))


def _ages(price: Price) -> tuple[int, int]:
    youngest, oldest, _ = price
    return youngest, OLDEST if oldest == HUNDRED else oldest
