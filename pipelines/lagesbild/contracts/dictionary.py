"""The data dictionary: every table and column in words, made from contracts."""

from collections.abc import Iterable
from itertools import groupby

from lagesbild.contracts.model import Column, Contract

LAYERS = {
    "mart": "Marts – ask these; their names last",
    "stg": "Staging – one division of municipalities, one spelling of every code",
    "raw": "Raw – as the provider gave them",
    "register": "Registers – kept by hand, read when a page is made, no tables of the store",
    "adult": "Adult education – the shared record, in a store of its own that is never published",
}


def data_dictionary(contracts: Iterable[Contract]) -> str:
    """Return the whole dictionary as Markdown."""
    tables = sorted(contracts, key=lambda contract: (list(LAYERS).index(contract.layer), contract.table))
    lines = ["# Data dictionary", "", "Made from `expectations/contracts/`: `make contracts`. Do not edit by hand.", ""]
    for layer, members in groupby(tables, key=lambda contract: contract.layer):
        lines += [f"## {LAYERS[layer]}", ""]
        for contract in members:
            lines += _table(contract)
    return "\n".join(lines).rstrip() + "\n"


def _table(contract: Contract) -> list[str]:
    head = [f"### {contract.table}", "", contract.meaning, "", _facts(contract), ""]
    columns = [_row(name, column) for name, column in contract.columns.items()]
    return [*head, "| column | kind | unit | values | meaning |", "|---|---|---|---|---|", *columns, ""]


def _facts(contract: Contract) -> str:
    """Grain, key, where the rows come from, and for whom a table that nothing reads is kept: one line."""
    key = ", ".join(f"`{name}`" for name in contract.key)
    file = f" `{contract.file}`" if contract.file else ""
    source = f" · source: `{contract.source}`" if contract.source else ""
    kept = f" · kept for {contract.kept_for}" if contract.kept_for else ""
    return f"Grain: {contract.grain}. Key: {key} · origin: {contract.origin}{file}{source}{kept}"


def _row(name: str, column: Column) -> str:
    return f"| `{name}` | {column.kind} | {column.unit} | {_rules(column)} | {column.meaning} |"


def _rules(column: Column) -> str:
    rules = ["may be missing"] if column.nullable else []
    if column.one_of:
        rules.append(", ".join(f"`{value}`" for value in column.one_of))
    if column.matches:
        rules.append("`" + column.matches.replace("|", "\\|") + "`")
    if column.at_least is not None:
        rules.append(f"≥ {column.at_least:.15g}")
    if column.at_most is not None:
        rules.append(f"≤ {column.at_most:.15g}")
    return "; ".join(rules)
