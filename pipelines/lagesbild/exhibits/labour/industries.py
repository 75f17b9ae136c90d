"""In which industries people work, compared with the whole country."""

from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd

from lagesbild import figures
from lagesbild.exhibits import Answer, Exhibit
from lagesbild.figures import Bar
from lagesbild.language import AreaContext, Column, FormattedNumber, Presented, Sentence, Series, columns, table
from lagesbild.measures.industries import UNKNOWN, Newest, employed_by_industry, with_shares
from lagesbild.measures.largest import OTHER, largest_and_rest
from lagesbild.store import Area, Store


class Industry(NamedTuple):
    """One industry, or the rest as ``other``, which has no names: employed persons, and percent of all employed."""

    industry_code: str
    name_fi: str
    name_sv: str
    name_en: str
    region_persons: int
    region_pct: float
    country_persons: int
    country_pct: float

    def persons(self, unit: str) -> int:
        """Employed in the region or in the country."""
        return self.region_persons if unit == "region" else self.country_persons

    def pct(self, unit: str) -> float:
        """Percent of all employed in the region or in the country."""
        return self.region_pct if unit == "region" else self.country_pct


def answer(store: Store, *, area: Area) -> Answer[Newest]:
    """One row per industry, the ten largest of the region or regions and the rest as ``other``: persons and percent."""
    rows, newest = employed_by_industry(store, area=area)
    ranked = rows.sort_values(["region_persons", "industry_code"], ascending=[False, True], ignore_index=True)
    shown = largest_and_rest(ranked, code="industry_code", summed=["region_persons", "country_persons"])
    return Answer.of(with_shares(pd.concat(shown, ignore_index=True)), newest)


def words(found: Answer[Newest], say: AreaContext) -> Presented:
    """Grouped bars: percent of the employed, the region or regions against the country.

    The country is shown alone. Nothing is missing.
    """
    text, industries, units = say.text, found.typed(Industry), _compared(say)
    title = "title_country" if len(units) == 1 else "title"
    return say.present(
        title=text(title, year=found.facts.year, region=say.region_name),
        takeaway=_takeaway(industries, say),
        alt="alt",
        notes=(*say.region_notes(), *say.notes("industry")),
        table=table(_header(units, say), (_cells(industry, units, say) for industry in industries)),
        marks=(_bar(industry, unit, say) for unit in units for industry in industries),
        value_title=text("percent_of_employed"),
        is_of_region=say.is_region_stand_in,
    )


def _compared(say: AreaContext) -> list[Series]:
    region = Series("region", "own", say.region_name)
    if say.area.kind == "country":
        return [region]
    return [region, Series("country", "quiet", say.text("shared.country"))]


def _takeaway(industries: Sequence[Industry], say: AreaContext) -> Sentence:
    """The largest industry and its share."""
    largest = next(industry for industry in industries if industry.industry_code not in {OTHER, UNKNOWN})
    share = say.percentage.share(largest.region_pct)
    return say.text("takeaway", largest=_short(largest, say), in_region=say.in_region, share=share)


def _header(units: Sequence[Series], say: AreaContext) -> tuple[Column, ...]:
    numbers = ("labour.persons_in", "labour.percent_in")
    named = [say.text(key, unit=unit.name) for unit in units for key in numbers]
    return columns(say.text("labour.industry"), *named, of=("employed_persons", "employed_pct") * len(units))


def _cells(industry: Industry, units: Sequence[Series], say: AreaContext) -> tuple[str, ...]:
    name = _name(industry, say)
    header = name if industry.industry_code == OTHER else f"{industry.industry_code} {name}"
    return (header, *(cell for unit in units for cell in _numbers(industry, unit, say)))


def _numbers(industry: Industry, unit: Series, say: AreaContext) -> tuple[FormattedNumber, ...]:
    return (say.fmt.integer(industry.persons(unit.key)), say.fmt.percent(industry.pct(unit.key)))


def _bar(industry: Industry, unit: Series, say: AreaContext) -> Bar:
    name, label = _short(industry, say), say.fmt.percent(industry.pct(unit.key))
    return Bar(unit.name, unit.role, name, industry.pct(unit.key), f"{name}, {unit.name}: {label}", label)


def _name(industry: Industry, say: AreaContext) -> str:
    return say.text("other") if industry.industry_code == OTHER else say.name(industry)


def _short(industry: Industry, say: AreaContext) -> str:
    """As the headline calls it; the table has the full name."""
    if industry.industry_code in {OTHER, UNKNOWN}:
        return _name(industry, say)
    return say.text(f"industry_names.short_{industry.industry_code}")


EXHIBIT = Exhibit(__name__, answer, words, chart=figures.bars)
