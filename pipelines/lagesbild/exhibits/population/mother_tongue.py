"""Which mother tongues residents have, over the years."""

from typing import Final, NamedTuple

from lagesbild import figures
from lagesbild.exhibits import Answer, Exhibit
from lagesbild.language import AreaContext, Presented
from lagesbild.language.shares_over_years import Parts, shares_of_residents
from lagesbild.measures.comparison import compared
from lagesbild.measures.over_years import Past
from lagesbild.measures.resident_categories import resident_shares
from lagesbild.store import Area, Store

LANGUAGES: Final = ("finnish", "swedish", "foreign")
PARTS: Final = Parts("foreign", "swedish", LANGUAGES)


class Year(NamedTuple):
    """One year of the area or what it is compared with: percent of residents with each mother tongue."""

    unit: str
    year: int
    finnish_pct: float
    swedish_pct: float
    foreign_pct: float


def answer(store: Store, *, area: Area) -> Answer[Past]:
    """One row per unit (area, region, country) and year that all have: percent of residents by mother tongue.

    The population register holds one mother tongue per person; ``foreign_pct`` is all but Finnish, Swedish and Sámi.
    No rows where the table was not fetched, or a figure of a member is secret.
    """
    return Answer(*resident_shares(store, "mother_tongue", LANGUAGES, beside=compared(area)))


def words(found: Answer[Past], say: AreaContext) -> Presented:
    """Lines: foreign languages and Swedish, the area against the country; the table has Finnish and the region."""
    return shares_of_residents(found.typed(Year), found.facts.base_year, PARTS, say)


EXHIBIT = Exhibit(__name__, answer, words, chart=figures.lines_with_legend, needs=("statfin-11rm",))
