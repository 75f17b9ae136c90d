"""The store of the shared record: a DuckDB file of its own that is written anew and swapped in, whole or not at all."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import duckdb

from lagesbild.adult.record.columns import TABLE, record_contract
from lagesbild.adult.record.key import Key
from lagesbild.adult.record.rules import SQL
from lagesbild.adult.record.work import OPTIONS, Work
from lagesbild.contracts import comments, create_table
from lagesbild.errors import LagesbildError
from lagesbild.files import flush, locked
from lagesbild.full_disk import written_by_duckdb
from lagesbild.leftovers import mark
from lagesbild.settings import Project
from lagesbild.store.opening import opening

FILE: Final = "record.duckdb"
KEPT: Final = f"""
    from old.{TABLE} as kept
    anti join replaced on kept.reporting_half = replaced.reporting_half
      and kept.principal_municipality = replaced.principal_municipality
      and kept.provider_orgno = replaced.provider_orgno and coalesce(kept.school_unit_code, '') = replaced.unit"""
ONLY_OWNER: Final = 0o700
MOVE: Final = f"Move data/local/adult/{FILE} away and load all files anew: lagesbild adult load"


class RecordRefused(LagesbildError):
    """Files cannot be loaded into the shared record, which stays as it was."""

    def __init__(self, why: str) -> None:
        self.why = why
        super().__init__(why)

    def __str__(self) -> str:
        return f"Nothing was loaded, the record stays as it was: {self.why}"


def record_path(project: Project) -> Path:
    """Where the record is; it need not be there yet."""
    return project.local / "adult" / FILE


@contextmanager
def alone(project: Project) -> Iterator[None]:
    """Hold the record for one load.

    Raises:
        RecordRefused: another one is at work.
    """
    folder = record_path(project).parent
    folder.mkdir(parents=True, exist_ok=True, mode=ONLY_OWNER)
    with locked(folder, busy=RecordRefused("another load is at work; wait for it")):
        yield


def open_earlier(work: Work, project: Project, key: Key) -> bool:
    """Attach the record as it is, read-only, as ``old``; false where there is none.

    Raises:
        RecordRefused: its pseudonyms were made with another key, so that no learner would be found again.
        StoreHeld, StoreUnreadable: another program writes it; it is damaged or something else.
    """
    path = record_path(project)
    if not path.exists():
        return False
    with opening(path, todo=MOVE):
        work.connection.execute(f"attach {_quoted(path)} as old (read_only)")
        marks = work.connection.execute("select mark from old.adult_key").fetchall()
    if marks != [(key.mark,)]:
        raise RecordRefused(
            "its pseudonyms were made with another key, and no learner would be found again; take that key, or move "
            f"data/local/adult/{FILE} away and load all files anew"
        )
    return True


def add_earlier(work: Work, *, replace: bool) -> None:
    """Set the rows of ``old`` that stay beside those of the files."""
    work.connection.execute(f"create table replaced as {_statement('replaced')}" + ("" if replace else " limit 0"))
    work.connection.execute("insert into taken select digest from old.adult_file")
    columns = ", ".join(name for name, *_ in work.connection.execute("describe earlier").fetchall())
    work.connection.execute(f"insert into earlier by name select {columns} {KEPT}")


def write_record(work: Work, project: Project, key: Key, *, has_earlier: bool) -> int:
    """Write the record with the rows of the files, swap it in and return how many rows it holds."""
    path = record_path(project)
    new = path.with_name(f".{FILE}.{mark()}")
    new.unlink(missing_ok=True)
    try:
        with written_by_duckdb(new):
            _create(new, project)
            work.connection.execute(f"attach {_quoted(new)} as fresh")
            rows = _fill(work, key, has_earlier=has_earlier)
            work.connection.execute("detach fresh")
        with new.open("rb") as file:
            flush(file.fileno())
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)
        new.with_name(f"{new.name}.wal").unlink(missing_ok=True)
    return rows


def _create(path: Path, project: Project) -> None:
    contract = record_contract(project)
    with duckdb.connect(path, config=OPTIONS) as connection:
        connection.execute(create_table(contract))
        for comment in comments(contract):
            connection.execute(comment)
        connection.execute(_statement("record"))
    path.chmod(0o600)


def _fill(work: Work, key: Key, *, has_earlier: bool) -> int:
    run = work.connection.execute
    if has_earlier:
        run(f"insert into fresh.{TABLE} by name select kept.* {KEPT}")
        run(
            "insert into fresh.adult_refused by name select kept.* from old.adult_refused as kept anti join replaced "
            "using (reporting_half, principal_municipality, provider_orgno)"
        )
        run("insert into fresh.adult_file by name select * from old.adult_file")
    run(f"insert into fresh.{TABLE} by name {_statement('loaded')}")
    run(f"insert into fresh.adult_refused by name {_statement('given_refusals')}")
    run("insert into fresh.adult_file by name select file_name as source_file, digest from file")
    run("insert into fresh.adult_key values ($mark)", {"mark": key.mark})
    counted = run(f"select count(*) from fresh.{TABLE}").fetchall()  # noqa: S608 – a table of ours
    return int(counted[0][0])


def _statement(name: str) -> str:
    return (SQL / f"{name}.sql").read_text(encoding="utf-8")


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"
