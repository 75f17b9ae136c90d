"""What a new snapshot of a table changes against the figures that the store holds: areas, ages, months, then values."""

import re
from collections.abc import Iterable, Iterator, Mapping
from math import prod
from typing import Any, Final

import pandas as pd

from lagesbild.contracts import SHOWN_ROWS, Contract, row_text
from lagesbild.contracts.model import Kind
from lagesbild.errors import counted

MEASURES: Final[tuple[Kind, ...]] = ("count", "pct", "index", "measure")


def keys_of(rows: pd.DataFrame, contract: Contract) -> dict[str, list[str]]:
    """Return the values that each key column of an answer has."""
    return {name: sorted(_texts(rows[name])) for name in contract.key}


def losses(former: pd.DataFrame, planned: Mapping[str, Iterable[str]], count: int | None = None) -> list[str]:
    """Return what would be lost: values of a key column that are gone, and rows; empty where nothing is.

    ``planned`` maps each key column to the values that are asked for; the answer has a row for every combination,
    or ``count`` rows.
    """
    values = {column: list(given) for column, given in planned.items()}
    lost = [text for column in values if (text := _listed(column, _texts(former[column]) - set(values[column])))]
    rows = prod(map(len, values.values())) if count is None else count
    return [f"lost {text}" for text in lost] + (
        [f"{counted(len(former), 'row')} → {rows}"] if rows < len(former) else []
    )


def unknown_values(contract: Contract, planned: Mapping[str, Iterable[str]]) -> list[str]:
    """Return the values of key columns that the contract does not know: another level of areas, a new total."""
    columns = {name: contract.columns[name] for name in planned}
    unknown = {
        name: {
            value
            for value in planned[name]
            if (column.matches and not re.fullmatch(column.matches, value))
            or (column.one_of and value not in column.one_of)
        }
        for name, column in columns.items()
    }
    return [text for name, values in unknown.items() if (text := _listed(name, values))]


def gains(former: pd.DataFrame, planned: Mapping[str, Iterable[str]]) -> list[str]:
    """Return what is new: values of a key column that the figures before do not have."""
    new = ((column, _listed(column, set(given) - _texts(former[column]))) for column, given in planned.items())
    return [f"new {text}" for _, text in new if text]


def revisions(former: pd.DataFrame, now: pd.DataFrame, contract: Contract) -> list[str]:
    """Return one line for each measure with another value for the same key: how many, and how far at most."""
    key = list(contract.key)
    both = former.merge(now, on=key, suffixes=("_before", "_now"), validate="one_to_one")
    measures = [(name, column.unit) for name, column in contract.columns.items() if column.kind in MEASURES]
    return [line for name, unit in measures for line in _revised(both, key, name, unit)]


def renamed(before: Mapping[str, str], now: Mapping[str, str]) -> list[str]:
    """Return what is called otherwise than before, for the codes that are in both."""
    other = (code for code in before if now.get(code, before[code]) != before[code])
    return [f"{code} was {before[code]!r} and is now {now[code]!r}" for code in other]


def _revised(both: pd.DataFrame, key: list[str], name: str, unit: str) -> Iterator[str]:
    before, now = (both[f"{name}_{when}"].astype("Float64") for when in ("before", "now"))
    off = (now - before).abs()
    changed = off.fillna(0) > 0
    if changed.any():
        largest = f"at most by {off.max():.15g} {unit}".rstrip() + f" ({_example(both, key, name, off)})"
        share = (off / before.abs()).where(changed & (before != 0))
        if share.notna().any():
            largest += f", at most by {100 * share.max():.1f} % ({_example(both, key, name, share)})"
        yield f"{name}: {int(changed.sum())} of {len(both)} values revised, {largest}"
    turns = {"now without a number": before.notna() & now.isna(), "now with a number": before.isna() & now.notna()}
    for text, turned in turns.items():
        if turned.any():
            yield f"{name}: {counted(int(turned.sum()), 'value')} {text}, for example {_at(both, key, turned)}"


def _example(both: pd.DataFrame, key: list[str], name: str, size: "pd.Series[Any]") -> str:
    before, now = (both[f"{name}_{when}"].iloc[int(size.argmax())] for when in ("before", "now"))
    return f"{_at(both, key, size)}: {before:.15g} → {now:.15g}"


def _at(both: pd.DataFrame, key: list[str], size: "pd.Series[Any]") -> str:
    place = int(size.argmax())
    return row_text({name: both[name].iloc[place] for name in key})


def _texts(values: "pd.Series[Any]") -> set[str]:
    return set(values.astype("str"))


def _listed(column: str, values: set[str]) -> str:
    shown = ", ".join(sorted(values)[:SHOWN_ROWS]) + (", …" if len(values) > SHOWN_ROWS else "")
    return f"{column}: {len(values)} ({shown})" if values else ""
