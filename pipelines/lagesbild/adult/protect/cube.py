"""The linked tables of a record store: every cell that is published, with the persons behind it."""

import math
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import duckdb
import numpy as np

from lagesbild.adult.indicators.intervals import Clusters, correlation, effective_number
from lagesbild.adult.made_up import is_made_up
from lagesbild.adult.protect.cells import DESIGN_EFFECT, Cell, Key, Tables
from lagesbild.adult.protect.margins import UNKNOWN, margin_of, sums_of
from lagesbild.adult.record.outcomes import COUNTED_AS
from lagesbild.adult.record.store import MOVE
from lagesbild.errors import LagesbildError
from lagesbild.store.opening import opening

SQL: Final = Path(__file__).with_name("sql")
EARLY_DAYS: Final = 21
LATER_DAYS: Final = 60
"""Who leaves does so within three weeks of the start, within 60 days, or later."""
LEAST_LEARNERS: Final = 30
"""Of so many learners on, intervals by learners cover as they say; of fewer no design effect is told."""
KEY: Final = 8
"""How many columns of a cell are its key."""


class NoRecord(LagesbildError):
    """There is no record of participations on this machine."""

    def __str__(self) -> str:
        return "There is no record yet: data/local/adult/record.duckdb. Take in the files of the record first"


class RecordMixed(LagesbildError):
    """Made-up rows and real ones stand in one record."""

    def __str__(self) -> str:
        return (
            "The record holds made-up participations beside real ones; move data/local/adult/record.duckdb away and "
            "load the files of one kind anew"
        )


def linked_tables(record: Path) -> dict[str, Tables]:
    """Return half-year → its tables, from the record store that is read only.

    A store of one principal has only tables that name it; the county's totals would say the same again.

    Raises:
        NoRecord: there is no store, or it holds no participations.
        RecordMixed: made-up participations stand in it beside real ones.
    """
    if not record.exists():
        raise NoRecord
    with opening(record, todo=MOVE), duckdb.connect(record, read_only=True) as connection:
        made_up = _is_made_up(connection)
        cells = dict(_cells(connection))
    principals = {key[2] for key in cells if key[2]}
    own = {key: cell for key, cell in cells.items() if key[2] or len(principals) > 1}
    halves = sorted({key[1] for key in own})
    parts = ({key: cell for key, cell in own.items() if key[1] == half} for half in halves)
    return {half: Tables(part, sums_of(part), made_up) for half, part in zip(halves, parts, strict=True)}


def _is_made_up(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether the providers are made up, as those of the sample are."""
    kinds = {is_made_up(number) for (number,) in connection.execute(_statement("providers")).fetchall()}
    if not kinds:
        raise NoRecord
    if len(kinds) > 1:
        raise RecordMixed
    return kinds.pop()


def _cells(connection: duckdb.DuckDBPyConnection) -> Iterator[tuple[Key, Cell]]:
    connection.execute(COUNTED_AS.read_text(encoding="utf-8"))
    connection.execute(_statement("counted"), {"early_days": EARLY_DAYS, "later_days": LATER_DAYS})
    for name in ("cells", "details", "refused"):
        for row in connection.execute(_statement(name)).fetchall():
            if margin_of(row[:KEY]) != UNKNOWN:
                yield tuple(row[:KEY]), Cell(*row[KEY:])
    yield from _design_effects(connection)


def _design_effects(connection: duckdb.DuckDBPyConnection) -> Iterator[tuple[Key, Cell]]:
    """Sizes are those of all participations, likeness is that of those that ended: passed, or not.

    In percent, rounded up, so that an interval from it is never too narrow.
    """
    found = connection.execute(_statement("learners"), {"least_learners": LEAST_LEARNERS}).fetchall()
    for half, principal, provider, form, learners, rows, squared, *ended in found:
        whole = Clusters(*(np.asarray(each, float) for each in (learners, rows, 0, squared, 0)))
        number = effective_number(whole, correlation(Clusters(*(np.asarray(each, float) for each in ended))))
        key = (DESIGN_EFFECT, half, principal, "", provider, form, "", "")
        yield key, Cell(math.ceil(100 * rows / number), learners)


def _statement(name: str) -> str:
    return (SQL / f"{name}.sql").read_text(encoding="utf-8")
