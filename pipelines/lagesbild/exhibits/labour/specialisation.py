"""Which industries are over- or under-represented in the region, compared with the whole country."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from lagesbild import figures
from lagesbild.exhibits import Answer, Exhibit
from lagesbild.figures import Bar, Role
from lagesbild.language import NOTHING, AreaContext, Column, Presented, Sentence, columns, rounded, table
from lagesbild.measures.industries import UNKNOWN, Newest, employed_by_industry, with_shares
from lagesbild.store import Area, Store

LEAST_PCT: Final = 1
"""An industry is drawn and named where it has so many percent of the region's employed."""
OVER: Final[Role] = "own"
UNDER: Final[Role] = "quiet"
NEUTRAL: Final = 1.0
"""The same share as in the whole country."""
CLEARLY: Final = Decimal("1.1")
"""From so many times the country's share on an industry is said to be over-represented."""


class Industry(NamedTuple):
    """One industry: persons and percent of the employed; no quotient where the country has nobody employed in it."""

    industry_code: str
    name_fi: str
    name_sv: str
    name_en: str
    region_persons: int
    region_pct: float
    country_persons: int
    country_pct: float
    location_quotient: float | None


def answer(store: Store, *, area: Area) -> Answer[Newest]:
    """One row per industry of the area's region or regions, newest year, by descending location quotient.

    ``location_quotient`` is the industry's share of the region's employed divided by its share of the whole country's
    (Florence 1939): 1 is the country's share, 2 twice of it. It is missing where the country has nobody employed.
    """
    rows, newest = employed_by_industry(store, area=area)
    shares = with_shares(rows)
    quotient = shares["region_pct"] / shares["country_pct"].where(shares["country_pct"] > 0)
    order = ["location_quotient", "industry_code"]
    ranked = shares.assign(location_quotient=quotient).sort_values(order, ascending=[False, True], ignore_index=True)
    return Answer.of(ranked, newest)


def words(found: Answer[Newest], say: AreaContext) -> Presented:
    """Bars from 1, highest first: the location quotient of the industries with at least one percent of the employed.

    The table holds all; a dash where the country has nobody employed. Not shown for the country.
    """
    text, industries = say.text, found.typed(Industry)
    if say.area.kind == "country":
        return say.not_shown(text("labour.not_against_itself"))
    drawn = [industry for industry in industries if _is_drawn(industry)]
    return say.present(
        title=text("title", year=found.facts.year, region=say.region_name),
        takeaway=_takeaway(drawn, say),
        alt="alt",
        notes=(*say.region_notes(), text("rule", least=text(f"percent_{LEAST_PCT}")), *say.notes("industry")),
        table=table(_header(say), (_cells(industry, say) for industry in industries)),
        marks=(_bar(industry, say) for industry in drawn),
        value_title=text("axis"),
        is_of_region=say.is_region_stand_in,
    )


def _is_drawn(industry: Industry) -> bool:
    return industry.industry_code != UNKNOWN and industry.region_pct >= LEAST_PCT


def _takeaway(drawn: Sequence[Industry], say: AreaContext) -> Sentence:
    """The most over-represented industry, if it clearly is."""
    most = drawn[0]
    quotient = most.location_quotient or 0.0
    if rounded(quotient, 1) < CLEARLY:
        return say.text("even", in_region=say.in_region)
    return say.text("takeaway", industry=_short(most, say), in_region=say.in_region, times=say.fmt.decimal(quotient, 1))


def _short(industry: Industry, say: AreaContext) -> Sentence:
    """As headline and chart call it; the table has the full name."""
    return say.text(f"industry_names.short_{industry.industry_code}")


def _quotient(industry: Industry, say: AreaContext) -> str:
    quotient = industry.location_quotient
    return NOTHING if quotient is None else say.fmt.decimal(quotient, 2)


def _header(say: AreaContext) -> tuple[Column, ...]:
    units, numbers = (say.region_name, say.text("shared.country")), ("labour.persons_in", "labour.percent_in")
    per_unit = (say.text(key, unit=unit) for unit in units for key in numbers)
    of = ("quotient_ratio", *["employed_persons", "employed_pct"] * len(units))
    return columns(say.text("labour.industry"), say.text("quotient"), *per_unit, of=of)


def _cells(industry: Industry, say: AreaContext) -> tuple[str, ...]:
    return (
        f"{industry.industry_code} {say.name(industry)}",
        _quotient(industry, say),
        say.fmt.integer(industry.region_persons),
        say.fmt.percent(industry.region_pct),
        say.fmt.integer(industry.country_persons),
        say.fmt.percent(industry.country_pct),
    )


def _bar(industry: Industry, say: AreaContext) -> Bar:
    """A drawn industry has a quotient: some of the country's employed are the region's."""
    name, label, quotient = _short(industry, say), _quotient(industry, say), industry.location_quotient or 0.0
    is_over = quotient > NEUTRAL
    series = say.text("over" if is_over else "under")
    hover = say.text("hover", industry=name, quotient=label, represented=series)
    return Bar(series, OVER if is_over else UNDER, name, quotient - NEUTRAL, hover, label, base=NEUTRAL)


EXHIBIT = Exhibit(__name__, answer, words, chart=figures.bars_from_base)
