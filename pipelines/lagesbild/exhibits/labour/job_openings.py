"""In which occupation groups jobs open: those who reach the age of leaving, and the change in employment going on."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

import pandas as pd

from lagesbild import figures
from lagesbild.exhibits import Answer, Exhibit
from lagesbild.figures import Bar
from lagesbild.language import (
    NOTHING,
    AreaContext,
    Column,
    FormattedNumber,
    Gap,
    Presented,
    Sentence,
    columns,
    join,
    rounded,
    table,
)
from lagesbild.measures.largest import OTHER, largest_and_rest
from lagesbild.measures.openings import LEAD_YEARS, LEAVING_AGE, derive_openings
from lagesbild.measures.stand_in import labour_regions
from lagesbild.measures.today import comparison_year
from lagesbild.store import Area, Store

SQL: Final = Path(__file__).with_suffix(".sql")
YEARS_SQL: Final = Path(__file__).with_name("job_openings_years.sql")
PARTS: Final = ("attrition", "change", "openings")
SUMMED: Final = ["employed_base_persons", "employed_persons", "attrition_persons", "change_persons", "openings_persons"]


class Group(NamedTuple):
    """One occupation group, or several together as ``other``, which have no names and no share of the older.

    Persons are not rounded. Where a number is missing, ``missing_status`` is the provider's sign for it.
    """

    occupation_code: str
    name_fi: str
    name_sv: str
    name_en: str
    groups_count: int
    employed_persons: float | None
    older_pct: float | None
    attrition_persons: float | None
    change_persons: float | None
    openings_persons: float | None
    missing_status: str | None

    @property
    def is_known(self) -> bool:
        """Whether none of the numbers that openings take is missing."""
        return self.openings_persons is not None

    def persons(self, part: str) -> float:
        """Employed, attrition, change or openings of a group of which they are known."""
        persons: float = getattr(self, f"{part}_persons")
        return persons


class Years(NamedTuple):
    """The change from ``base_year`` to ``year`` goes on to the horizon.

    ``newest_year`` is the regions' newest, later than ``year`` where the whole country by age does not reach it.
    """

    base_year: int
    year: int
    newest_year: int
    horizon_year: int


NO_YEARS: Final = Years(0, 0, 0, 0)


def answer(store: Store, *, area: Area) -> Answer[Years]:
    """One row per occupation group of the area's region or regions, ten years ahead of the newest year of both tables.

    The ten groups with most openings come first, then the rest as ``other`` (``groups_count`` of them), then groups of
    which a number is missing: they are in no sum, and ``missing_status`` says why. ``change_persons`` goes on from the
    base year as ``derive_openings`` says. No rows where the tables were not fetched, or have no common or earlier year.
    """
    regions = labour_regions(area)
    years = _years(store.ask(YEARS_SQL, regions=regions))
    if years == NO_YEARS:
        return Answer.of(pd.DataFrame(), years)
    compared = {"base_year": years.base_year, "year": years.year}
    rows = store.ask(SQL, regions=regions, leaving_age=LEAVING_AGE, **compared)
    return Answer.of(_shown(derive_openings(rows, **compared)), years)


def _years(known: pd.DataFrame) -> Years:
    common = known.loc[known["has_ages"], "year"]
    year = 0 if common.empty else int(common.max())
    base = comparison_year(known["year"], newest=year, back=LEAD_YEARS)
    return NO_YEARS if base is None else Years(base, year, int(known["year"].max()), year + LEAD_YEARS)


def _shown(groups: pd.DataFrame) -> pd.DataFrame:
    """The largest groups, the rest as one, and those with a missing number; no rows where every number is missing."""
    is_known = groups["openings_persons"].notna()
    known, missing = groups[is_known], groups[~is_known]
    ranked = known.sort_values(["openings_persons", "occupation_code"], ascending=[False, True], ignore_index=True)
    named, other = largest_and_rest(ranked, code="occupation_code", summed=SUMMED)
    rest = other.assign(older_pct=float("nan"), groups_count=len(ranked) - len(named))
    listed = [named.assign(groups_count=1), rest, missing.assign(groups_count=1)]
    return pd.concat([each for each in listed if len(each)], ignore_index=True) if len(known) else known


def words(found: Answer[Years], say: AreaContext) -> Presented:
    """Outlined bars: openings of the ten largest groups and of the others together.

    The table holds the groups' sum, its parts, and groups with a missing number, which are in no sum. There is no
    weight: the calculation rests on assumptions.
    """
    text, years, groups = say.text, found.facts, found.typed(Group)
    known = [group for group in groups if group.is_known]
    total = _total(known)
    rows = [(text("all"), total), *((_header(group, say), group) for group in groups)]
    return say.present(
        title=text("title", region=say.region_name, **_period(years)),
        takeaway=_takeaway(known, total, years, say),
        alt="alt",
        notes=_notes(groups, years, say),
        table=table(_columns(years, say), (_cells(header, group, say) for header, group in rows)),
        marks=(_bar(group, say) for group in known),
        value_title=text("openings", **_period(years)),
        is_of_region=say.is_region_stand_in,
    )


def gap(found: Answer[Years], say: AreaContext) -> Gap | None:
    """Job openings, where the tables that they take were not fetched."""
    if not found.is_empty:
        return None
    return Gap(say.text("gap_short"), say.text("gap_question"), say.text("gap_why"), say.text("gap_remedy"))


def _period(years: Years) -> dict[str, int]:
    return {"year": years.year, "horizon": years.horizon_year}


def _total(known: Sequence[Group]) -> Group:
    """The sum of the groups of which no number is missing."""
    parts = ("employed", *PARTS)
    employed, attrition, change, openings = (sum(group.persons(part) for group in known) for part in parts)
    return known[0]._replace(
        occupation_code=OTHER,
        older_pct=None,
        employed_persons=employed,
        attrition_persons=attrition,
        change_persons=change,
        openings_persons=openings,
    )


def _takeaway(known: Sequence[Group], total: Group, years: Years, say: AreaContext) -> Sentence:
    """How many jobs open in all; where none do, or fewer than disappear, that."""
    values = {"in_region": say.in_region, "horizon": years.horizon_year}
    if not any(rounded(group.persons("openings")) > 0 for group in known if group.occupation_code != OTHER):
        return say.text("takeaway_none", **values)
    openings = total.persons("openings")
    return say.text("takeaway", openings=say.about(openings), **values) if openings > 0 else say.text("fewer", **values)


def _parts(group: Group, say: AreaContext) -> dict[str, FormattedNumber]:
    return {
        "attrition": say.fmt.integer(group.persons("attrition")),
        "change": say.fmt.change(group.persons("change")),
        "openings": say.fmt.integer(group.persons("openings")),
    }


def _notes(groups: Sequence[Group], years: Years, say: AreaContext) -> tuple[str, ...]:
    text, missing = say.text, [_name(group, say) for group in groups if not group.is_known]
    is_negative = any(group.is_known and group.persons("openings") < 0 for group in groups)
    return (
        *say.region_notes(),
        text("method", year=years.year, age=LEAVING_AGE, lead=_lead(say)),
        _goes_on(years, say),
        *([text("ages_end", newest=years.newest_year, year=years.year)] if years.newest_year > years.year else []),
        *([text("negative")] if is_negative else []),
        text("left_out"),
        *([text("missing", list=join("; ", missing))] if missing else []),
        text("rounded"),
    )


def _lead(say: AreaContext) -> Sentence:
    """How many years ahead, in words."""
    return say.text(f"years_{LEAD_YEARS}")


def _goes_on(years: Years, say: AreaContext) -> Sentence:
    """How the change goes on; from a year other than ``LEAD_YEARS`` before it is scaled."""
    base, year, back = years.base_year, years.year, years.year - years.base_year
    if back == LEAD_YEARS:
        return say.text("goes_on", base=base, year=year, lead=_lead(say))
    return say.text("goes_on_scaled", base=base, year=year, back=back, wanted=year - LEAD_YEARS)


def _columns(years: Years, say: AreaContext) -> tuple[Column, ...]:
    return columns(
        say.text("group"),
        say.text("employment.employed_in", year=years.year),
        say.text("share_older", age=LEAVING_AGE),
        *(say.text(part, **_period(years)) for part in PARTS),
        of=("employed_persons", "older_pct", *(f"{part}_persons" for part in PARTS)),
    )


def _cells(header: str, group: Group, say: AreaContext) -> tuple[str, ...]:
    """A missing number is its sign; a dash where there is no share: of sums, and where nobody is employed."""
    fmt, missing = say.fmt, group.missing_status or NOTHING
    numbers = (
        (group.employed_persons, fmt.integer),
        (group.older_pct, fmt.percent),
        (group.attrition_persons, fmt.integer),
        (group.change_persons, fmt.change),
        (group.openings_persons, fmt.integer),
    )
    return (header, *(missing if number is None else write(number) for number, write in numbers))


def _header(group: Group, say: AreaContext) -> str:
    name = _name(group, say)
    return name if group.occupation_code == OTHER else f"{group.occupation_code} {name}"


def _name(group: Group, say: AreaContext) -> str:
    return say.text("other", n=group.groups_count) if group.occupation_code == OTHER else say.name(group)


def _bar(group: Group, say: AreaContext) -> Bar:
    name, parts, openings = _name(group, say), _parts(group, say), group.persons("openings")
    hover = say.text("hover", group=name, **parts)
    return Bar(say.region_name, "own", name, openings, hover, parts["openings"], is_outline=True)


EXHIBIT = Exhibit(__name__, answer, words, chart=figures.bars, needs=("statfin-115s", "statfin-115r"), gap=gap)
