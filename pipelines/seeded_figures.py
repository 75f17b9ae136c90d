"""Does a wrong figure reach the store unseen? Each is seeded into a copy of the store and judged by the gate.

``seeded_figures.yml`` has them by kind: areas swapped, a shifted column, a year again. Each is written into the raw
table of a copy, in a transaction that is undone; what is built from it is built anew by the product's own statements,
and every rule that reads a changed table is asked. What the suites hold of files – rows, keys, bounds – the same
contract holds here in SQL. Made-up rows that a fetched or local table is given first must pass, so that only the wrong
figure is judged. The table says which rule refused it; a figure that nobody refused fails the command, unless the list
says why no check can know. Needs a built store: ``make faults``, or ``python pipelines/seeded_figures.py`` with kinds
or tables for some of them.
"""

import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, NamedTuple

import duckdb
import yaml

from lagesbild.checks.gate import rules_of_store
from lagesbild.checks.results import CheckResult
from lagesbild.checks.sql_checks import SqlCheck, rules_of, run_check
from lagesbild.contracts import Contract, load_contracts
from lagesbild.errors import LagesbildError
from lagesbild.settings import Project, project
from lagesbild.store.build import fill_built
from lagesbild.store.statements import build_order, statement_of, tables_read

LISTED: Final = Path(__file__).with_suffix(".yml")
BOUND: Final = "a bound of the contract"
Rules = Sequence[tuple[SqlCheck, frozenset[str]]]
"""Rules, each with the tables that it reads."""


class WrongFigure(NamedTuple):
    """One wrong figure: its kind, the table, what is wrong in words, and the statements that write it.

    ``given`` fills a table that only a fetch or the user fills. ``unknowable`` is why no check can refuse it, empty
    where one must. ``warns`` says that it can be meant, so that a warning is enough.
    """

    kind: str
    table: str
    what: str
    wrong: str
    given: str = ""
    unknowable: str = ""
    warns: bool = False


class Verdict(NamedTuple):
    """What the gate says of one: ``stopped``, ``held back``, ``warned`` or ``unseen``, and by which rules."""

    figure: WrongFigure
    outcome: str
    by: tuple[str, ...]

    @property
    def is_as_listed(self) -> bool:
        """Whether it is refused, or cannot be known and so is listed."""
        if self.figure.unknowable:
            return self.outcome == "unseen"
        return self.outcome in {"stopped", "held back"} or (self.outcome == "warned" and self.figure.warns)


def listed_figures() -> tuple[WrongFigure, ...]:
    """Every wrong figure of the list, in its order."""
    kinds: Mapping[str, list[Mapping[str, str]]] = yaml.safe_load(LISTED.read_text(encoding="utf-8"))
    return tuple(WrongFigure(kind=kind, **each) for kind, figures in kinds.items() for each in figures)  # type: ignore[arg-type]


def verdicts(store: Path, home: Project, figures: Iterable[WrongFigure]) -> Iterator[Verdict]:
    """Judge each wrong figure on a store that may be changed; it is left as it was."""
    contracts = load_contracts(home.contracts)
    with duckdb.connect(store) as connection:
        rules = [(each, _reads(each)) for each in _rules(home, contracts)]
        for figure in figures:
            connection.begin()
            try:
                yield _verdict(connection, contracts, rules, figure)
            finally:
                connection.rollback()


def _rules(home: Project, contracts: Mapping[str, Contract]) -> list[SqlCheck]:
    of_files = [rule for each in contracts.values() if each.origin != "built" for rule in rules_of(each)]
    return [*of_files, *rules_of_store(home, contracts)]


def _reads(rule: SqlCheck) -> frozenset[str]:
    return frozenset({rule.table, *tables_read(rule.offending_rows)})


def _verdict(
    connection: duckdb.DuckDBPyConnection, contracts: Mapping[str, Contract], rules: Rules, figure: WrongFigure
) -> Verdict:
    changed = _built_from(figure.table, contracts)
    asked = [rule for rule, reads in rules if reads & {figure.table, *(each.table for each in changed)}]
    before: set[str] = set()
    if figure.given:
        connection.execute(figure.given)
        _build(connection, changed)
        before = {_name(each) for each in _broken(connection, asked)}
    try:
        connection.execute(figure.wrong)
        _build(connection, changed)
    except duckdb.Error:  # after a broken bound the transaction answers nothing more, also not which rows
        return Verdict(figure, "stopped", (BOUND,))
    except LagesbildError as refusal:
        return Verdict(figure, "stopped", (str(refusal).split(":")[0],))
    return _judged(figure, [each for each in _broken(connection, asked) if _name(each) not in before])


def _judged(figure: WrongFigure, broken: Sequence[CheckResult]) -> Verdict:
    """The outcome of the rules that are broken, those that stop most first."""
    failed = [each for each in broken if each.severity == "error"]
    whole = [each for each in failed if not each.areas]
    outcome = "stopped" if whole else "held back" if failed else "warned" if broken else "unseen"
    told = sorted(broken, key=lambda each: (each.severity, bool(each.areas)))
    return Verdict(figure, outcome, tuple(map(_name, told)))


def _built_from(table: str, contracts: Mapping[str, Contract]) -> list[Contract]:
    """What is built from a table, directly or not, in the order of the build."""
    changed, built = {table}, []
    for contract in build_order(contracts.values()):
        if contract.origin == "built" and changed & {*tables_read(statement_of(contract.table))}:
            changed.add(contract.table)
            built.append(contract)
    return built


def _build(connection: duckdb.DuckDBPyConnection, contracts: Iterable[Contract]) -> None:
    for contract in contracts:
        connection.execute(f"delete from {contract.table}")  # noqa: S608 – names come from our own contract files
        fill_built(connection, contract)


def _broken(connection: duckdb.DuckDBPyConnection, rules: Iterable[SqlCheck]) -> list[CheckResult]:
    return [found for rule in rules if not (found := run_check(connection, rule)).passed]


def _name(result: CheckResult) -> str:
    return f"{result.table}: {result.rule}"


def main(chosen: Sequence[str]) -> int:
    """Print one line per wrong figure; the number of those that are not as listed."""
    home = project()
    figures = [each for each in listed_figures() if not chosen or {each.kind, each.table} & {*chosen}]
    missed = 0
    print(f"{'kind':<36}{'table':<46}{'outcome':<11}what · refused by")
    with TemporaryDirectory() as folder:
        for verdict in verdicts(Path(shutil.copy(home.store, folder)), home, figures):
            missed += not verdict.is_as_listed
            print(_line(verdict), flush=True)
    unknowable = sum(bool(each.unknowable) for each in figures)
    refused = len(figures) - unknowable - missed
    print(
        f"{refused} of {len(figures)} wrong figures were refused, {unknowable} cannot be known, {missed} not as listed."
    )
    return missed


def _line(verdict: Verdict) -> str:
    figure = verdict.figure
    why = figure.unknowable or (verdict.by[0] if verdict.by else "")
    more = f" (and {len(verdict.by) - 1} more)" if len(verdict.by) > 1 and not figure.unknowable else ""
    mark = "" if verdict.is_as_listed else "  NOT AS LISTED"
    return f"{figure.kind:<36}{figure.table:<46}{verdict.outcome:<11}{figure.what} · {why}{more}{mark}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
