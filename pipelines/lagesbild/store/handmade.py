"""Strict reading of small tables that people keep by hand: every value is text, every oddity is an error."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Final, NamedTuple

import pandas as pd

from lagesbild.contracts import Column, Contract
from lagesbild.contracts.model import Kind
from lagesbild.errors import BadFile, counted, nearest
from lagesbild.store.lines import Lines, has_comma_decimals, numbered_lines, read_twice

WHOLE: Final = "-?[0-9]+"
ONE_DECIMAL: Final = r"-?[0-9]+(\.[0-9])?"
NUMBERS: Final[Mapping[Kind, tuple[str, str]]] = {
    "year": (WHOLE, "a whole number"),
    "age": (WHOLE, "a whole number"),
    "count": (WHOLE, "a whole number"),
    "pct": (ONE_DECIMAL, "a number with one decimal at most and a point before it"),
    "index": (ONE_DECIMAL, "a number with one decimal at most and a point before it"),
    "eur": (r"-?[0-9]+(\.[0-9]{1,2})?", "a number with two decimals at most and a point before them"),
    "measure": (r"-?[0-9]+(\.[0-9]{1,6})?", "a number with six decimals at most and a point before them"),
}
"""How a number is written by hand, and how a message describes it; one that would be rounded or misread is refused."""
COMMA: Final = re.compile("(-?[0-9]+),([0-9]+)")
MISCALCULATED: Final = re.compile("#(N/A|[A-ZÅÄÖ]+(/0)?[!?])")
"""What spreadsheets write where they cannot calculate: ``#DIV/0!``, ``#VIITTAUS!``, ``#N/A``."""
FORMULA: Final = re.compile(r"[=@＝＠]|[+\-＋－](?=.*[(=*/|!+])(?!\d[\d ()/-]*$)")
"""What a spreadsheet would run: it begins with ``=`` or ``@``, or with a sign and calculates; no dash, no telephone."""
LONGEST: Final = 500
"""Letters in one field."""


class Row(NamedTuple):
    """One line of a table: its number, and its fields by column."""

    line: int
    fields: Mapping[str, str]


def read_handmade(path: Path, contract: Contract) -> pd.DataFrame:
    """Read one UTF-8 CSV file, or the first sheet of a workbook, with exactly the contract's columns, in any order.

    Fields are parted by commas or semicolons; with semicolons a number may have a decimal comma. Returns one row per
    line, all columns text, in the contract's column order; codes stay text (``005``), an empty field that may be empty
    is missing.

    Raises:
        BadFile: the first of :func:`refusals`.
    """
    for refusal in refusals(path, contract):
        raise refusal
    rows = [[row.fields[name] or None for name in contract.columns] for row in _rows(path, contract)]
    return pd.DataFrame(rows, columns=list(contract.columns), dtype="str")


def refusals(path: Path, contract: Contract) -> Iterator[BadFile]:
    """Everything that is wrong with a file by itself: each names line, field and what to do.

    Wrong encoding, header, number of fields, an empty field, a code that does not have its form, a key that an earlier
    line has, or a number that is written otherwise or lies outside its contract's bounds. What keeps a file from being
    read as a table comes alone.
    """
    try:
        lines = numbered_lines(path)
        _check_header(path, lines[0][1] if lines else [], contract)
        _check_lengths(path, lines)
    except BadFile as refusal:
        yield refusal
        return
    rows = _rows(path, contract)
    for row in rows:
        for field, column in contract.columns.items():
            if problem := _problem(row.fields[field], column, is_sheet=path.suffix == ".xlsx"):
                yield BadFile(path, problem, line=row.line, field=field)
        for field, problem in _between(row.fields, contract):
            yield BadFile(path, problem, line=row.line, field=field)
    yield from _twice(path, rows, contract)


def _rows(path: Path, contract: Contract) -> list[Row]:
    (_, header), *lines = numbered_lines(path)
    has_commas = has_comma_decimals(path)
    numbers = {name for name, column in contract.columns.items() if has_commas and column.kind in NUMBERS}
    return [
        Row(line, {name: _number(field) if name in numbers else field for name, field in zip(header, row, strict=True)})
        for line, row in lines
    ]


def _number(field: str) -> str:
    """The same with a point where a comma is the decimal sign."""
    return COMMA.sub(r"\1.\2", field) if COMMA.fullmatch(field) else field


def _check_header(path: Path, header: list[str], contract: Contract) -> None:
    if sorted(header) == sorted(contract.columns):
        return
    lacking = [name for name in contract.columns if name not in header]
    unknown = [name for name in header if name not in contract.columns]
    parts = [f"lacks {', '.join(lacking)}"] * bool(lacking) + [f"has unknown {', '.join(unknown)}"] * bool(unknown)
    added = "".join(f"; add {name}: {contract.columns[name].meaning.rstrip('.')}" for name in lacking[:1])
    wanted = f"{added}; it must be {','.join(contract.columns)}"
    problem = f"the header {'; '.join(parts) or 'names a column twice'}{wanted}"
    raise BadFile(path, problem, line=1, field=", ".join(lacking or unknown or _repeated(header)))


