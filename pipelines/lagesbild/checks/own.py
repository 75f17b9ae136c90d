"""The user's own files, checked by themselves: what is wrong with them before any store is built or brief is made."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, Literal

import duckdb

from lagesbild.checks.gate import own_checks
from lagesbild.checks.sql_checks import AREA, AREAS, run_checks
from lagesbild.checks.written import with_lines
from lagesbild.contracts import Contract, create_table, load_contracts
from lagesbild.errors import BadFile, StoreUnreadable
from lagesbild.settings import Project
from lagesbild.store import Store
from lagesbild.store.build import OPTIONS, fill_from_file
from lagesbild.store.handmade import refusals
from lagesbild.store.lines import written_file
from lagesbild.store.opening import opening
from lagesbild.store.own_files import stray_files

Outcome = Literal["failed", "warned"]
GROUPS: Final = ("raw_reference__groups", "raw_local__groups")
BESIDE: Final = {GROUPS[0], "raw_reference__basic_prices"}
"""What the rules of own files read besides them."""


def own_contracts(project: Project) -> dict[str, Contract]:
    """The tables that the user may keep: name of the file without its end → contract."""
    contracts = load_contracts(project.contracts).values()
    return {Path(each.file).stem: each for each in contracts if each.origin == "local"}


def own_problems(project: Project) -> list[str]:
    """Everything that is wrong with own files, file, line, column and what to do: one line each.

    First each file by itself; where all can be read, the rules between lines and files. Whether an area exists can be
    told only where there is a store.
    """
    found = [str(each) for each in (*stray_files(project), *_refused(project, own_contracts(project).values()))]
    return found or _broken_rules(project, "failed")


def own_warnings(project: Project) -> list[str]:
    """What in own files may be meant and may be a slip – a price of 81,923 euro –, of files that can be read."""
    return _broken_rules(project, "warned")


def _refused(project: Project, contracts: Iterable[Contract]) -> Iterator[BadFile]:
    for contract in contracts:
        try:
            path = written_file(project.root / contract.file)
        except BadFile as refusal:
            yield refusal
            continue
        yield from refusals(path, contract) if path else ()


def _broken_rules(project: Project, outcome: Outcome) -> list[str]:
    contracts = load_contracts(project.contracts)
    tables = [each for each in contracts.values() if each.origin == "local" or each.table in BESIDE]
    with duckdb.connect(config=OPTIONS) as connection:
        for contract in tables:
            connection.execute(create_table(contract))
            fill_from_file(connection, contract, project)
        has_areas = _with_areas(connection, project)
        results = run_checks(connection, own_checks(project, contracts, with_areas=has_areas))
    failed = (with_lines(each, contracts, project) for each in results if each.outcome == outcome)
    return [each.message for each in failed]


def _with_areas(connection: duckdb.DuckDBPyConnection, project: Project) -> bool:
    """Make the table of areas from the store in use, and the groups of the files; false where none can be read."""
    if not project.store.exists():
        return False
    try:
        codes = _area_codes(project)
    except StoreUnreadable:
        return False
    groups = " union all ".join(f"select group_code as {AREA} from {table}" for table in GROUPS)  # noqa: S608 – both are constants
    connection.execute(f"create table {AREAS} as {groups}")
    connection.executemany(f"insert into {AREAS} values (?)", [[code] for code in codes])  # noqa: S608 – a constant
    return True


def _area_codes(project: Project) -> list[str]:
    with Store.open_file(project.store) as store, opening(project.store):
        return list(store.query(f"select {AREA} from {AREAS}")[AREA])  # noqa: S608 – both are constants
