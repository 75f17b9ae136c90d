"""What the change in the number of employed persons consists of: three parts of it, against the whole country."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from pathlib import Path
from typing import Final, Literal, NamedTuple

import pandas as pd

from lagesbild import figures
from lagesbild.errors import UnknownName
from lagesbild.exhibits import Answer, Exhibit
from lagesbild.figures import Bar, Role
from lagesbild.language import NOTHING, AreaContext, Column, Presented, Sentence, columns, table
from lagesbild.measures.stand_in import labour_regions
from lagesbild.measures.thresholds import FEW_PERSONS
from lagesbild.store import Area, Store

ROLES: Final[Mapping[str, Role]] = {"change": "own"}
Regional = Literal["weaker", "stronger", "open"]
SQL: Final = Path(__file__).with_suffix(".sql")
YEARS_SQL: Final = Path(__file__).with_name("shift_share_years.sql")
YEARS_BACK: Final = 10
LATEST_BASE: Final = 5
"""The regional part is read from a base year at the earliest to one so many years before the newest."""
PARTS: Final[Mapping[str, str]] = {
    "change": "total",
    "national": "national",
    "mix": "mix",
    "regional": "regional",
}
"""The change and its parts, each with the key of its name."""
IN_PERCENT: Final = {"change", "national"}


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

    @property
    def change_pct(self) -> float | None:
        """Percent of the base year; of few employed persons there is none."""
        base = self.region_base_persons
        return 100 * self.change_persons / base if base >= FEW_PERSONS else None

    def part(self, part: str) -> float:
        """Persons of the change or of one of its parts."""
        persons: float = getattr(self, f"{part}_persons")
        return persons


class Period(NamedTuple):
    """The years that are compared, and the country's change between them.

    ``regional`` is the sign of the region's regional part – weaker or stronger than the country – where it is the same
    from every base year up to ``last_base_year``, else ``open``.
    """

    base_year: int
    year: int
    last_base_year: int
    regional: Regional
    country_base_persons: int
    country_persons: int

    @property
    def country_change_pct(self) -> float:
        """Percent of the base year."""
        return 100 * (self.country_persons / self.country_base_persons - 1)


def answer(store: Store, *, area: Area, from_year: int | None = None) -> Answer[Period]:
    """One row per industry, largest first: change of employed persons since the base year, split by ``split_change``.

    The base year is ten years before the newest year unless ``from_year`` gives another. The country is the sum of the
    regions in the store, the region itself among them.

    Raises:
        UnknownName: no employed persons by industry for the base year; the message has the years that there are.
    """
    bases, newest = _years([int(year) for year in store.ask(YEARS_SQL)["year"]], from_year)
    regions = labour_regions(area)
    splits = [split_change(store.ask(SQL, regions=regions, base_year=base, year=newest)) for base in bases]
    rows, country = splits[0], splits[0][["country_base_persons", "country_persons"]].sum()
    period = Period(bases[0], newest, bases[-1], _regional(splits), *(int(persons) for persons in country))
    order = ["region_persons", "industry_code"]
    return Answer.of(rows.sort_values(order, ascending=[False, True], ignore_index=True), period)


def _years(years: Sequence[int], from_year: int | None) -> tuple[Sequence[int], int]:
    """The base year and those after it from which the regional part is read, too; and the newest year."""
    *earlier, newest = years
    base = newest - YEARS_BACK if from_year is None else from_year
    if base not in earlier:
        near = sorted(earlier, key=lambda year: (abs(year - base), year))
        raise UnknownName("base year", str(base), map(str, near))
    return [base, *(year for year in earlier if base < year <= newest - LATEST_BASE)], newest


def _regional(splits: Sequence[pd.DataFrame]) -> Regional:
    """The sign of the regional part in whole persons from all base years."""
    parts = [round(split["regional_persons"].sum()) for split in splits]
    if all(part < 0 for part in parts):
        return "weaker"
    return "stronger" if all(part > 0 for part in parts) else "open"


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
    """A waterfall: the change of employed persons in all, and the three parts of it, each from where the last ends.

    The table holds the parts of every industry, and the country beside them. The weight is the change as a share of the
    base year. Not shown for the country.
    """
    if say.area.kind == "country":
        return say.not_shown(say.text("labour.not_against_itself"))
    text, period, industries, total = say.text, found.facts, found.typed(Industry), _total(found.rows)
    header = [text("all_industries"), *(f"{each.industry_code} {say.name(each)}" for each in industries)]
    rows = zip(header, (total, *industries), strict=True)
    return say.present(
        title=text("title", base=period.base_year, year=period.year, region=say.region_name),
        takeaway=_takeaway(total, period, say),
        alt="alt",
        notes=(*say.region_notes(), text("rule"), _base(period, say), text("exact"), *say.notes("industry")),
        table=table(_header(period, say), [*(_cells(name, each, say) for name, each in rows), _country(period, say)]),
        marks=_bars(total, say),
        value_title=text("shared.persons"),
        changes=True,
        weight=abs(total.change_persons) / total.region_base_persons,
        is_of_region=say.is_region_stand_in,
        reading=text("reading"),
    )


def _total(rows: pd.DataFrame) -> Industry:
    numbers = Industry._fields[4:]
    return Industry._make(["", "", "", "", *(rows[column].sum() for column in numbers)])


def _takeaway(total: Industry, period: Period, say: AreaContext) -> Sentence:
    """The change, and the country's beside it."""
    own, country = _pct_of(total, "change"), period.country_change_pct
    changed, there = (say.percentage.changed(pct) for pct in (own, country))
    return say.text("takeaway", in_region=say.in_region, changed=changed, country=there)


