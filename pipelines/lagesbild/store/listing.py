"""Which areas there are – all, of one kind, called like a word – and which tables and columns."""

import unicodedata
from typing import Final, get_args

import pandas as pd

from lagesbild.errors import UnknownName, nearest
from lagesbild.store.areas import QUERIES, AreaKind, nearest_areas
from lagesbild.store.reader import Store

KINDS: Final = {kind.replace("_", "-"): kind for kind in get_args(AreaKind)}
"""As they are written on the command line, those that are most first."""


def list_areas(store: Store, *, word: str = "", kind: str = "") -> pd.DataFrame:
    """One row per area that figures can be asked for: code, ``kind`` as it is written, and names, by kind and code.

    ``word`` is part of the code or of a name in any language, whatever its case, with or without the dots of ä and ö.

    Raises:
        UnknownName: no such kind, or no area is called like the word.
    """
    if kind and kind not in KINDS:
        raise UnknownName("kind of area", kind, nearest(kind, KINDS))
    rows = store.ask(QUERIES / "areas.sql", kinds=[KINDS[kind]] if kind else list(KINDS.values()))
    spoken = zip(*(rows[name] for name in ("area_code", "name_fi", "name_sv", "name_en")), strict=True)
    found = rows[[_plain(word) in _plain(" ".join(names)) for names in spoken]] if word else rows
    if found.empty:
        raise UnknownName("area", word, nearest_areas(store, word, KINDS[kind] if kind else ""), see="lagesbild areas")
    return found.assign(kind=found["kind"].str.replace("_", "-"))


def list_tables(store: Store) -> pd.DataFrame:
    """One row per table: ``table_name``, ``row_count`` and ``meaning``, those to ask first."""
    return store.ask(QUERIES / "tables.sql")


def list_columns(store: Store, *, table: str) -> pd.DataFrame:
    """One row per column of a table: ``column_name``, ``data_type`` and ``meaning`` with its unit.

    Raises:
        UnknownName: the store has no such table.
    """
    rows = store.ask(QUERIES / "columns.sql", table=table)
    if rows.empty:
        raise UnknownName("table", table, nearest(table, list_tables(store)["table_name"]), see="DATA_DICTIONARY.md")
    return rows


def _plain(text: str) -> str:
    return "".join(each for each in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(each))
