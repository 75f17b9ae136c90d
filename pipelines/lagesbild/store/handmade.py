"""Strict reading of small CSV files that people keep by hand: every value is text, every oddity is an error."""

import csv
import io
import unicodedata
from pathlib import Path

import pandas as pd

from lagesbild.contracts import Contract
from lagesbild.errors import BadFile


def read_handmade(path: Path, contract: Contract) -> pd.DataFrame:
    """Read one UTF-8 CSV file with exactly the contract's columns, in any order.

    Returns one row per line, all columns text, in the contract's column order; codes stay text (``005``).

    Raises:
        BadFile: wrong encoding, header, number of fields or an empty field; the message names line and field.
    """
    lines = _lines(path)
    _, header = lines[0] if lines else (1, [])
    if sorted(header) != sorted(contract.columns):
        raise BadFile(path, f"the header must be {','.join(contract.columns)}", line=1)
    for number, row in lines[1:]:
        _check_row(path, number, header, row)
    return pd.DataFrame([row for _, row in lines[1:]], columns=header, dtype="str")[list(contract.columns)]


def _lines(path: Path) -> list[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(_text(path), newline=""), strict=True)
    try:
        return [(reader.line_num, row) for row in reader]
    except csv.Error as error:
        raise BadFile(path, f"is not well-formed CSV: {error}", line=reader.line_num) from error


def _text(path: Path) -> str:
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadFile(path, "is not UTF-8; save it as UTF-8") from error
    if "\N{REPLACEMENT CHARACTER}" in text:
        raise BadFile(path, "holds a replacement character: a letter was lost when it was saved")
    if text and not text.endswith("\n"):
        raise BadFile(path, "the last line does not end; the file may be cut off")
    return unicodedata.normalize("NFC", text)


def _check_row(path: Path, number: int, header: list[str], row: list[str]) -> None:
    if len(row) != len(header):
        raise BadFile(path, f"has {len(row)} fields where {len(header)} are expected", line=number)
    for field, value in zip(header, row, strict=True):
        if not value.strip() or value != value.strip():
            raise BadFile(path, "is empty or has spaces around it", line=number, field=field)
        if not value.isprintable():
            raise BadFile(path, f"{value!r} holds a character that cannot be seen", line=number, field=field)
