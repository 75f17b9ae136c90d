"""Persons by single age and by band of ages."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

import pandas as pd

from lagesbild.ages import BANDS, Ages
from lagesbild.measures.frames import sources_of, with_change
from lagesbild.measures.today import reference_year, rows_of_year
from lagesbild.store import Area, Store

SQL: Final = Path(__file__).parent / "sql"


def ages(store: Store, *, area: Area) -> pd.DataFrame:
    """One row per year, kind and single age: ``population_persons``, both sexes.

    Missing at age 100 in years that leave persons aged 100 and over out.
    """
    return store.ask(SQL / "ages.sql", codes=area.codes)


def persons_by_age(rows: pd.DataFrame) -> "pd.Series[int]":
    """Persons of one year by single age; 100 is 100 and over, missing where the year leaves them out."""
    return rows.set_index("age_years")["population_persons"]


def projected_years(store: Store, *, area: Area) -> list[int]:
    """Years to which the projection reaches for this area by single age, after today's picture; ascending."""
    rows = ages(store, area=area)
    later = rows[(rows["kind"] == "projected") & (rows["year"] > reference_year(rows).year)]
    return sorted(int(year) for year in later["year"].unique())


def area_bands(store: Store, *, area_codes: Sequence[str], bands: Mapping[str, Ages]) -> pd.DataFrame:
    """One row per area, band of ages, year and kind: ``population_persons`` and the area's names."""
    return store.ask(SQL / "area_bands.sql", area_codes=list(area_codes), **_bound(bands))


def band_years(store: Store, *, area: Area, bands: Mapping[str, Ages]) -> pd.DataFrame:
    """One row per band, year and kind: ``population_persons`` of the area, first and last age of the band.

    ``lacks_oldest`` says that persons aged 100 and over are missing in the number.
    """
    return store.ask(SQL / "band_years.sql", codes=area.codes, **_bound(bands))


def service_age_bands(store: Store, *, area: Area, horizon: int) -> pd.DataFrame:
    """One row per service age band: persons today (``base_…``) and at the horizon, change in persons and percent.

    ``observed_persons`` are those of the newest observed age structure, of ``observed_year``. Bands overlap: 13–18 are
    partly of working age, and 85+ are also 75+ and 65+. ``change_pct`` is missing where nobody is in the band today.
    ``base_year``, ``base_kind``, ``horizon_year``, ``observed_year`` and ``lacks_oldest`` – whether one of these years
    leaves out persons aged 100 and over – are the same in every row, and so are ``sources``.
    """
    rows = band_years(store, area=area, bands=BANDS)
    base = reference_year(rows)
    observed_year = int(rows.loc[rows["kind"] == "observed", "year"].max())
    times = {"base": base, "horizon": (horizon, "projected"), "observed": (observed_year, "observed")}
    wide = rows[["band", "age_from", "age_to"]].drop_duplicates().set_index("band")
    for name, (year, kind) in times.items():
        of_time = rows_of_year(rows, year=year, kind=kind).set_index("band")
        wide[f"{name}_persons"] = of_time["population_persons"]
    used = rows[rows["year"].isin([year for year, _ in times.values()])]
    bands = with_change(wide.loc[list(BANDS)].reset_index())
    return bands.assign(
        base_year=base.year,
        base_kind=base.kind,
        horizon_year=horizon,
        observed_year=observed_year,
        lacks_oldest=bool(used["lacks_oldest"].any()),
        sources=bands["band"].map(lambda _: sorted(sources_of(used))),
    )


def without_migration(store: Store, *, area: Area, horizon: int) -> pd.DataFrame:
    """One row per single age: persons at the horizon if nobody moved; no rows where that was not fetched."""
    return store.ask(SQL / "without_migration.sql", codes=area.codes, year=horizon)


def _bound(bands: Mapping[str, Ages]) -> dict[str, list[str] | list[int]]:
    """The bands as SQL parameters."""
    return {
        "bands": list(bands),
        "ages_from": [first for first, _ in bands.values()],
        "ages_to": [last for _, last in bands.values()],
    }