def _repeated(header: list[str]) -> list[str]:
    return sorted({name for name in header if header.count(name) > 1})


def _check_lengths(path: Path, lines: Lines) -> None:
    (_, header), *rows = lines
    for line, row in rows:
        if len(row) != len(header):
            field = header[min(len(row), len(header) - 1)]
            fields = f"has {counted(len(row), 'field')} where {len(header)} are expected"
            problem = f"{fields}; quote a text that holds a separator"
            raise BadFile(path, problem, line=line, field=field)


def _problem(value: str, column: Column, *, is_sheet: bool) -> str:
    """What is wrong with one field, and what to do; empty where nothing is."""
    if not value and column.nullable:
        return ""
    if not value.strip():
        return f"is empty; write: {column.meaning}"
    if value != value.strip():
        return f"{value!r} has spaces around it; take them away"
    is_number = column.kind in NUMBERS and re.fullmatch(NUMBERS[column.kind][0], value)
    problem = "" if is_number else _text_problem(value, is_sheet=is_sheet)
    return problem or _number_problem(value, column) or _form_problem(value, column)


def _text_problem(value: str, *, is_sheet: bool) -> str:
    if not value.isprintable():
        return f"{value!r} holds a character that cannot be seen; type the text anew"
    if len(value) > LONGEST:
        return f"has {len(value)} letters; {LONGEST} are the most"
    if meant := read_twice(value):
        return f"{value!r} was read in a wrong encoding once; write {meant!r} and save as UTF-8"
    if is_sheet and value.startswith("="):
        return f"{value!r} is a formula; paste its value in its place"
    if FORMULA.match(value):
        return f"{value!r} begins as a spreadsheet's formula does; write the words without the first sign"
    return f"{value!r} is what a spreadsheet could not calculate; write the value" if _is_error(value) else ""


def _is_error(value: str) -> bool:
    return bool(MISCALCULATED.fullmatch(value))


def _form_problem(value: str, column: Column) -> str:
    """What is wrong with the form of a code; empty where nothing is."""
    if column.kind == "day":
        return _day_problem(value)
    if column.matches and not re.fullmatch(column.matches, value):
        return f"{value!r} does not have the form {column.matches}; write: {column.meaning}"
    if column.one_of and value not in column.one_of:
        near = ", ".join(nearest(value, column.one_of)[:3])
        return f"{value!r} is none of {', '.join(column.one_of)}; write one of them, nearest: {near}"
    return ""


def _number_problem(value: str, column: Column) -> str:
    """What is wrong with a number; empty where nothing is, or where the column is no number."""
    if column.kind not in NUMBERS:
        return ""
    form, described = NUMBERS[column.kind]
    if not re.fullmatch(form, value, flags=re.ASCII):
        return f"{value!r} is not {described}; write it so, without spaces and unit"
    if column.at_least is not None and Decimal(value) < Decimal(str(column.at_least)):
        return f"{value} is below {column.at_least:.15g}; write {column.meaning}"
    if column.at_most is not None and Decimal(value) > Decimal(str(column.at_most)):
        return f"{value} is above {column.at_most:.15g}; write {column.meaning}"
    return ""


def _day_problem(value: str) -> str:
    try:
        is_day = date.fromisoformat(value).isoformat() == value
    except ValueError:
        is_day = False
    return "" if is_day else f"{value!r} is no day of the calendar; write year-month-day: 2026-08-15"


def _between(fields: Mapping[str, str], contract: Contract) -> Iterator[tuple[str, str]]:
    """What is wrong between the columns of one line: the column to correct, and how."""
    for first, last in contract.ordered:
        if all(re.fullmatch(WHOLE, fields[name]) for name in (first, last)) and int(fields[last]) < int(fields[first]):
            yield last, f"{fields[last]} is below {first} {fields[first]}; write the larger one here"
    for names in contract.together:
        empty = [name for name in names if not fields[name]]
        if empty and len(empty) < len(names):
            yield empty[0], f"is empty; {', '.join(names)} are all filled or all empty"


def _twice(path: Path, rows: list[Row], contract: Contract) -> Iterator[BadFile]:
    first: dict[tuple[str, ...], int] = {}
    for row in rows:
        key = tuple(row.fields[field] for field in contract.key)
        if key in first:
            problem = f"{', '.join(key)} stands in line {first[key]} already; keep one of the two"
            yield BadFile(path, problem, line=row.line, field=", ".join(contract.key))
        first.setdefault(key, row.line)
