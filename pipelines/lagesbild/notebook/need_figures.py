"""The key figures that open a page on the need for adult education: the municipality's, and below them the county's."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from lagesbild.exhibits import typed
from lagesbild.exhibits.adult_education import registered_unemployed, without_by_age, without_upper_secondary
from lagesbild.exhibits.adult_education.registered_unemployed import Month
from lagesbild.exhibits.adult_education.without_by_age import Group
from lagesbild.exhibits.adult_education.without_upper_secondary import Adults
from lagesbild.language import MunicipalContext
from lagesbild.measures.swedish_adults import ADULTS, YOUNGEST, residents
from lagesbild.notebook.shown import Json
from lagesbild.store import Store, SwedishMunicipality

Pair = tuple[float | None, float | None]
"""Of the municipality, of its county."""


class NeedFigures(NamedTuple):
    """The same numbers as in the exhibits; ``year`` is that of population and education, ``month`` of unemployment.

    The unemployed are missing where the publisher hides 1–4 of a municipality.
    """

    year: int
    month: str
    residents: Pair
    adults: Pair
    without: Pair
    share: Pair
    youngest: Pair
    unemployed: Pair


def need_figures(store: Store, *, municipality: SwedishMunicipality) -> NeedFigures:
    """Ask for all of them."""
    of_all = without_upper_secondary.answer(store, municipality=municipality)
    all_adults = {row.unit: row for row in of_all.typed(Adults)}
    of_ages = without_by_age.answer(store, municipality=municipality).typed(Group)
    young = {row.unit: row.without_persons for row in of_ages if row.age_group == YOUNGEST}
    months = registered_unemployed.answer(store, municipality=municipality).rows
    newest = str(months["month"].max())
    now = {row.unit: row.unemployed_persons for row in typed(months[months["month"] == newest], Month)}
    everybody = residents(store, codes=municipality.codes)
    return NeedFigures(
        year=of_all.facts.year,
        month=newest,
        residents=_pair(lambda unit: everybody[unit]),
        adults=_pair(lambda unit: all_adults[unit].adults_persons),
        without=_pair(lambda unit: all_adults[unit].without_persons),
        share=_pair(lambda unit: all_adults[unit].without_pct),
        youngest=_pair(lambda unit: young[unit]),
        unemployed=_pair(lambda unit: now[unit]),
    )


def need_tiles(figures: NeedFigures, say: MunicipalContext) -> Iterator[Json]:
    """One per key figure: what it is, how many in the municipality, and below it how many in the county."""
    for key in ("residents", "adults", "without", "share", "youngest", "unemployed"):
        own, county = (_written(key, value, say) for value in getattr(figures, key))
        label = say.text(f"need.figure_{key}", ages=ADULTS, youngest=YOUNGEST.replace("-", "–"))
        then = say.text("need.in_county", county=county)
        yield {"key": key, "label": label, "now": own, "then": then, "change": "", "line": None}


def _pair(of: Callable[[str], float | None]) -> Pair:
    return of("municipality"), of("county")


def _written(key: str, value: float | None, say: MunicipalContext) -> str:
    if value is None:
        return say.text("need.hidden")
    return say.fmt.percent(value) if key == "share" else say.fmt.integer(value)
