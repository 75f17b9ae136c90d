"""The linked tables of a record store: every cell that is published, with the persons behind it."""

from pathlib import Path
from typing import Final

import duckdb

from lagesbild.adult.protect.cells import Cell, Key, Tables
from lagesbild.adult.protect.margins import UNKNOWN, margin_of, sums_of
from lagesbild.errors import LagesbildError

CUBE: Final = Path(__file__).with_name("cube.sql")


class NoRecord(LagesbildError):
    """There is no record of participations on this machine."""

    def __str__(self) -> str:
        return "There is no record yet: data/local/adult/record.duckdb. Take in the files of the record first"


def linked_tables(record: Path) -> dict[str, Tables]:
    """Return half-year → its tables, from the record store that is read only.

    A store of one principal has only tables that name it; the county's totals would say the same again.

    Raises:
        NoRecord: there is no store, or it holds no participations.
    """
    if not record.exists():
        raise NoRecord
    with duckdb.connect(record, read_only=True) as connection:
        rows = connection.execute(CUBE.read_text(encoding="utf-8")).fetchall()
    cells = {tuple(row[:7]): Cell(*row[7:]) for row in rows if margin_of(row[:7]) != UNKNOWN}
    principals = {key[2] for key in cells if key[2]}
    halves = sorted({key[1] for key in cells})
    if not halves:
        raise NoRecord
    own = {key: cell for key, cell in cells.items() if key[2] or len(principals) > 1}
    return {half: _tables({key: cell for key, cell in own.items() if key[1] == half}) for half in halves}


def _tables(cells: dict[Key, Cell]) -> Tables:
    return Tables(cells, sums_of(cells))
