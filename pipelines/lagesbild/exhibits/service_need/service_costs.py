"""What the change in the age groups means in costs, at the prices of the user's own table."""

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Final, NamedTuple

from lagesbild import figures
from lagesbild.ages import span
from lagesbild.exhibits import Answer, Exhibit
from lagesbild.figures import Bar
from lagesbild.language import (
    AreaContext,
    Column,
    Label,
    Presented,
    Sentence,
    Setting,
    SetValue,
    Worked,
    WorkedRow,
    columns,
    direction,
    exact,
    table,
)
from lagesbild.language.places import difference, row_name
from lagesbild.measures.directions import open_ages
from lagesbild.measures.places import PRICE, base_and_horizon
from lagesbild.measures.prices import with_costs
from lagesbild.measures.thresholds import FEW_PERSONS
from lagesbild.measures.today import Kind
from lagesbild.store import Area, Store

SQL: Final = Path(__file__).with_suffix(".sql")


class Price(NamedTuple):
    """One price of the area at one time (``base``, ``horizon``): residents of its ages and their cost.

    ``is_open`` says that the record leaves open which way their number goes.
    """

    service_fi: str
    service_sv: str
    service_en: str
    age_from: int
    age_to: int
    price_eur: float
    price_year: int
    body: str
    source: str
    time: str
    year: int
    kind: Kind
    population_persons: int
    cost_eur: float
    is_open: bool


class Pair(NamedTuple):
    """A price today and at the horizon."""

    now: Price
    then: Price


def answer(store: Store, *, area: Area, horizon: int) -> Answer[None]:
    """One row per price given for the area and time (``base``, ``horizon``): persons and ``cost_eur``.

    ``cost_eur`` = residents of those ages × price per resident, worked in whole cents; the price is the same at both
    times. No rows where no price was given for the area.
    """
    rows = store.ask(SQL, area_code=area.code, codes=area.codes)
    if rows.empty:
        return Answer.of(rows, None)
    priced = with_costs(base_and_horizon(rows, horizon))
    ages = [*zip(priced["age_from"], priced["age_to"], strict=True)]
    undecided = open_ages(store, area=area, horizon=horizon, bands={span(each): each for each in ages})
    return Answer.of(priced.assign(is_open=[span(each) in undecided for each in ages]), None)


def words(found: Answer[None], say: AreaContext) -> Presented:
    """Two bars per price: residents × price today and at the horizon, in euro a year.

    The headline holds at any price, as the price is the same at both times. The weight is zero: prices that somebody
    supplied never make a core message.
    """
    text, prices = say.text, found.typed(Price)
    pairs, times = _pairs(prices), {price.time: _year(price, say) for price in prices}
    return say.present(
        title=text("title", in_area=say.in_area, **times),
        takeaway=_takeaway(max(pairs, key=lambda pair: (not pair.now.is_open, abs(_change(pair)))), say),
        alt="alt",
        notes=(text("formula"), *(_price_level(pair.now, say) for pair in pairs), *say.notes("projection")),
        table=table(_header(say), (_cells(row, say) for pair in pairs for row in pair)),
        marks=[_bar(price, say) for time in times for price in prices if price.time == time],
        value_title=text("cost"),
        worked=_worked(pairs, tuple(times.values()), say),
    )


def _pairs(prices: Sequence[Price]) -> list[Pair]:
    then = {_key(price): price for price in prices if price.time == "horizon"}
    return [Pair(price, then[_key(price)]) for price in prices if price.time == "base"]


def _key(price: Price) -> tuple[str, int, int]:
    return (price.service_fi, price.age_from, price.age_to)


def _year(price: Price, say: AreaContext) -> str:
    return say.year(price.year, price.kind)


def _service(price: Price, say: AreaContext) -> str:
    return {"fi": price.service_fi, "sv": price.service_sv, "en": price.service_en}[say.language]


def _name(price: Price, say: AreaContext) -> Sentence:
    """The service and its ages: ``Perusopetus (7–15)``."""
    return say.text("service_ages", service=_service(price, say), ages=span((price.age_from, price.age_to)))


def _takeaway(pair: Pair, say: AreaContext) -> Sentence:
    """What the service would cost against now, at a price that stays, unless that is open; of few its residents."""
    service, now, then = _service(pair.now, say), pair.now.population_persons, pair.then.population_persons
    if now < FEW_PERSONS:
        return say.text("few", service=service, now=say.fmt.integer(now), then=say.fmt.integer(then))
    if pair.now.is_open:
        return say.text("open", service=service)
    pct = 100 * (then - now) / now
    way = direction(pct)
    return say.text(f"costs_{way}", service=service, pct=say.magnitude.by(pct))


def _change(pair: Pair) -> Decimal:
    return difference(pair.now.cost_eur, pair.then.cost_eur)


def _price_level(price: Price, say: AreaContext) -> Sentence:
    name = _name(price, say)
    return say.text("price_level", service=name, year=price.price_year, body=price.body, source=price.source)


OF: Final = ("population_persons", "price_eur_per_person", "cost_eur", "price_year")


def _header(say: AreaContext) -> tuple[Column, ...]:
    text = say.text
    numeric = (text("shared.persons"), text("price"), text("cost"), text("price_year"))
    return (*columns(text("service"), *numeric, of=OF), Column(text("body"), numeric=False))


def _cells(price: Price, say: AreaContext) -> tuple[str, ...]:
    fmt = say.fmt
    counted = (fmt.integer(price.population_persons), fmt.decimal(price.price_eur, 2), fmt.integer(price.cost_eur))
    name = row_name(_name(price, say), _year(price, say), say)
    return (name, *counted, str(price.price_year), price.body)


def _bar(price: Price, say: AreaContext) -> Bar:
    name, year, cost = _name(price, say), _year(price, say), say.fmt.integer(price.cost_eur)
    hover, is_then = f"{name}, {year}: {cost}", price.time == "horizon"
    return Bar(year, "third" if is_then else "own", name, price.cost_eur, hover, cost, is_then)


def _worked(pairs: Sequence[Pair], series: tuple[str, ...], say: AreaContext) -> Worked:
    """What the reader may set: each price; whose price it is says so then."""
    return Worked(
        area=say.area.place.code,
        horizon=say.horizon,
        rows=tuple(
            WorkedRow(_named_key(price), price.population_persons, place, {PRICE: exact(price.price_eur)})
            for pair in pairs
            for place, price in enumerate(pair)
        ),
        cells=("persons", PRICE, "cost_eur", "origin", "origin"),
        drawn="cost_eur",
        series=series,
        signs=say.fmt.signs,
        subject=say.text("subject"),
        labels=(Label(PRICE, say.text("price")),),
        settings=tuple(_setting(pair.now, say) for pair in pairs),
    )


def _setting(price: Price, say: AreaContext) -> Setting:
    shown = say.fmt.decimal(price.price_eur, 2)
    value = SetValue(PRICE, exact(price.price_eur), shown, say.text("places.basis_own"))
    return Setting(_named_key(price), _name(price, say), (value,))


def _named_key(price: Price) -> str:
    """``Perusopetus 7-15``: what a price is called in a file of the reader's own values, in every language."""
    return f"{price.service_fi} {price.age_from}-{price.age_to}"


EXHIBIT = Exhibit(__name__, answer, words, chart=figures.bars, needs=("local-unit-prices",))
