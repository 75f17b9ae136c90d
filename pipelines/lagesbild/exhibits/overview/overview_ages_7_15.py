"""How many of the residents of each area are aged 7–15, now and at the horizon."""

from collections.abc import Sequence
from typing import Final

from lagesbild import figures
from lagesbild.ages import Ages
from lagesbild.exhibits import Answer, Exhibit
from lagesbild.language import Context, Presented
from lagesbild.language.side_by_side import Share, share_of_residents
from lagesbild.measures.side_by_side import shares
from lagesbild.measures.today import Times
from lagesbild.store import Area, Store

AGES: Final[Ages] = (7, 15)


def answer(store: Store, *, areas: Sequence[Area], horizon: int) -> Answer[Times]:
    """One row per area: persons aged 7–15 today and at the horizon, their change, and percent of all residents."""
    rows, times, sources = shares(store, areas=areas, ages=AGES, horizon=horizon)
    return Answer.of(rows, times, sources=sources)


def words(found: Answer[Times], say: Context) -> Presented:
    """Two bars per area: the share of these ages of all residents; persons in the table."""
    return share_of_residents(found.typed(Share), found.facts, AGES, say)


EXHIBIT = Exhibit(__name__, answer, words, chart=figures.bars)
