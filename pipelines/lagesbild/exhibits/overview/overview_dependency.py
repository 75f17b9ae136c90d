"""How many children and older people there are per hundred of working age in each area."""

from collections.abc import Sequence
from typing import NamedTuple

from lagesbild import figures
from lagesbild.ages import DEPENDENCY, span
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
    base_children_persons: int
    horizon_children_persons: int
    base_working_age_persons: int
    horizon_working_age_persons: int
    base_elderly_persons: int
    horizon_elderly_persons: int


def answer(store: Store, *, areas: Sequence[Area], horizon: int) -> Answer[Times]:
    """One row per area: ``base_ratio`` and ``horizon_ratio``, those aged 0–14 and 65 or over per 100 aged 15–64."""
    rows, times, sources = now_and_then(store, areas=areas, bands=DEPENDENCY, horizon=horizon)
    return Answer.of(ratios(rows, of=("children", "elderly"), to="working_age"), times, sources=sources)


def words(found: Answer[Times], say: Context) -> Presented:
    """Two bars per area: the demographic dependency ratio today and at the horizon."""
    text, years = say.text, years_of(found.facts, say)
    parts = {name: aged(DEPENDENCY[name], years, say) for name in ("children", "working_age")}
    elderly = tuple(text("aged_or_over", age=DEPENDENCY["elderly"][0], year=year) for year in years)
    return ratio_of_ages(
        found.typed(AreaRatio),
        found.facts,
        say,
        parts={**parts, "elderly": elderly},
        title=text("title", base=years.base, horizon=found.facts.horizon_year),
        what=text("ratio"),
        of="dependency_per_100",
        notes=say.notes("dependency"),
        value_title=text("ratios.dependency_axis", working_age=span(DEPENDENCY["working_age"])),
    )


EXHIBIT = Exhibit(__name__, answer, words, chart=figures.bars)
