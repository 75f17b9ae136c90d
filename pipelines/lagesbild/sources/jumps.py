"""Values of a new snapshot that moved further than such figures move: a digit too many, another unit, areas swapped.

Compared are the values of the same key, then and now, and those of the newest period with the one that was newest
before. How far such figures move is told by all cells of the comparison together: the median of their log ratios, and
the median distance from it.
"""

from collections.abc import Iterator
from typing import Any, Final

import numpy as np
import pandas as pd

from lagesbild.contracts import SHOWN_ROWS, Contract, row_text
from lagesbild.contracts.model import Kind
from lagesbild.errors import counted

FACTOR: Final = 3.0
"""Nothing is far that is less than three times what it was, and more than a third, the movement of all aside."""
SCALES: Final = 10.0
LEAST: Final = 100
"""Smaller counts move by chance."""
MEASURED: Final[tuple[Kind, ...]] = ("count", "measure")
PERIODS: Final[tuple[Kind, ...]] = ("year", "month")


def jumps(former: pd.DataFrame, now: pd.DataFrame, contract: Contract) -> list[str]:
    """Return one line for each measure with such values: how many, and the first rows; empty where none jumped."""
    measures = [name for name, column in contract.columns.items() if column.kind in MEASURED]
    return [
        line for both in _compared(former, now, contract) for name in measures for line in _far(both, contract, name)
    ]


def _compared(former: pd.DataFrame, now: pd.DataFrame, contract: Contract) -> Iterator[pd.DataFrame]:
    yield former.merge(now, on=list(contract.key), suffixes=("_before", "_now"))
    periods = [name for name in contract.key if contract.columns[name].kind in PERIODS]
    others = [name for name in contract.key if name not in periods]
    if len(periods) == 1 and others and len(former) and len(now):
        (period,) = periods
        last, newest = former[period].max(), now[period].max()
        if newest > last:
            then, since = former[former[period] == last], now[now[period] == newest]
            yield then.drop(columns=period).merge(since, on=others, suffixes=("_before", "_now"))


def _far(both: pd.DataFrame, contract: Contract, name: str) -> Iterator[str]:
    before, now = (both[f"{name}_{when}"].astype("Float64") for when in ("before", "now"))
    told = (before > 0) & (now > 0) & ((before >= LEAST) | (now >= LEAST))
    rows, ratios = both[told.fillna(False)], np.log((now / before)[told.fillna(False)].to_numpy("float64"))
    if not len(ratios):
        return
    distance = np.abs(ratios - np.median(ratios))
    far = distance > max(np.log(FACTOR), SCALES * float(np.median(distance)))
    if far.any():
        examples = " | ".join(_example(row, contract, name) for row in _first(rows, far, distance))
        yield f"{name}: {counted(int(far.sum()), 'value')} moved further than such figures move, {examples}"


def _first(rows: pd.DataFrame, far: "np.ndarray[Any, Any]", distance: "np.ndarray[Any, Any]") -> list[dict[str, Any]]:
    order = np.argsort(-distance, kind="stable")
    chosen = rows.iloc[[place for place in order if far[place]][:SHOWN_ROWS]]
    return [{str(name): value for name, value in row.items()} for row in chosen.to_dict("records")]


def _example(row: dict[str, Any], contract: Contract, name: str) -> str:
    key = row_text({each: row[each] for each in contract.key if each in row})
    return f"{key}: {row[f'{name}_before']:.15g} → {row[f'{name}_now']:.15g}"
