"""Similar areas: which they are, how far away, and whether a finding holds when they are chosen otherwise."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

import numpy as np
import pandas as pd

from lagesbild.ages import PUPIL_AGES
from lagesbild.measures.ages import SQL, ages
from lagesbild.measures.frames import sources_of
from lagesbild.measures.likeness import (
    INDICATORS,
    REGION_VARIABLES,
    VARIABLES,
    Choice,
    Numbers,
    Sums,
    choices,
    described,
    distances,
    grown_groups,
    indicators,
    nearest_apart,
    spread,
)
from lagesbild.measures.today import Kind, Reference, reference_year
from lagesbild.settings import LANGUAGES
from lagesbild.store import Area, Store, concluded

FROM_YEAR: Final = 2000
COUNTS: Final = {
    "municipality": 7,
    "group": 5,
    "subregion": 5,
    "employment_area": 5,
    "wellbeing_county": 5,
    "region": 5,
}
FEWEST_CANDIDATES: Final = 10
DECIMALS: Final = 2
"""Of a distance: finer ones change with any figure of any area."""
OF_REGIONS: Final = {"goods_persons", "employed_persons"}


class Standing(NamedTuple):
    """The median of the similar areas by one indicator, and in how many choices the area lies above and below it."""

    median: float
    above_count: int
    below_count: int

    @property
    def same_side_count(self) -> int:
        """In how many choices it lies on the side on which it lies in most."""
        return max(self.above_count, self.below_count)


class Likeness(NamedTuple):
    """By what the areas were chosen, of which years their figures are, and where the area lies by each indicator."""

    base_year: int
    base_kind: Kind
    horizon_year: int
    first_year: int
    last_year: int
    education_year: int
    variables: tuple[str, ...]
    choices_count: int
    standings: Mapping[str, Standing]


class Similar(NamedTuple):
    """The area and the similar ones, one row each; none of it where they cannot be compared."""

    rows: pd.DataFrame
    likeness: Likeness | None
    sources: frozenset[str]


NOT_COMPARED: Final = Similar(pd.DataFrame(), None, frozenset())


def similar_areas(store: Store, *, area: Area, horizon: int) -> Similar:
    """One row per similar area, first the area itself (``is_own``): variables, indicators and ``distance``.

    A municipality is compared with municipalities, a region with regions and so on, and a group with sets of as many
    neighbouring municipalities outside of it (``likeness.grown_groups``), described by their sums: ``area_codes`` and
    ``names_<language>`` are lists, of one where the area is no group. ``distance`` is in standard deviations, with two
    decimals as it is shown, missing for the area itself. The variables and indicators are those of ``likeness``;
    ``population`` and ``per_km2`` are there beside their logarithms, ``goods`` is missing where it is not among the
    variables. Nothing for the whole country, and where fewer than ten areas could be compared.
    """
    kind = "municipality" if len(area.codes) == 1 and area.kind == "group" else area.kind
    if kind not in COUNTS:
        return NOT_COMPARED
    base = reference_year(ages(store, area=area))
    return _similar(
        store, kind=kind, codes=tuple(area.codes), base_year=base.year, base_kind=base.kind, horizon=horizon
    )


@concluded
def _similar(
    store: Store, *, kind: str, codes: tuple[str, ...], base_year: int, base_kind: Kind, horizon: int
) -> Similar:
    base = Reference(base_year, base_kind)
    listed = _candidates(store, base, horizon, kind)
    if not set(codes) <= set(listed.index):
        return NOT_COMPARED
    compared = _groups(store, listed, codes) if kind == "group" else _one_by_one(listed)
    if len(compared) <= FEWEST_CANDIDATES:
        return NOT_COMPARED
    own = compared["area_codes"].tolist().index(sorted(codes))
    variables = REGION_VARIABLES if kind == "region" else VARIABLES
    rows, standings = _compared(compared, own, variables, COUNTS[kind])
    likeness = _likeness(listed, base, horizon, variables, standings)
    return Similar(rows, likeness, sources_of(listed))


def _likeness(
    listed: pd.DataFrame,
    base: Reference,
    horizon: int,
    variables: tuple[str, ...],
    standings: Mapping[str, Standing],
) -> Likeness:
    first = listed.iloc[0]
    return Likeness(
        base_year=base.year,
        base_kind=base.kind,
        horizon_year=horizon,
        first_year=int(first["first_year"]),
        last_year=int(first["last_year"]),
        education_year=int(first["education_year"]),
        variables=variables,
        choices_count=len(choices(variables)),
        standings=standings,
    )


def _candidates(store: Store, base: Reference, horizon: int, kind: str) -> pd.DataFrame:
    """One row per area of the kind, for a group per municipality; without land area or pupils it is out."""
    rows = store.ask(
        SQL / "similar_candidates.sql",
        kinds=["municipality" if kind == "group" else kind],
        from_year=FROM_YEAR,
        base_year=base.year,
        base_kind=base.kind,
        horizon=horizon,
        pupils_from=PUPIL_AGES[0],
        pupils_to=PUPIL_AGES[1],
    ).set_index("area_code")
    return rows[rows["land_area_km2"].notna() & (rows["base_pupils_persons"] > 0)]


def _summed(rows: pd.DataFrame) -> list[str]:
    return [name for name in rows.columns if name.endswith(("_persons", "_km2"))]


def _one_by_one(listed: pd.DataFrame) -> pd.DataFrame:
    """One row per area as it is: its sums, code and names."""
    return _of_sets(listed, [[code] for code in listed.index], _summed(listed))


def _groups(store: Store, listed: pd.DataFrame, own: Sequence[str]) -> pd.DataFrame:
    """One row for the group itself and one per grown group: sums, codes and names of the members."""
    pairs = store.ask(SQL / "neighbours.sql")
    neighbours = {str(code): set(near) for code, near in pairs.groupby("area_code")["neighbour_code"]}
    summed = [name for name in _summed(listed) if name not in OF_REGIONS]
    return _of_sets(listed, [own, *grown_groups(listed[summed], neighbours, own)], summed)


def _of_sets(listed: pd.DataFrame, sets: Sequence[Iterable[str]], summed: list[str]) -> pd.DataFrame:
    """One row per set of areas, by position: the sums of its members, their codes and names as lists."""
    members = [sorted(each) for each in sets]
    places, figures = dict(zip(listed.index, range(len(listed)), strict=True)), listed[summed].to_numpy(dtype=float)
    sums = [_sum(figures[[places[code] for code in codes]]) for codes in members]
    rows = pd.DataFrame(sums, columns=summed)
    rows["area_codes"] = pd.Series(members)
    for language in LANGUAGES:
        names = listed[f"name_{language}"].to_dict()
        rows[f"names_{language}"] = pd.Series([[names[code] for code in codes] for codes in members])
    return rows


def _sum(figures: Numbers) -> Numbers:
    """The sum of each column over the rows that have it; missing where none has."""
    known = ~np.isnan(figures)
    return np.where(known.any(axis=0), figures.sum(axis=0, where=known), np.nan)


def _compared(
    listed: pd.DataFrame, own: int, variables: tuple[str, ...], count: int
) -> tuple[pd.DataFrame, dict[str, Standing]]:
    """The area at position ``own`` and the areas like it, and where it lies by each indicator."""
    sums: Sums = {name: listed[name].to_numpy(dtype=float) for name in _summed(listed)}
    values, measured = described(sums, variables), indicators(sums)
    chosen = [_nearest(listed, values, own, choice, count) for choice in choices(variables)]
    nearest, distance = chosen[0]
    shown = [own, *nearest]
    rows = listed.loc[shown, ["area_codes", *(f"names_{language}" for language in LANGUAGES)]].assign(
        is_own=[True, *[False] * len(nearest)],
        distance=[np.nan, *distance[nearest].round(DECIMALS)],
        population=sums["last_persons"][shown],
        per_km2=(sums["last_persons"] / sums["land_area_km2"])[shown],
        goods=np.nan,
    )
    rows = rows.assign(**dict(zip(variables, values[shown].T, strict=True)))
    rows = rows.assign(**{name: measured[name][shown] for name in INDICATORS})
    standings = {name: _standing(measured[name], own, [taken for taken, _ in chosen]) for name in INDICATORS}
    return rows.reset_index(drop=True), standings


def _nearest(listed: pd.DataFrame, values: Numbers, own: int, choice: Choice, count: int) -> tuple[list[int], Numbers]:
    """Positions of the similar areas by one choice, and the distance of every area."""
    distance = distances(values, values[own], spread(values), list(choice.weights.values()))
    others = distance.copy()
    others[own] = np.inf
    return nearest_apart(listed["area_codes"].tolist(), others, count + choice.more), distance


def _standing(measured: Numbers, own: int, chosen: Sequence[list[int]]) -> Standing:
    medians = [float(np.median(measured[taken])) for taken in chosen]
    above = sum(bool(measured[own] > median) for median in medians)
    below = sum(bool(measured[own] < median) for median in medians)
    return Standing(medians[0], above, below)
