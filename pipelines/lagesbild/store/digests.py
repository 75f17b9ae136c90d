"""Digests of figures: of the answer to a question, of the tables of a store, and of each area's rows in them.

Figures of the same digest are the same. They hold for one version of DuckDB and pandas: another may give others.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

import pandas as pd

from lagesbild.store.reader import Store, once

QUERIES: Final = Path(__file__).parent / "queries"
WORD: Final = re.compile(r"\w+")


@once
def tables_of(store: Store) -> Mapping[str, bool]:
    """Return the tables of a store, each with whether its rows are of areas, by ``area_code``."""
    rows = store.ask_aside(_text("tables_of_areas"))
    return dict(zip(rows["table_name"], rows["is_of_areas"].astype(bool), strict=True))


def tables_named(statement: str, tables: Iterable[str]) -> frozenset[str]:
    """Return those of the ``tables`` whose name is a word of the statement: at least all that it reads.

    The store has no views, and its macros read no tables.
    """
    return frozenset(WORD.findall(statement)) & {*tables}


@once
def table_digest(store: Store, *, table: str) -> str:
    """Return the digest of all rows of a table, whatever their order."""
    (row,) = store.ask_aside(_text("table_digest"), table=table).itertuples(index=False)
    return _joined(row)


@once
def area_digests(store: Store, *, table: str) -> dict[str, str]:
    """Return code → digest of the rows of each area, of a table that has ``area_code``."""
    rows = store.ask_aside(_text("area_digests"), table=table)
    return {code: _joined(told) for code, *told in rows.itertuples(index=False)}


def answer_digest(rows: pd.DataFrame) -> str:
    """Return the digest of an answer: its columns with their types, and its rows in their order."""
    kinds = [[str(name), str(kind)] for name, kind in rows.dtypes.items()]
    digest = hashlib.sha256(json.dumps(kinds).encode())
    for _, column in rows.items():
        digest.update(_bytes(column))
    return digest.hexdigest()


def conclusion_digest(found: object) -> str:
    """Return the digest of what was concluded: numbers, texts and frames, in tuples, mappings and sets."""
    return hashlib.sha256(json.dumps(found, default=_told).encode()).hexdigest()


def _told(value: Any) -> Any:
    if isinstance(value, pd.DataFrame):
        return answer_digest(value)
    return sorted(value) if isinstance(value, frozenset) else _plain(value)


def _text(name: str) -> str:
    return (QUERIES / f"{name}.sql").read_text(encoding="utf-8")


def _bytes(column: "pd.Series[Any]") -> bytes:
    values = column.to_numpy()
    if values.dtype.kind in "biufmM":
        return values.tobytes()
    return json.dumps(values.tolist(), default=_plain).encode()


def _plain(value: Any) -> Any:
    return value.tolist() if hasattr(value, "tolist") else repr(value)


def _joined(told: Iterable[object]) -> str:
    return "-".join(map(str, told))
