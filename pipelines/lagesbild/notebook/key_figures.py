"""The key figures that open a brief: residents and the ages that services are planned for, today and at the horizon."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import pandas as pd

from lagesbild.ages import KEY_AGES
from lagesbild.exhibits.population import population_history
from lagesbild.figures.small import YearValue
from lagesbild.measures.ages import band_years
from lagesbild.measures.today import Kind, reference_year, rows_of_year, splice_projection
from lagesbild.store import Area, Store

RESIDENTS: Final = "residents"


@dataclass(frozen=True)
class KeyFigure:
    """Persons today, of ``year`` and ``kind``, and at the horizon; ``points`` has every year that there is.

    They are the same numbers as in the exhibits of population history and of service ages.
    """

    key: str
    year: int
    kind: Kind
    persons: int
    horizon_persons: int
    points: tuple[YearValue, ...]

    @cached_property
    def change_pct(self) -> float | None:
        """Change from today to the horizon; missing where there is nobody today."""
        return 100 * (self.horizon_persons - self.persons) / self.persons if self.persons else None


def key_figures(store: Store, *, area: Area, horizon: int) -> dict[str, KeyFigure]:
    """Residents first, then each of ``KEY_AGES``: years from 2000 to the horizon, as far as there are figures."""
    residents = population_history.answer(store, area=area, horizon=horizon).rows
    newest = int(residents.loc[residents["kind"] == "observed", "year"].max())
    found = [_figure(RESIDENTS, residents, newest, "observed", horizon)]
    years = band_years(store, area=area, bands=KEY_AGES)
    today = reference_year(years)
    found += [_figure(key, years[years["band"] == key], today.year, today.kind, horizon) for key in KEY_AGES]
    return {figure.key: figure for figure in found}


def _figure(key: str, rows: pd.DataFrame, year: int, kind: Kind, horizon: int) -> KeyFigure:
    shown = splice_projection(rows)
    shown = shown[shown["year"].between(population_history.FROM_YEAR, horizon)]
    return KeyFigure(
        key=key,
        year=year,
        kind=kind,
        persons=_persons(rows_of_year(rows, year=year, kind=kind)),
        horizon_persons=_persons(rows_of_year(rows, year=horizon, kind="projected")),
        points=tuple(_points(shown.sort_values("year"))),
    )


def _persons(rows: pd.DataFrame) -> int:
    return int(rows["population_persons"].sum())


def _points(rows: pd.DataFrame) -> Iterable[YearValue]:
    for year, kind, persons in zip(rows["year"], rows["kind"], rows["population_persons"], strict=True):
        yield YearValue(int(year), float(persons), kind == "projected")
