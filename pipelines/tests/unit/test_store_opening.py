"""Every way in which a store cannot be opened is one line, and what is made from files is made again."""

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from lagesbild.adult.record.store import MOVE
from lagesbild.errors import StoreHeld, StoreMissing, StoreUnreadable
from lagesbild.settings import Project
from lagesbild.store import Store
from lagesbild.store.opening import opening

WRITER = "import duckdb, sys; held = duckdb.connect(sys.argv[1]); print('held', flush=True); sys.stdin.read()"


def real(path: Path, rows: int = 200_000) -> None:
    with duckdb.connect(path) as made:
        made.execute("create table store_inputs as select 'x' as digest")
        made.execute(f"create table numbers as select hash(i) as number from range({rows}) as r(i)")


def _cut(path: Path, size: int) -> None:
    real(path)
    path.write_bytes(path.read_bytes()[:size])


def _flipped(path: Path) -> None:
    real(path)
    content = bytearray(path.read_bytes())
    content[20] ^= 0xFF
    path.write_bytes(content)


def _sqlite(path: Path) -> None:
    with sqlite3.connect(path) as made:
        made.execute("create table store_inputs (digest text)")
    made.close()


def _of_somebody_else(path: Path) -> None:
    with duckdb.connect(path) as made:
        made.execute("create table pupils as select 1 as pupils")


SPOILED: dict[str, Callable[[Path], object]] = {
    "empty": lambda path: path.write_bytes(b""),
    "text": lambda path: path.write_text("area_code\n" * 900, encoding="utf-8"),
    "a folder": lambda path: path.mkdir(),
    "cut in its head": lambda path: _cut(path, 100),
    "cut behind its head": lambda path: _cut(path, 12_288),
    "of another version": _flipped,
    "SQLite": _sqlite,
    "a store of something else": _of_somebody_else,
}


@pytest.mark.parametrize("how", SPOILED)
def test_what_cannot_be_read_is_said_with_what_to_do(tmp_path: Path, how: str) -> None:
    (tmp_path / "data").mkdir()
    SPOILED[how](Project(tmp_path).store)
    with pytest.raises(StoreUnreadable) as refused:
        Store.open(Project(tmp_path))
    assert str(refused.value) == (
        "lagesbild.duckdb cannot be read: it is damaged, of a newer DuckDB, or no store of ours. "
        "Build it again: lagesbild build"
    )


def test_damage_that_shows_only_where_rows_are_read_is_said(tmp_path: Path) -> None:
    path = tmp_path / "store.duckdb"
    real(path)
    content = bytearray(path.read_bytes())
    for place in range(12_288 + 262_144, len(content) - 262_144, 4096):
        content[place] ^= 0xFF
    path.write_bytes(content)
    with pytest.raises(StoreUnreadable, match="lagesbild build"), Store.open_file(path) as store:
        store.query("select sum(number) as numbers from numbers")


def test_an_error_of_the_question_stays_one(tmp_path: Path) -> None:
    real(tmp_path / "store.duckdb", 1)
    with Store.open_file(tmp_path / "store.duckdb") as store, pytest.raises(duckdb.CatalogException):
        store.query("select * from nowhere")


def test_a_link_that_leads_nowhere_is_no_store(tmp_path: Path) -> None:
    (tmp_path / "store.duckdb").symlink_to(tmp_path / "gone.duckdb")
    with pytest.raises(StoreMissing):
        Store.open_file(tmp_path / "store.duckdb")


def test_who_holds_it_for_writing_is_named(tmp_path: Path) -> None:
    path = tmp_path / "lagesbild.duckdb"
    real(path, 1)
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == b"held\n"
        with pytest.raises(StoreHeld) as refused:
            Store.open_file(path)
        writer.communicate()
    told = str(refused.value)
    assert told.startswith("lagesbild.duckdb is open for writing in python")
    assert told.endswith(f", process {writer.pid}. Close it there, or open it there read-only")
    Store.open_file(path).close()


def test_a_record_is_not_made_again_by_a_build(tmp_path: Path) -> None:
    shutil.copy(__file__, tmp_path / "record.duckdb")
    with pytest.raises(StoreUnreadable, match="Move data/local/adult"), opening(tmp_path / "record.duckdb", todo=MOVE):
        duckdb.connect(tmp_path / "record.duckdb", read_only=True)
