"""What the change in the number of employed persons consists of: three parts of it, against the whole country."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

import pandas as pd

from lagesbild import figures
from lagesbild.errors import UnknownName
from lagesbild.exhibits import Answer, Exhibit
from lagesbild.figures import Bar
from lagesbild.language import AreaContext, Column, Presented, Sentence, columns, table
from lagesbild.measures.stand_in import labour_regions
from lagesbild.store import Area, Store

SQL: Final = Path(__file__).with_suffix(".sql")
YEARS_SQL: Final = Path(__file__).with_name("shift_share_years.sql")
YEARS_BACK: Final = 10
UNKNOWN: Final = "X"
"""Employed persons whose industry is unknown."""
PARTS: Final[Mapping[str, str]] = {
    "change": "shared.change",
    "national": "national",
    "mix": "mix",
    "regional": "regional",
}
"""The change and its parts, each with the key of its name."""


class Industry(NamedTuple):
    """One industry, or all of them: persons in both years, the change, and its parts; parts are not rounded."""

    industry_code: str
    name_fi: str
    name_sv: str
    name_en: str
    region_base_persons: int
    region_persons: int
    change_persons: int
    national_persons: float
    mix_persons: float
    regional_persons: float

    def part(self, part: str) -> float:
        """Persons of the change or of one of its parts."""
        persons: float = getattr(self, f"{part}_persons")
        return persons


class Period(NamedTuple):
    """The years that are compared."""

    base_year: int
    year: int


def answer(store: Store, *, area: Area, from_year: int | None = None) -> Answer[Period]:
    """One row per industry, largest first: change of employed persons since the base year, split by ``split_change``.

    The base year is ten years before the newest year unless ``from_year`` gives another. The country is the sum of the
    regions in the store, the region itself among them.

    Raises:
        UnknownName: no employed persons by industry for the base year; the message has the years that there are.
    """
    period = _period([int(year) for year in store.ask(YEARS_SQL)["year"]], from_year)
    rows = split_change(store.ask(SQL, regions=labour_regions(area), **period._asdict()))
    order = ["region_persons", "industry_code"]
    return Answer.of(rows.sort_values(order, ascending=[False, True], ignore_index=True), period)


def _period(years: Sequence[int], from_year: int | None) -> Period:
    *earlier, newest = years
    base = newest - YEARS_BACK if from_year is None else from_year
    if base not in earlier:
        near = sorted(earlier, key=lambda year: (abs(year - base), year))
        raise UnknownName("base year", str(base), map(str, near))
    return Period(base, newest)


def split_change(rows: pd.DataFrame) -> pd.DataFrame:
    """Split the region's change of each industry into three parts that add up to it: classic shift-share (Dunn 1960).

    ``national_persons`` is what the industry would have gained at the growth of the country's employed in all,
    ``mix_persons`` what it gains more or less because the country's industry grew otherwise than that, and
    ``regional_persons`` what the region's industry gained more or less than the country's. Persons, not rounded.
    An industry that the country did not have in the base year has no growth to compare with: its change is regional.
    """
    base, now = rows["region_base_persons"], rows["region_persons"]
    overall = rows["country_persons"].sum() / rows["country_base_persons"].sum() - 1
    grown = rows["country_persons"] / rows["country_base_persons"].where(rows["country_base_persons"] > 0) - 1
    mix = (base * (grown - overall)).fillna(0.0)
    national = base * overall
    return rows.assign(
        change_persons=now - base,
        national_persons=national,
        mix_persons=mix,
        regional_persons=now - base - national - mix,
    )


def words(found: Answer[Period], say: AreaContext) -> Presented:
    """Four bars: the change of employed persons in all, and the three parts of it.

    The table holds the parts of every industry. The weight is the change as a share of the base year. Not shown for the
    country.
    """
    if say.area.kind == "country":
        return say.not_shown(say.text("labour.not_against_itself"))
    text, period, industries, total = say.text, found.facts, found.typed(Industry), _total(found.rows)
    header = [text("all_industries"), *(f"{each.industry_code} {say.name(each)}" for each in industries)]
    rows = zip(header, (total, *industries), strict=True)
    return say.present(
        title=text("title", base=period.base_year, year=period.year, region=say.region_name),
        takeaway=_takeaway(industries, total, period, say),
        alt="alt",
        notes=(*say.region_notes(), text("rule"), _base(period, say), *say.notes("industry")),
        table=table(_header(period, say), (_cells(name, industry, say) for name, industry in rows)),
        marks=(_bar(part, total, say) for part in PARTS),
        value_title=text("shared.persons"),
        changes=True,
        weight=abs(total.change_persons) / total.region_base_persons,
        is_of_region=say.is_region_stand_in,
    )


def _total(rows: pd.DataFrame) -> Industry:
    numbers = Industry._fields[4:]
    return Industry._make(["", "", "", "", *(rows[column].sum() for column in numbers)])


def _takeaway(industries: Sequence[Industry], total: Industry, period: Period, say: AreaContext) -> Sentence:
    """The change and its parts, and the industries whose regional part is largest and smallest."""
    known = [industry for industry in industries if industry.industry_code != UNKNOWN]
    up, down = (pick(known, key=lambda industry: industry.regional_persons) for pick in (max, min))
    return say.text(
        "takeaway",
        base=period.base_year,
        year=period.year,
        pct=say.fmt.change_percent(100 * total.change_persons / total.region_base_persons),
        **{part: say.fmt.change(total.part(part)) for part in PARTS},
        up=say.name(up),
        up_persons=say.fmt.change(up.regional_persons),
        down=say.name(down),
        down_persons=say.fmt.change(down.regional_persons),
    )


def _base(period: Period, say: AreaContext) -> Sentence:
    return say.text("base", base=period.base_year, back=period.year - period.base_year)


def _header(period: Period, say: AreaContext) -> tuple[Column, ...]:
    employed = (say.text("employment.employed_in", year=year) for year in period)
    return columns(say.text("labour.industry"), *employed, *(say.text(key) for key in PARTS.values()))


def _cells(name: str, industry: Industry, say: AreaContext) -> tuple[str, ...]:
    employed = (say.fmt.integer(persons) for persons in (industry.region_base_persons, industry.region_persons))
    return (name, *employed, *(say.fmt.change(industry.part(part)) for part in PARTS))


def _bar(part: str, total: Industry, say: AreaContext) -> Bar:
    name, label = say.text(PARTS[part]), say.fmt.change(total.part(part))
    return Bar(say.region_name, "own", name, total.part(part), f"{name}: {label}", label)


EXHIBIT = Exhibit(__name__, answer, words, chart=figures.bars, relevance=0.8)
