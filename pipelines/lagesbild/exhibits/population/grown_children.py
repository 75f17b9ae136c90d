"""Do children stay or come back? Of those of eighteen years ago, how many people of their birth years live here now."""

from pathlib import Path
from typing import Final, NamedTuple

import pandas as pd

from lagesbild import figures
from lagesbild.exhibits import Answer, Exhibit
from lagesbild.figures import Bar, Role
from lagesbild.language import AreaContext, Presented, Sentence, around_hundred, columns, direction, table
from lagesbild.measures.comparison import BECAME, compared
from lagesbild.measures.thresholds import FEW_PERSONS
from lagesbild.store import Area, Store

SQL: Final = Path(__file__).with_suffix(".sql")
YEARS: Final = 18
AGES: Final = {"children": "0–17", "grown": "18–35"}
NEUTRAL: Final = 100.0
"""As many as they were as children."""
MOST_MEMBERS: Final = 12
ROLES: Final[dict[str, Role]] = {"area": "own", "member": "second", "region": "quiet", "country": "quiet"}
NAMES: Final = ["name_fi", "name_sv", "name_en"]


class Followed(NamedTuple):
    """One unit – area, member, region, country: children then, people of their birth years now; names of a member."""

    unit: str
    name_fi: str
    name_sv: str
    name_en: str
    year: int
    before_persons: int
    now_persons: int

    @property
    def ratio(self) -> float:
        """People now per hundred children then."""
        return 100 * self.now_persons / self.before_persons


def answer(store: Store, *, area: Area) -> Answer[None]:
    """One row per unit – the area, each of at most twelve members, region, country – in the newest year of the area.

    The newest year is that of single ages, 2019 for municipalities in what ships. No rows where the area has none.
    Source of the method: cohort comparison of two age structures (United Nations, Manual VI, 1970).
    """
    beside = compared(area)
    members = area.member_codes if 1 < len(area.members) <= MOST_MEMBERS else []
    pairs = [*zip(beside["roles"], beside["area_codes"], strict=True), *(("member", code) for code in members)]
    units = pd.DataFrame(pairs, columns=["unit", "area_code"])
    rows = units.merge(store.ask(SQL, area_codes=list(units["area_code"]), years=YEARS), on="area_code")
    newest = rows[rows["year"] == rows.loc[rows["unit"] == "area", "year"].max()]
    summed = newest[newest["unit"] != "member"].groupby(["unit", "year"], as_index=False)
    together = summed[["before_persons", "now_persons"]].sum().assign(**dict.fromkeys(NAMES, ""))
    both = pd.concat([together, newest[newest["unit"] == "member"]], ignore_index=True)
    sources = frozenset(source for listed in newest["sources"] for source in listed)
    return Answer.of(both[[*Followed._fields]], None, sources=sources)


def words(found: Answer[None], say: AreaContext) -> Presented:
    """Bars from 100: people now per hundred children then. Not shown where the area had fewer than twenty of either.

    There is no weight: the figure is of what was.
    """
    text = say.text
    places = sorted(found.typed(Followed), key=lambda row: ([*ROLES].index(row.unit), row.ratio))
    if not places or min(places[0].before_persons, places[0].now_persons) < FEW_PERSONS:
        return say.not_shown(text("none", **AGES))
    own, drawn = places[0], [row for row in places if row.before_persons >= FEW_PERSONS]
    then = own.year - YEARS
    years = {"before": then, "year": own.year}
    named = (text("before", **years, **AGES), text("now", **years, **AGES), text("per_hundred"))
    header = columns(text("place"), *named, of=("before_persons", "now_persons", "now_per_100"))
    return say.present(
        title=text("title", in_area=say.in_area, **years, **AGES),
        takeaway=_takeaway(own, say),
        alt="alt",
        notes=(text("note", years=YEARS, **AGES),),
        table=table(header, (_cells(row, say) for row in places)),
        marks=(_bar(row, say) for row in drawn),
        value_title=text("axis", **AGES),
        value_axis=around_hundred(text("axis", **AGES), [row.ratio for row in drawn], say.fmt.integer),
    )


def _takeaway(own: Followed, say: AreaContext) -> Sentence:
    key, ratio = BECAME[direction(own.ratio - NEUTRAL)], say.fmt.integer(own.ratio)
    return say.text(key, in_area=say.in_area, before=own.year - YEARS, ratio=ratio)


def _name(row: Followed, say: AreaContext) -> str:
    named = {"area": say.area_name, "region": say.region_name, "country": say.text("shared.country")}
    return named.get(row.unit) or say.name(row)


def _cells(row: Followed, say: AreaContext) -> tuple[str, ...]:
    persons = (say.fmt.integer(row.before_persons), say.fmt.integer(row.now_persons))
    return (_name(row, say), *persons, say.fmt.decimal(row.ratio, 1))


def _bar(row: Followed, say: AreaContext) -> Bar:
    name, label = _name(row, say), say.fmt.decimal(row.ratio, 1)
    series = say.text(f"series_{row.unit}")
    return Bar(series, ROLES[row.unit], name, row.ratio - NEUTRAL, f"{name}, {row.year}: {label}", label, base=NEUTRAL)


EXHIBIT = Exhibit(__name__, answer, words, chart=figures.bars_from_base)
