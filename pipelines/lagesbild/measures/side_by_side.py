"""All areas of an edition side by side: the same measures, the same years, in the order given."""

from collections.abc import Mapping, Sequence

import pandas as pd

from lagesbild.ages import ALL_AGES, EVERYBODY, Ages, span
from lagesbild.measures.ages import area_bands
from lagesbild.measures.frames import sources_of, with_change
from lagesbild.measures.today import Times, reference_year, rows_of_year
from lagesbild.store import Area, Store

KEYS = ["area_code", "name_fi", "name_sv", "name_en", "band"]


def shared_projected_years(store: Store, *, areas: Sequence[Area]) -> list[int]:
    """Years after today's picture to which the projection reaches for every one of the areas; ascending."""
    rows = _of_all(area_bands(store, area_codes=codes(areas), bands=EVERYBODY), areas)
    return sorted(int(year) for year in rows.loc[rows["year"] > reference_year(rows).year, "year"].unique())


def now_and_then(
    store: Store, *, areas: Sequence[Area], bands: Mapping[str, Ages], horizon: int
) -> tuple[pd.DataFrame, Times, frozenset[str]]:
    """One row per area, in the order given, and band: persons today and at the horizon, and their change.

    ``change_pct`` is missing where nobody is in the band today. Beside the rows the times that they compare, and the
    ids of their sources.
    """
    rows = _of_all(area_bands(store, area_codes=codes(areas), bands=bands), areas)
    wide, times, sources = wide_times(rows, horizon)
    return with_change(_in_order(wide, areas, list(bands))), times, sources


def wide_times(rows: pd.DataFrame, horizon: int) -> tuple[pd.DataFrame, Times, frozenset[str]]:
    """One row per area and band: persons today and at the horizon, which the rows have, and what goes beside them."""
    base = reference_year(rows)
    now = rows_of_year(rows, year=base.year, kind=base.kind)
    then = rows_of_year(rows, year=horizon, kind="projected")
    wide = pd.concat(
        [
            now.set_index(KEYS)["population_persons"].rename("base_persons"),
            then.set_index(KEYS)["population_persons"].rename("horizon_persons"),
        ],
        axis="columns",
    ).reset_index()
    lacks_oldest = bool(pd.concat([now, then])["lacks_oldest"].any())
    return wide, Times(base.year, base.kind, horizon, lacks_oldest), sources_of(now, then)


def first_together(members: pd.DataFrame, code: str) -> pd.DataFrame:
    """The same rows after those of all members together, which have ``code`` for theirs and no name."""
    together = members.groupby("band")[["base_persons", "horizon_persons"]].sum().reset_index()
    together = together.assign(area_code=code, **dict.fromkeys(KEYS[1:4], ""))
    return pd.concat([together, members], ignore_index=True)


def ratios(rows: pd.DataFrame, *, of: tuple[str, ...], to: str) -> pd.DataFrame:
    """One row per area: the first bands' persons per 100 of the last one's, from summed persons.

    ``base_ratio``, ``horizon_ratio``, their ``change_pct``, and the persons of each band as ``base_<band>_persons``.
    """
    names = rows.drop_duplicates("area_code")[[*KEYS[:-1]]].set_index("area_code")
    for time in ("base", "horizon"):
        persons = rows.pivot_table(index="area_code", columns="band", values=f"{time}_persons", aggfunc="sum")
        names = names.join(persons.add_prefix(f"{time}_").add_suffix("_persons"))
        names[f"{time}_ratio"] = 100 * persons[list(of)].sum(axis="columns") / persons[to]
    return names.assign(change_pct=100 * (names["horizon_ratio"] / names["base_ratio"] - 1)).reset_index()


def shares(
    store: Store, *, areas: Sequence[Area], ages: Ages, horizon: int
) -> tuple[pd.DataFrame, Times, frozenset[str]]:
    """One row per area: persons of these ages as in ``now_and_then``, and percent of all residents, at both times."""
    bands = {**EVERYBODY, span(ages): ages}
    rows, times, sources = now_and_then(store, areas=areas, bands=bands, horizon=horizon)
    everybody = rows[rows["band"] == ALL_AGES].set_index("area_code")
    aged = rows[rows["band"] != ALL_AGES].reset_index(drop=True)
    for time in ("base", "horizon"):
        of_all = aged["area_code"].map(everybody[f"{time}_persons"])
        aged[f"{time}_pct"] = 100 * aged[f"{time}_persons"] / of_all
    return aged, times, sources


def codes(areas: Sequence[Area]) -> list[str]:
    """Codes of the areas themselves."""
    return [area.place.code for area in areas]


def _of_all(rows: pd.DataFrame, areas: Sequence[Area]) -> pd.DataFrame:
    """Only years and kinds that every area has: what is side by side is of the same time."""
    having = rows.groupby(["year", "kind"])["area_code"].transform("nunique")
    kept: pd.DataFrame = rows[having == len(set(codes(areas)))]
    return kept


def _in_order(rows: pd.DataFrame, areas: Sequence[Area], bands: Sequence[str]) -> pd.DataFrame:
    places = {"area_code": codes(areas).index, "band": list(bands).index}
    return rows.sort_values(
        ["area_code", "band"], key=lambda values: values.map(places[str(values.name)]), ignore_index=True
    )