def _pct_of(total: Industry, part: str) -> float:
    """A part in percent of all employed in the base year; that of the country's growth is the country's own change."""
    return 100 * total.part(part) / total.region_base_persons


def _base(period: Period, say: AreaContext) -> Sentence:
    """From which years the regional part has been read, and whether its sign is the same from all of them."""
    holds = "base_open" if period.regional == "open" else "base_holds"
    return say.text(holds, base=period.base_year, last=period.last_base_year)


def _header(period: Period, say: AreaContext) -> tuple[Column, ...]:
    employed = [say.text("employment.employed_in", year=year) for year in (period.base_year, period.year)]
    parts = (say.text(key) for key in PARTS.values())
    of = (*["employed_persons"] * len(employed), *(f"{part}_persons" for part in PARTS), "change_pct")
    return columns(say.text("labour.industry"), *employed, *parts, say.text("shared.change_pct"), of=of)


def _cells(name: str, industry: Industry, say: AreaContext) -> tuple[str, ...]:
    employed = (say.fmt.integer(persons) for persons in (industry.region_base_persons, industry.region_persons))
    parts = (say.fmt.change(industry.part(part)) for part in PARTS)
    return (name, *employed, *parts, say.change_percent(industry.change_pct))


def _country(period: Period, say: AreaContext) -> tuple[str, ...]:
    """The whole country, whose change has no parts."""
    before, now = period.country_base_persons, period.country_persons
    employed = (say.fmt.integer(persons) for persons in (before, now))
    parts = (say.fmt.change(now - before), *(NOTHING for _ in list(PARTS)[1:]))
    return (say.text("shared.country"), *employed, *parts, say.change_percent(period.country_change_pct))


def _bars(total: Industry, say: AreaContext) -> Iterator[Bar]:
    """The change from zero, then its parts one after the other."""
    whole, *parts = PARTS
    yield _bar(whole, total, 0.0, say)
    begins = accumulate((total.part(part) for part in parts), initial=0.0)
    yield from (_bar(part, total, base, say) for part, base in zip(parts, begins, strict=False))


def _bar(part: str, total: Industry, base: float, say: AreaContext) -> Bar:
    name, role = say.text(PARTS[part]), ROLES.get(part, "quiet")
    label = _label(part, total, say)
    return Bar(
        say.region_name if role == "own" else say.text("parts"),
        role,
        name,
        total.part(part),
        f"{name}: {label}",
        label,
        base=base,
    )


def _label(part: str, total: Industry, say: AreaContext) -> str:
    """Persons; of the whole change and of the country's growth, as the headline says them, also percent."""
    persons = say.fmt.change(total.part(part))
    if part not in IN_PERCENT:
        return persons
    return say.text("persons_pct", persons=persons, pct=say.change_percent(_pct_of(total, part)))


EXHIBIT = Exhibit(__name__, answer, words, chart=figures.bars_from_base, relevance=0.8)
