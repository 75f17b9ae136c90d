"""A disk that is full while DuckDB writes: one of several errors, in words of its own, becomes ours."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import duckdb

from lagesbild.errors import NotWritten

OF_THE_DISK: Final = (duckdb.IOException, duckdb.TransactionException, duckdb.FatalException)


@contextmanager
def written_by_duckdb(path: Path) -> Iterator[None]:
    """Say of a file that DuckDB could not write what it says itself, without the way to the file.

    Raises:
        NotWritten: there is no room for it, or no right to write it.
    """
    try:
        yield
    except OF_THE_DISK as error:
        said = str(error).splitlines()[0].replace(str(path), path.name).replace(f"{path.parent}/", "")
        raise NotWritten(path.name, said) from error
