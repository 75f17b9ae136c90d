"""Where one check works: a DuckDB file in a folder of its own that is gone afterwards, within a limit of memory."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Final

import duckdb
import pyarrow as pa

from lagesbild.adult.record.rules import SQL, load_rules
from lagesbild.adult.record.spotted import Spotted
from lagesbild.files import work_folder
from lagesbild.full_disk import written_by_duckdb

MEMORY: Final = "1GB"
OPTIONS: Final[dict[str, str | bool | int | float | list[str]]] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "memory_limit": MEMORY,
}


class Work:
    """The tables of one check: files, rows as given and typed, findings."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self.connection = connection

    def run(self, name: str, **parameters: object) -> duckdb.DuckDBPyConnection:
        """Run one of our statements."""
        return self.connection.execute((SQL / f"{name}.sql").read_text(encoding="utf-8"), parameters)

    def add_file(self, number: int, name: str, digest: str) -> None:
        """Note a file."""
        file = {"number": number, "name": name, "digest": digest}
        self.connection.execute("insert into file values ($number, $name, $digest)", file)

    def add_rows(self, number: int, rows: pa.Table) -> None:
        """Add rows of a file as they passed the door."""
        self.insert("given", rows.append_column("file_no", pa.array([number] * len(rows), pa.int32())))

    def add_findings(self, number: int, spotted: Iterable[Spotted]) -> None:
        """Add what was spotted in a file."""
        listed = list(spotted)
        columns = {
            "rule": pa.array([each.rule for each in listed], pa.string()),
            "file_no": pa.array([number] * len(listed), pa.int32()),
            "source_line": pa.array([each.line or None for each in listed], pa.int32()),
            "column_name": pa.array([each.column for each in listed], pa.string()),
        }
        self.insert("finding", pa.table(columns))

    def drop_rows(self, number: int) -> None:
        """Forget the rows of a file that turned out not to be readable to its end."""
        self.connection.execute("delete from given where file_no = $number", {"number": number})

    def rows(self, name: str, **parameters: object) -> list[tuple[object, ...]]:
        """The answer of one of our statements."""
        return self.run(name, **parameters).fetchall()

    def insert(self, table: str, rows: pa.Table) -> None:
        """Add rows to one of the tables."""
        self.connection.register("batch", rows)
        self.connection.execute(f"insert into {table} by name select * from batch")  # noqa: S608 – a table of ours
        self.connection.unregister("batch")


@contextmanager
def new_work(columns: Sequence[str]) -> Iterator[Work]:
    """Open a place to work; ``columns`` are the names of what a sender gives beside the number of the person."""
    with work_folder() as folder:
        options = {**OPTIONS, "temp_directory": str(folder)}
        path = folder / "work.duckdb"
        with written_by_duckdb(path), duckdb.connect(path, config=options) as connection:
            connection.execute(_given(columns))
            work = Work(connection)
            _add_rules(work)
            yield work


def _given(columns: Sequence[str]) -> str:
    """The table of rows as they passed the door: every column of a sender is text."""
    listed = ", ".join(f"{name} varchar" for name in ("person_key", "id_kind", "id_sex", *columns))
    return f"create table given (file_no integer, source_line integer, birth_year integer, {listed})"


def _add_rules(work: Work) -> None:
    work.run("work")
    rules = load_rules()
    columns = {
        "rule": pa.array(list(rules), pa.string()),
        "scope": pa.array([each.scope for each in rules.values()], pa.string()),
    }
    work.insert("rule", pa.table(columns))
