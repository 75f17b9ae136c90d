"""The user's own files, checked by themselves: what is wrong with them before any store is built or brief is made."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

import duckdb

from lagesbild.checks.gate import own_checks
from lagesbild.checks.sql_checks import AREA, AREAS, run_checks
from lagesbild.checks.written import with_lines
from lagesbild.contracts import Contract, create_table, load_contracts
from lagesbild.errors import BadFile, nearest
from lagesbild.settings import Project
from lagesbild.store import Store
from lagesbild.store.build import OPTIONS, fill_from_file
from lagesbild.store.handmade import refusals
from lagesbild.store.lines import written_file

BESIDE: Final = "raw_reference__groups"
"""What the rules of own files read besides them."""
GROUPS: Final = (BESIDE, "raw_local__groups")


def own_contracts(project: Project) -> dict[str, Contract]:
    """The tables that the user may keep: name of the file without its end → contract."""
    contracts = load_contracts(project.contracts).values()
    return {Path(each.file).stem: each for each in contracts if each.origin == "local"}


def own_problems(project: Project) -> list[str]:
    """Everything that is wrong with own files, file, line, column and what to do: one line each.

    First each file by itself; where all can be read, the rules between lines and files. Whether an area exists can be
    told only where there is a store.
    """
    own = own_contracts(project)
    found = [str(each) for each in _unread(project, own)] + [str(each) for each in _refused(project, own.values())]
    return found or _broken_rules(project)


def _unread(project: Project, own: Mapping[str, Contract]) -> Iterator[BadFile]:
    """Files that nothing reads: a slip in a name would leave them out without a word."""
    known = {*own, project.measures.stem}
    for name in project.own_files:
        if Path(name).stem not in known:
            near = ", ".join(nearest(name, sorted(f"{each}.csv" for each in known))[:3])
            yield BadFile(project.local / name, f"is no file that is read; name it as one of these: {near}")


def _refused(project: Project, contracts: Iterable[Contract]) -> Iterator[BadFile]:
    for contract in contracts:
        try:
            path = written_file(project.root / contract.file)
        except BadFile as refusal:
            yield refusal
            continue
        yield from refusals(path, contract) if path else ()


def _broken_rules(project: Project) -> list[str]:
    contracts = load_contracts(project.contracts)
    tables = [each for each in contracts.values() if each.origin == "local" or each.table == BESIDE]
    with duckdb.connect(config=OPTIONS) as connection:
        for contract in tables:
            connection.execute(create_table(contract))
            fill_from_file(connection, contract, project)
        has_areas = _with_areas(connection, project)
        results = run_checks(connection, own_checks(project, contracts, with_areas=has_areas))
    failed = (with_lines(each, contracts, project) for each in results if not each.passed)
    return [each.message for each in failed]


def _with_areas(connection: duckdb.DuckDBPyConnection, project: Project) -> bool:
    """Make the table of areas from the store in use, and the groups of the files; false where there is no store."""
    if not project.store.exists():
        return False
    groups = " union all ".join(f"select group_code as {AREA} from {table}" for table in GROUPS)  # noqa: S608 – both are constants
    with Store.open_file(project.store) as store:
        codes = store.query(f"select {AREA} from {AREAS}")[AREA]  # noqa: S608 – both are constants
    connection.execute(f"create table {AREAS} as {groups}")
    connection.executemany(f"insert into {AREAS} values (?)", [[code] for code in codes])  # noqa: S608 – a constant
    return True
