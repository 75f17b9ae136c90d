"""What the change in the age groups means in calculated costs of the state share, at the state's basic prices."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Final, NamedTuple

from lagesbild import figures
from lagesbild.ages import OPEN_AGE, PUPIL_AGES, SERVICE_AGES, span
from lagesbild.exhibits import Answer, Exhibit, Keyed
from lagesbild.figures import Bar
from lagesbild.language import (
    NOTHING,
    AreaContext,
    CompositeCell,
    Direction,
    Presented,
    Sentence,
    columns,
    direction,
    table,
)
from lagesbild.language.facts import fact_name
from lagesbild.measures.directions import ages_with_intervals
from lagesbild.measures.facts import Fact
from lagesbild.measures.places import base_and_horizon
from lagesbild.measures.prices import Costs, has_own_law, priced_codes, with_costs
from lagesbild.measures.thresholds import FEW_PERSONS
from lagesbild.measures.today import Kind
from lagesbild.store import Area, Store

SQL: Final = Path(__file__).with_suffix(".sql")
MILLION: Final = 1_000_000


class Cost(NamedTuple):
    """One basic price at one time (``base``, ``horizon``): residents of its ages and their calculated costs.

    ``half_width_pct`` is how far the number of residents may lie from the projected one, and ``is_likely`` whether that
    lets it go one way only; both are missing where no record says.
    """

    age_from: int
    age_to: int
    price_eur: float
    price_year: int
    decree: str
    time: str
    year: int
    kind: Kind
    population_persons: int
    cost_eur: float
    lacks_oldest: bool
    half_width_pct: float | None
    is_likely: bool | None

    @property
    def is_of_children(self) -> bool:
        """Whether it is of pupils or younger children: all others have a fiftieth of their price at most."""
        return self.age_to <= PUPIL_AGES[1]


class Pair(NamedTuple):
    """One basic price today and at the horizon."""

    now: Cost
    then: Cost

    @property
    def costs(self) -> Costs:
        """Its costs, as the decimals that they are written as."""
        return Costs(*(Decimal(str(cost.cost_eur)) for cost in self))

    @property
    def way(self) -> Direction:
        """Where it goes; less than one percent, few residents today, or what is open, is nowhere."""
        if self.now.is_likely is not None and not self.now.is_likely:
            return "same"
        now, then = self.now.population_persons, self.then.population_persons
        return direction(100 * (then - now) / now) if now >= FEW_PERSONS else "same"


def answer(store: Store, *, area: Area, horizon: int) -> Answer[None]:
    """One row per basic price and time (``base``, ``horizon``): persons and ``cost_eur``, euro a year.

    The prices are those of the newest year in both, so that ages alone make the change. Those of 16 and over and of
    18–64 are added up for persons of both. Of the country Åland is left out.
    """
    rows = with_costs(base_and_horizon(store.ask(SQL, codes=priced_codes(area)), horizon))
    bands = {span(ages): ages for ages in zip(rows["age_from"], rows["age_to"], strict=True)}
    found = ages_with_intervals(store, area=area, horizon=horizon, bands=bands)
    named = [span(ages) for ages in zip(rows["age_from"], rows["age_to"], strict=True)]
    of_ages = {name: found[name].reindex(named).to_list() for name in ("half_width_pct", "is_likely")}
    return Answer.of(rows.assign(**of_ages), None)


def words(found: Answer[None], say: AreaContext) -> Presented:
    """Two bars in all and per age group: calculated costs today and at the horizon.

    Not shown in Åland. The weight is zero: the change is that of the children, who are told of elsewhere.
    """
    text = say.text
    if has_own_law(say.area):
        return say.not_shown(text("own_law"))
    pairs = _pairs(found.typed(Cost))
    total = _total(pairs)
    return say.present(
        title=_title(pairs[0], say),
        takeaway=_takeaway(pairs, total, say),
        alt="alt",
        reading=text("reading"),
        notes=_notes(pairs, say),
        table=table(
            columns(*_header(pairs[0], say), of=OF), [_in_all(total, say), *(_cells(pair, say) for pair in pairs)]
        ),
        marks=_bars(pairs, total, say),
        value_title=text("axis" if total.now < MILLION else "axis_millions"),
    )


def _pairs(costs: Sequence[Cost]) -> list[Pair]:
    times = ([cost for cost in costs if cost.time == time] for time in ("base", "horizon"))
    return [Pair(*pair) for pair in zip(*times, strict=True)]


def _total(pairs: Sequence[Pair]) -> Costs:
    return Costs(*(sum(time, Decimal(0)) for time in zip(*(pair.costs for pair in pairs), strict=True)))


def _year(cost: Cost, say: AreaContext) -> str:
    return say.year(cost.year, cost.kind)


def _title(first: Pair, say: AreaContext) -> Sentence:
    return say.text(
        "title",
        in_area=say.in_area,
        base=_year(first.now, say),
        horizon=_year(first.then, say),
        price_year=first.now.price_year,
        decree=first.now.decree,
    )


def _takeaway(pairs: Sequence[Pair], total: Costs, say: AreaContext) -> Sentence:
    """What all costs do, unless that is open, and the children whose costs go the other way; of few their number."""
    children = [pair for pair in pairs if pair.now.is_of_children]
    counts = [sum(cost.population_persons for cost in time) for time in zip(*children, strict=True)]
    if counts[0] < FEW_PERSONS:
        now, then = map(say.fmt.integer, counts)
        return say.text("few", now=now, then=then)
    if _is_open(pairs, total):
        return say.text("open")
    up, down = _most(children, "up"), _most(children, "down")
    pct, way = say.percentage.by(total.change_pct), direction(total.change_pct)
    if way == "same":
        return say.text("same_but", up=_at(up, say), down=_at(down, say)) if up and down else say.text("same")
    if other := (up if way == "down" else down):
        return say.text("falls_but_grows" if way == "down" else "grows_but_falls", pct=pct, stage=_at(other, say))
    return say.text(f"costs_{way}", pct=pct, eur=_money(abs(total.change), say), year=pairs[0].then.year)


def _is_open(pairs: Iterable[Pair], total: Costs) -> bool:
    """Whether the costs of all ages could as well change the other way, if all numbers erred the same way."""
    widths = [(pair.costs.then, pair.then.half_width_pct) for pair in pairs]
    known = [float(euros) * width / 100 for euros, width in widths if width is not None]
    return bool(known) and sum(known) >= abs(total.change)


def _most(pairs: Iterable[Pair], way: Direction) -> Pair | None:
    """The pair that goes this way by most euros."""
    return max((pair for pair in pairs if pair.way == way), key=lambda pair: abs(pair.costs.change), default=None)


def _at(pair: Pair, say: AreaContext) -> Sentence:
    return say.text(f"places.at_{_band(pair)}")


def _band(pair: Pair) -> str:
    first, last = pair.now.age_from, pair.now.age_to
    return str(first) if first == last else f"{first}-{last}"


def _money(euros: Decimal, say: AreaContext) -> Sentence:
    """``9.8 million euros``; below a million in two digits."""
    if euros < MILLION:
        return say.text("euros", n=say.about(euros))
    return say.text("euros_million", n=say.fmt.decimal(euros / MILLION, 1))


def _notes(pairs: Sequence[Pair], say: AreaContext) -> tuple[str, ...]:
    text, (*_, adults, working) = say.text, pairs
    added = text("added", all=_name(adults, say), some=span((working.now.age_from, working.now.age_to)))
    mainland = (text("mainland"),) if say.area.kind == "country" else ()
    lacks_oldest = any(cost.lacks_oldest for pair in pairs for cost in pair)
    same = text("same_price", year=adults.now.price_year)
    return (text("formula"), added, same, *mainland, *say.oldest_notes(lacks_oldest), *say.notes("projection"))


def _name(pair: Pair, say: AreaContext) -> Sentence:
    """``7–12, grades 1–6``; those of the adults are named by their ages alone."""
    first, last = pair.now.age_from, pair.now.age_to
    if (band := _band(pair)) in SERVICE_AGES:
        return say.text(f"shared.band_{band}")
    return say.text("and_over", age=first) if last == OPEN_AGE else say.text("besides", ages=span((first, last)))


OF: Final = ("price_eur_per_person", "residents_persons", *["cost_eur"] * 3)


def _header(first: Pair, say: AreaContext) -> tuple[str, ...]:
    text, years = say.text, [cost.year for cost in first]
    residents = text("residents_in", base=years[0], horizon=years[1])
    costs = (text("costs_in", year=year) for year in years)
    return (text("shared.band"), text("price"), residents, *costs, text("change"))


def _in_all(total: Costs, say: AreaContext) -> tuple[str, ...]:
    return (say.text("in_all"), NOTHING, NOTHING, *_written(total, say))


def _cells(pair: Pair, say: AreaContext) -> tuple[str, ...]:
    price = say.fmt.decimal(pair.now.price_eur, 2)
    return (_name(pair, say), price, _residents(pair, say), *_written(pair.costs, say))


def _residents(pair: Pair, say: AreaContext) -> CompositeCell:
    now, then = (say.fmt.integer(cost.population_persons) for cost in pair)
    words = say.text("residents", now=now, then=then)
    return CompositeCell(words, {str(cost.year): written for cost, written in zip(pair, (now, then), strict=True)})


def _written(costs: Costs, say: AreaContext) -> tuple[str, ...]:
    fmt = say.fmt
    return (fmt.integer(costs.now), fmt.integer(costs.then), fmt.change(costs.change))


def _bars(pairs: Sequence[Pair], total: Costs, say: AreaContext) -> list[Bar]:
    """Today's bars, then those of the horizon; all costs together on top."""
    named = [(say.text("in_all"), total), *((_name(pair, say), pair.costs) for pair in pairs)]
    now, then = (_year(cost, say) for cost in pairs[0])
    drawn = [
        *(_bar(name, costs.now, now, say) for name, costs in named),
        *(_bar(name, costs.then, then, say)._replace(role="third", is_outline=True) for name, costs in named),
    ]
    return drawn if total.now < MILLION else [_in_millions(bar, say) for bar in drawn]


def _bar(name: str, euros: Decimal, year: str, say: AreaContext) -> Bar:
    label = say.fmt.integer(euros)
    return Bar(year, "own", name, float(euros), f"{name}, {year}: {label}", label)


def _in_millions(bar: Bar, say: AreaContext) -> Bar:
    """A bar in millions; to the euro it is said on hover and in the table."""
    millions = bar.value / float(MILLION)
    return bar._replace(value=millions, label=say.text("millions", n=say.fmt.decimal(millions, 1)))


def keyed(found: Answer[None]) -> Iterator[Fact]:
    """All calculated costs today and at the horizon, each at the newest prices."""
    pairs = _pairs(found.typed(Cost))
    total, (now, then) = _total(pairs), pairs[0]
    yield Fact.today("total", float(total.now), now.year, "eur", now.kind)
    yield Fact.projected("total", float(total.then), then.year, "eur")


EXHIBIT = Exhibit(__name__, answer, words, chart=figures.bars, facts=Keyed(keyed, fact_name))
