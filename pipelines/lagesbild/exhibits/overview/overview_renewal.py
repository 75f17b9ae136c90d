"""Whether the young replace those who leave working age in each area."""

from collections.abc import Sequence
from typing import NamedTuple

from lagesbild import figures
from lagesbild.ages import RENEWAL, span
from lagesbild.exhibits import Answer, Exhibit
from lagesbild.language import Context, Presented
from lagesbild.language.side_by_side import aged, ratio_of_ages, years_of
from lagesbild.measures.side_by_side import now_and_then, ratios
from lagesbild.measures.today import Times
from lagesbild.store import Area, Store


class AreaRatio(NamedTuple):
    """The ratio of an area today and at the horizon, and the persons that it is made of."""

    area_code: str
    name_fi: str
    name_sv: str
    name_en: str
    base_ratio: float
    horizon_ratio: float
    change_pct: float
    base_entering_persons: int
    horizon_entering_persons: int
    base_leaving_persons: int
    horizon_leaving_persons: int


def answer(store: Store, *, areas: Sequence[Area], horizon: int) -> Answer[Times]:
    """One row per area: ``base_ratio`` and ``horizon_ratio``, persons aged 15–24 per 100 persons aged 55–64."""
    rows, times, sources = now_and_then(store, areas=areas, bands=RENEWAL, horizon=horizon)
    return Answer.of(ratios(rows, of=("entering",), to="leaving"), times, sources=sources)


def words(found: Answer[Times], say: Context) -> Presented:
    """Two bars per area: persons who enter working age per hundred who leave it, today and at the horizon."""
    text, years = say.text, years_of(found.facts, say)
    ages = {name: span(limits) for name, limits in RENEWAL.items()}
    return ratio_of_ages(
        found.typed(AreaRatio),
        found.facts,
        say,
        parts={name: aged(limits, years, say) for name, limits in RENEWAL.items()},
        title=text("title", base=years.base, horizon=found.facts.horizon_year, **ages),
        what=text("ratio"),
        of="renewal_per_100",
        notes=say.notes("renewal"),
        value_title=text("ratios.renewal_axis", **ages),
    )


EXHIBIT = Exhibit(__name__, answer, words, chart=figures.bars)
