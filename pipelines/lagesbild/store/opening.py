"""Reading a DuckDB file: held by another program, not one of ours, or damaged becomes an error of ours."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import duckdb

from lagesbild.errors import REBUILD, StoreHeld, StoreUnreadable

HOLDER: Final = re.compile(r"held in (.+?) \(.*?PID (\d+)")
IS_HELD: Final = "Could not set lock"
DAMAGE: Final = ("Corrupt database", "Could not read enough bytes", "Could not read from file")


@contextmanager
def opening(path: Path, *, todo: str = REBUILD) -> Iterator[None]:
    """Whatever goes wrong while a file is opened is the file's fault; ``todo`` is what helps where it cannot be read.

    Raises:
        StoreHeld: another program has it open for writing.
        StoreUnreadable: it is a folder, no DuckDB file, of a newer DuckDB, cut off, damaged, or without our tables.
    """
    try:
        yield
    except duckdb.Error as error:
        if IS_HELD in str(error):
            raise StoreHeld(path.name, _holder(str(error))) from error
        raise StoreUnreadable(path.name, todo) from error


@contextmanager
def asking(path: Path) -> Iterator[None]:
    """A file that turns out to be damaged while it is read; other errors are those of the question.

    Raises:
        StoreUnreadable: it is damaged.
    """
    try:
        yield
    except duckdb.Error as error:
        if not any(sign in str(error) for sign in DAMAGE):
            raise
        raise StoreUnreadable(path.name) from error


def _holder(told: str) -> str:
    """Which program holds the file, as far as the system says: its name and its process."""
    found = HOLDER.search(told)
    return f"{Path(found[1]).name}, process {found[2]}" if found else "another program"
