"""Similar areas: which they are, how far away, and whether a finding holds when they are chosen otherwise."""

from typing import Final

import numpy as np
import pandas as pd

from lagesbild.questions.likeness import (
    INDICATORS,
    REGION_VARIABLES,
    VARIABLES,
    Choice,
    Numbers,
    choices,
    described,
    distances,
    grown_groups,
    indicators,
    nearest_apart,
    spread,
)
from lagesbild.questions.years import SQL, base
from lagesbild.settings import LANGUAGES
from lagesbild.store import Area, Store

FROM_YEAR: Final = 2000
COUNTS: Final = {"municipality": 7, "group": 5, "region": 5}
FEWEST_CANDIDATES: Final = 10
NAMES: Final = [f"name_{language}" for language in LANGUAGES]
YEARS: Final = ["first_year", "last_year", "education_year"]
JOINS: Final = "+"
JOINED: Final = " – "
OF_REGIONS: Final = {"goods_persons", "employed_persons"}


def similar_areas(store: Store, *, area: Area, horizon: int) -> pd.DataFrame:
    """One row per similar area, first the area itself (``is_own``): variables, indicators and ``distance``.

    A municipality is compared with municipalities, a region with regions, and a group with sets of as many neighbouring
    municipalities outside of it (``likeness.grown_groups``), described by their sums. ``distance`` is in standard
    deviations and missing for the area itself. The variables and indicators are those of ``likeness``; ``population``,
    ``per_km2`` stand beside their logarithms. For each indicator ``<indicator>_median`` is that of the similar areas,
    and ``<indicator>_above``, ``…_below`` count in how many of the ``sets`` choices the area lies above and below it.
    No rows for the whole country, and where fewer than ten areas could be compared.
    """
    kind = "municipality" if len(area.units) == 1 and area.kind == "group" else area.kind
    if kind not in COUNTS:
        return pd.DataFrame()
    listed = _candidates(store, area, horizon, kind)
    if not set(area.units) <= set(listed.index):
        return pd.DataFrame()
    if kind == "group":
        listed = _groups(store, listed, area.units)
    if len(listed) <= FEWEST_CANDIDATES:
        return pd.DataFrame()
    return _compared(listed, _code(area.units), REGION_VARIABLES if kind == "region" else VARIABLES, COUNTS[kind])


def _candidates(store: Store, area: Area, horizon: int, kind: str) -> pd.DataFrame:
    """One row per municipality or region, its code as index; those without land area or school-age children are out."""
    base_year, base_kind = base(store.ask(SQL / "ages.sql", units=area.units))
    kinds = ["region"] if kind == "region" else ["municipality"]
    rows = store.ask(
        SQL / "similar_candidates.sql", kinds=kinds, from_year=FROM_YEAR, base_year=base_year, base_kind=base_kind,
        horizon=horizon,
    )  # fmt: skip
    rows = rows.assign(base_year=base_year, base_kind=base_kind, horizon_year=horizon).set_index("area_code")
    return rows[rows["land_area_km2"].notna() & (rows["base_pupils_persons"] > 0)]


def _summed(rows: pd.DataFrame) -> list[str]:
    return [name for name in rows.columns if name.endswith(("_persons", "_km2"))]


def _code(members: list[str]) -> str:
    return JOINS.join(sorted(members))


def _groups(store: Store, listed: pd.DataFrame, own: list[str]) -> pd.DataFrame:
    """One row per grown group, and one for the group itself: sums, and names of the members joined."""
    pairs = store.ask(SQL / "neighbours.sql")
    neighbours = {str(code): set(near) for code, near in pairs.groupby("area_code")["neighbour_code"]}
    summed = [name for name in _summed(listed) if name not in OF_REGIONS]
    sets = [sorted(own), *map(sorted, grown_groups(listed[summed], neighbours, own))]
    rows = pd.DataFrame([listed.loc[members, summed].sum() for members in sets], index=[_code(each) for each in sets])
    for name in NAMES:
        rows[name] = [JOINED.join(listed.loc[members, name]) for members in sets]
    shared = {name: listed[name].iloc[0] for name in (*YEARS, "base_year", "base_kind", "horizon_year", "source_ids")}
    return rows.assign(**shared)


def _compared(listed: pd.DataFrame, own: str, variables: tuple[str, ...], count: int) -> pd.DataFrame:
    sums = {name: listed[name].to_numpy(dtype=float) for name in _summed(listed)}
    values, measured = described(sums, variables), indicators(sums)
    place = list(listed.index).index(own)
    chosen = [_nearest(listed, values, place, choice, count) for choice in choices(variables)]
    taken, distance = chosen[0]
    rows = listed.iloc[[place, *taken]].assign(
        is_own=[True, *[False] * len(taken)], distance=[np.nan, *distance[taken]],
        population=listed["last_persons"].iloc[[place, *taken]],
        per_km2=(listed["last_persons"] / listed["land_area_km2"]).iloc[[place, *taken]],
    )  # fmt: skip
    for column, name in enumerate(variables):
        rows[name] = values[[place, *taken], column]
    for name in INDICATORS:
        rows[name] = measured[name][[place, *taken]]
        rows = rows.assign(**_holds(name, measured[name], place, [each for each, _ in chosen]))
    return rows.assign(sets=len(chosen), source_ids=_sources(rows)).reset_index(names="area_code")


def _nearest(
    listed: pd.DataFrame, values: Numbers, place: int, choice: Choice, count: int
) -> tuple[list[int], Numbers]:
    """Places of the similar areas by one choice, and the distance of every area."""
    distance = distances(values, values[place], spread(values), list(choice.weights.values()))
    others = distance.copy()
    others[place] = np.inf
    return nearest_apart([code.split(JOINS) for code in listed.index], others, count + choice.more), distance


def _holds(name: str, measured: Numbers, place: int, chosen: list[list[int]]) -> dict[str, float]:
    medians = [float(np.median(measured[taken])) for taken in chosen]
    return {
        f"{name}_median": medians[0],
        f"{name}_above": sum(measured[place] > median for median in medians),
        f"{name}_below": sum(measured[place] < median for median in medians),
    }


def _sources(rows: pd.DataFrame) -> str:
    return ",".join(sorted(set(",".join(rows["source_ids"]).split(","))))
