"""Whether the record of projections says which way a number of persons goes: of any ages, of any areas.

What is open is never told as a finding. The record knows the service age bands. Other ages are made of parts of them;
their interval is as wide as if all parts erred the same way: the mean of the parts' widths by their persons.
"""

from collections.abc import Mapping, Sequence
from math import nan
from typing import Final

import pandas as pd

from lagesbild.ages import ALL_AGES, BANDS, EVERYBODY, OPEN_AGE, SERVICE_AGES, Ages, span
from lagesbild.measures.ages import area_bands
from lagesbild.measures.intervals import widths_by_band, with_interval
from lagesbild.measures.side_by_side import wide_times
from lagesbild.store import Area, Store

TIMES: Final = ["base_persons", "horizon_persons"]
APART: Final[Mapping[str, Ages]] = {
    **SERVICE_AGES,
    "15-64": (19, 64),
    "65+": (65, 74),
    "75+": (75, 84),
    "85+": (85, OPEN_AGE),
}
"""Band of the record → the ages for which it stands where others are narrower; together they are everybody."""


def open_ages(store: Store, *, area: Area, horizon: int, bands: Mapping[str, Ages]) -> frozenset[str]:
    """The bands of ages whose direction to the horizon is open; none where the record does not reach so far."""
    rows = ages_with_intervals(store, area=area, horizon=horizon, bands=bands)
    return frozenset(rows.index[~rows["is_likely"]])


def ages_with_intervals(store: Store, *, area: Area, horizon: int, bands: Mapping[str, Ages]) -> pd.DataFrame:
    """One row per band of ages, named for it, as ``intervals.with_interval`` gives them; none as in ``open_ages``."""
    members, years = _persons(store, area.codes, bands, horizon)
    together = members.groupby("band", as_index=False)[TIMES].sum().assign(area_code=area.code)
    return _with_intervals(store, together, bands, years, is_municipality=area.kind == "municipality").droplevel(1)


def open_municipalities(store: Store, *, codes: Sequence[str], ages: Ages, horizon: int) -> frozenset[str]:
    """Codes of those municipalities in which the direction of these ages is open; as in ``open_ages``."""
    bands = {span(ages): ages}
    persons, years = _persons(store, codes, bands, horizon)
    rows = _with_intervals(store, persons, bands, years, is_municipality=True).droplevel(0)
    return frozenset(rows.index[~rows["is_likely"]])


def parts_of(ages: Ages) -> dict[str, Ages]:
    """The record's bands that these ages are made of, each with those of its ages: 0–15 is 0–5, 6, 7–12 and 13–15."""
    for band, limits in BANDS.items():
        if limits == ages:
            return {band: ages}
    first, last = ages
    overlaps = {band: (max(first, low), min(last, high)) for band, (low, high) in APART.items()}
    return {band: limits for band, limits in overlaps.items() if limits[0] <= limits[1]}


def _persons(store: Store, codes: Sequence[str], bands: Mapping[str, Ages], horizon: int) -> tuple[pd.DataFrame, int]:
    """One row per area and part of what is asked, and all ages, today and at the horizon; years from the launch on."""
    parts = {span(part): part for ages in bands.values() for part in parts_of(ages).values()}
    rows = area_bands(store, area_codes=codes, bands={**EVERYBODY, **parts})
    launch = int(rows.loc[rows["kind"] == "projected", "year"].min()) - 1
    return wide_times(rows, horizon)[0], horizon - launch


def _with_intervals(
    store: Store, persons: pd.DataFrame, bands: Mapping[str, Ages], years: int, *, is_municipality: bool
) -> pd.DataFrame:
    """One row per band and area, named for both; no rows where the record does not reach so far."""
    widths = widths_by_band(store, years=years)
    of_parts = {
        name: {span(part): widths.get(band, nan) for band, part in parts_of(bands[name]).items()} for name in bands
    }
    rows = pd.concat({name: _with_shared_width(persons, parts) for name, parts in of_parts.items()})
    known = rows if widths else rows.head(0)
    return with_interval(store, known.assign(is_municipality=is_municipality), years=years)


def _with_shared_width(persons: pd.DataFrame, widths: Mapping[str, float]) -> pd.DataFrame:
    """One row per area: persons of all these parts together, their mean width by persons, and everybody today."""
    parts = persons[persons["band"].isin(widths)]
    rows = parts.groupby("area_code")[TIMES].sum()
    weighted = (parts["horizon_persons"] * parts["band"].map(widths)).groupby(parts["area_code"]).sum()
    everybody = persons[persons["band"] == ALL_AGES].set_index("area_code")["base_persons"]
    return rows.assign(shared_pct=weighted / rows["horizon_persons"], area_persons=everybody)
