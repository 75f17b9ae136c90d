"""The rows of a table that is read from a file, as a frame with the kinds of its contract."""

from pathlib import Path
from typing import Final

import pandas as pd

from lagesbild.contracts import Contract
from lagesbild.contracts.model import Kind
from lagesbild.errors import BadFile
from lagesbild.settings import Project
from lagesbild.sources.current import table_file
from lagesbild.sources.parquet import read_parquet
from lagesbild.sources.rounds import archived_rounds
from lagesbild.store.handmade import read_handmade
from lagesbild.store.lines import written_file

NUMBERS: Final[tuple[Kind, ...]] = ("year", "age", "count", "pct", "index", "measure", "eur")


def file_rows(contract: Contract, project: Project) -> pd.DataFrame | None:
    """Return the file's rows and all its columns, or none where a local file is absent or nothing was fetched yet.

    Raises:
        BadFile: the file is missing, or a hand-kept file or an archived answer cannot be taken.
    """
    path = project.root / contract.file
    if contract.origin in {"bundled", "fetched", "archived"}:
        taken = (archived_rounds if contract.rounds_of else table_file)(contract, project)
        return read_parquet(taken) if taken else None
    if contract.origin == "local":
        written = written_file(path)
        return _typed(read_handmade(written, contract), contract, written) if written else None
    if not path.exists():
        raise BadFile(path, "is missing; it is part of the project")
    return _typed(read_handmade(path, contract), contract, path)


def _typed(rows: pd.DataFrame, contract: Contract, path: Path) -> pd.DataFrame:
    numbers = {
        name: pd.to_numeric(rows[name], errors="coerce")
        for name, column in contract.columns.items()
        if column.kind in NUMBERS
    }
    for name, values in numbers.items():
        is_lost = values.isna() & rows[name].notna()
        if is_lost.any():
            line = int(is_lost.argmax()) + 2
            raise BadFile(path, f"{rows[name].iloc[line - 2]!r} is not a number", line=line, field=name)
    return rows.assign(**numbers)
