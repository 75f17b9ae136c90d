"""Strict reading of small CSV files that people keep by hand: every value is text, every oddity is an error."""

import csv
import io
import re
import unicodedata
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Final

import pandas as pd

from lagesbild.contracts import Column, Contract
from lagesbild.contracts.model import Kind
from lagesbild.errors import BadFile, counted

WHOLE: Final = "-?[0-9]+"
ONE_DECIMAL: Final = r"-?[0-9]+(\.[0-9])?"
NUMBERS: Final[Mapping[Kind, tuple[str, str]]] = {
    "year": (WHOLE, "a whole number"),
    "age": (WHOLE, "a whole number"),
    "count": (WHOLE, "a whole number"),
    "pct": (ONE_DECIMAL, "a number with one decimal at most and a point before it"),
    "index": (ONE_DECIMAL, "a number with one decimal at most and a point before it"),
    "eur": (r"-?[0-9]+(\.[0-9]{1,2})?", "a number with two decimals at most and a point before them"),
}
"""How a number is written by hand, and how a message describes it; one that would be rounded or misread is refused."""


def read_handmade(path: Path, contract: Contract) -> pd.DataFrame:
    """Read one UTF-8 CSV file with exactly the contract's columns, in any order.

    Returns one row per line, all columns text, in the contract's column order; codes stay text (``005``).

    Raises:
        BadFile: wrong encoding, header, number of fields, an empty field, a code that does not have its form, a key
            that an earlier line has, or a number that is written otherwise or lies outside its contract's bounds; the
            message names line and field.
    """
    lines = numbered_lines(path)
    _, header = lines[0] if lines else (1, [])
    if sorted(header) != sorted(contract.columns):
        raise BadFile(path, f"the header must be {','.join(contract.columns)}", line=1)
    for number, row in lines[1:]:
        _check_row(path, number, header, row)
        _check_values(path, number, dict(zip(header, row, strict=True)), contract)
    _check_keys(path, [(number, dict(zip(header, row, strict=True))) for number, row in lines[1:]], contract)
    return pd.DataFrame([row for _, row in lines[1:]], columns=header, dtype="str")[list(contract.columns)]


def numbered_lines(path: Path) -> list[tuple[int, list[str]]]:
    """Return the fields of every line with its number, the header as line 1.

    Raises:
        BadFile: wrong encoding, or not well-formed CSV.
    """
    reader = csv.reader(io.StringIO(_text(path), newline=""), strict=True)
    try:
        return [(reader.line_num, row) for row in reader]
    except csv.Error as error:
        raise BadFile(path, f"is not well-formed CSV: {error}", line=reader.line_num) from error


def kept_text(path: Path) -> str:
    """Return the text of a file that people keep, as it was saved.

    Raises:
        BadFile: it is not UTF-8, or a letter was lost when it was saved.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadFile(path, "is not UTF-8; save it as UTF-8 (in Excel: CSV UTF-8)") from error
    if "\N{REPLACEMENT CHARACTER}" in text:
        raise BadFile(path, "holds a replacement character: a letter was lost when it was saved")
    return text


def _text(path: Path) -> str:
    text = kept_text(path)
    if text and not text.endswith("\n"):
        raise BadFile(path, "the last line does not end; the file may be cut off")
    return unicodedata.normalize("NFC", text)


def _check_row(path: Path, number: int, header: list[str], row: list[str]) -> None:
    if len(row) != len(header):
        raise BadFile(path, f"has {counted(len(row), 'field')} where {len(header)} are expected", line=number)
    for field, value in zip(header, row, strict=True):
        if not value.strip() or value != value.strip():
            raise BadFile(path, "is empty or has spaces around it", line=number, field=field)
        if not value.isprintable():
            raise BadFile(path, f"{value!r} holds a character that cannot be seen", line=number, field=field)


def _check_values(path: Path, number: int, row: Mapping[str, str], contract: Contract) -> None:
    for field, column in contract.columns.items():
        if problem := _number_problem(row[field], column) or _form_problem(row[field], column):
            raise BadFile(path, problem, line=number, field=field)


def _form_problem(value: str, column: Column) -> str:
    """What is wrong with the form of a code; empty where nothing is."""
    if column.matches and not re.fullmatch(column.matches, value):
        return f"{value!r} does not have the form {column.matches} ({column.meaning.rstrip('.')})"
    if column.one_of and value not in column.one_of:
        return f"{value!r} is none of {', '.join(column.one_of)}"
    return ""


def _check_keys(path: Path, rows: Sequence[tuple[int, Mapping[str, str]]], contract: Contract) -> None:
    first: dict[tuple[str, ...], int] = {}
    for number, row in rows:
        key = tuple(row[field] for field in contract.key)
        if key in first:
            problem = f"{', '.join(key)} stands in line {first[key]} already"
            raise BadFile(path, problem, line=number, field=", ".join(contract.key))
        first[key] = number


def _number_problem(value: str, column: Column) -> str:
    """What is wrong with a number; empty where nothing is, or where the column is no number."""
    if column.kind not in NUMBERS:
        return ""
    form, described = NUMBERS[column.kind]
    if not re.fullmatch(form, value, flags=re.ASCII):
        return f"{value!r} is not {described}"
    if column.at_least is not None and Decimal(value) < Decimal(str(column.at_least)):
        return f"{value} is below {column.at_least:.15g}"
    if column.at_most is not None and Decimal(value) > Decimal(str(column.at_most)):
        return f"{value} is above {column.at_most:.15g}"
    return ""
