"""All areas of an edition side by side, in its order: the same measures, the same years, nothing ranked."""

from collections.abc import Mapping, Sequence
from typing import Final

import pandas as pd

from lagesbild.questions.per_hundred import per_hundred_unemployed
from lagesbild.questions.population import SERVED, with_change
from lagesbild.questions.years import SQL, area_bands, base
from lagesbild.store import Area, Store

ALL: Final = {"all": (0, 100)}
CHILDREN: Final = {"0-6": (0, 6), "7-15": (7, 15)}
DEPENDENCY: Final = {"children": (0, 14), "working_age": (15, 64), "elderly": (65, 100)}
RENEWAL: Final = {"entering": (15, 24), "leaving": (55, 64)}
KEYS: Final = ["area_code", "name_fi", "name_sv", "name_en", "band"]


def side_by_side_horizons(store: Store, *, areas: Sequence[Area]) -> list[int]:
    """Years after today's picture to which the projection reaches for every one of the areas; ascending."""
    rows = _of_all(area_bands(store, area_codes=_codes(areas), bands=ALL), areas)
    return sorted(int(year) for year in rows.loc[rows["year"] > base(rows)[0], "year"].unique())


def side_by_side_population(store: Store, *, areas: Sequence[Area], horizon: int) -> pd.DataFrame:
    """One row per area: all residents today (``base_…``) and at the horizon, change in persons and percent."""
    return _now_and_then(store, areas, ALL, horizon)


def side_by_side_stages(store: Store, *, areas: Sequence[Area], horizon: int) -> pd.DataFrame:
    """One row per area and service age up to 18: persons today and at the horizon, change in persons and percent.

    The percentage is missing where nobody is of that age today.
    """
    return _now_and_then(store, areas, SERVED, horizon)


def side_by_side_children(store: Store, *, areas: Sequence[Area], horizon: int, band: str) -> pd.DataFrame:
    """One row per area: persons of the band (``0-6``, ``7-15``), and percent of all residents, today and then."""
    rows = _now_and_then(store, areas, ALL | {band: CHILDREN[band]}, horizon)
    everybody = rows[rows["band"] == "all"].set_index("area_code")
    children = rows[rows["band"] == band].reset_index(drop=True)
    for time in ("base", "horizon"):
        of_all = children["area_code"].map(everybody[f"{time}_persons"])
        children[f"{time}_pct"] = 100 * children[f"{time}_persons"] / of_all
    return children


def side_by_side_dependency(store: Store, *, areas: Sequence[Area], horizon: int) -> pd.DataFrame:
    """One row per area: ``base_ratio`` and ``horizon_ratio``, those aged 0–14 and 65 or over per 100 aged 15–64."""
    return _ratios(_now_and_then(store, areas, DEPENDENCY, horizon), of=("children", "elderly"), to="working_age")


def side_by_side_renewal(store: Store, *, areas: Sequence[Area], horizon: int) -> pd.DataFrame:
    """One row per area: ``base_ratio`` and ``horizon_ratio``, persons aged 15–24 per 100 persons aged 55–64."""
    return _ratios(_now_and_then(store, areas, RENEWAL, horizon), of=("entering",), to="leaving")


def side_by_side_tightness(store: Store, *, areas: Sequence[Area]) -> pd.DataFrame:
    """One row per area and time (``base`` a year before, ``horizon`` the newest month): vacancies per 100 unemployed.

    ``tightness_low`` and ``tightness_high`` are the ends that hidden numbers of 1–4 leave possible. They and the counts
    are missing of an area whose members are not all at hand for that month.
    """
    pairs = [(area.place.code, unit) for area in areas for unit in area.units]
    rows = store.ask(SQL / "tightness.sql", units=[code for code, _ in pairs], area_codes=[unit for _, unit in pairs])
    newest = int(rows["year"].max())
    wanted = pd.DataFrame([
        {"unit": area.place.code, "year": newest - back, "time": time} | _names(area)
        for area in areas for time, back in (("base", 1), ("horizon", 0))
    ])  # fmt: skip
    months = rows.groupby("year")["month"].first()
    both = wanted.merge(per_hundred_unemployed(rows), on=["unit", "year"], how="left")
    known = {"month": both["year"].map(months), "source_ids": both["source_ids"].fillna(rows["source_ids"].iloc[0])}
    return both.assign(**known).rename(columns={"unit": "area_code"})


def _names(area: Area) -> dict[str, str]:
    return {f"name_{language}": name for language, name in area.place.names.items()}


def _codes(areas: Sequence[Area]) -> list[str]:
    return [area.place.code for area in areas]


def _of_all(rows: pd.DataFrame, areas: Sequence[Area]) -> pd.DataFrame:
    """Only years and kinds that every area has: what stands side by side is of the same time."""
    having = rows.groupby(["year", "kind"])["area_code"].transform("nunique")
    kept: pd.DataFrame = rows[having == len(set(_codes(areas)))]
    return kept


def _now_and_then(
    store: Store, areas: Sequence[Area], bands: Mapping[str, tuple[int, int]], horizon: int
) -> pd.DataFrame:
    """One row per area, in the order given, and band: persons today and at the horizon, and their change."""
    rows = _of_all(area_bands(store, area_codes=_codes(areas), bands=bands), areas)
    base_year, base_kind = base(rows)
    times = {
        "base": rows[(rows["year"] == base_year) & (rows["kind"] == base_kind)],
        "horizon": rows[(rows["year"] == horizon) & (rows["kind"] == "projected")],
    }
    wide = pd.concat(
        [each.set_index(KEYS)["population_persons"].rename(f"{time}_persons") for time, each in times.items()],
        axis="columns",
    ).reset_index()
    used = pd.concat(times.values())
    wide = with_change(_in_order(wide, areas, list(bands)))
    return wide.assign(
        base_year=base_year, base_kind=base_kind, horizon_year=horizon, year=horizon,
        lacks_oldest=bool(used["lacks_oldest"].any()),
        source_ids=",".join(sorted(set(",".join(used["source_ids"]).split(",")))),
    )  # fmt: skip


def _in_order(rows: pd.DataFrame, areas: Sequence[Area], bands: Sequence[str]) -> pd.DataFrame:
    codes = _codes(areas)
    places = {"area_code": codes.index, "band": list(bands).index}
    return rows.sort_values(
        ["area_code", "band"], key=lambda values: values.map(places[str(values.name)]), ignore_index=True
    )


def _ratios(rows: pd.DataFrame, *, of: tuple[str, ...], to: str) -> pd.DataFrame:
    """One row per area: the first bands' persons per 100 of the last one's, from summed persons."""
    first = rows.drop_duplicates("area_code").drop(columns=["band", "change_persons", "change_pct"])
    first = first.drop(columns=["base_persons", "horizon_persons"]).set_index("area_code")
    for time in ("base", "horizon"):
        persons = rows.pivot_table(index="area_code", columns="band", values=f"{time}_persons", aggfunc="sum")
        first = first.join(persons.add_prefix(f"{time}_").add_suffix("_persons"))
        first[f"{time}_ratio"] = 100 * persons[list(of)].sum(axis="columns") / persons[to]
    return first.reset_index()
