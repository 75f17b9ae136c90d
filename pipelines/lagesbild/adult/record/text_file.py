"""Reading a CSV file row by row: its encoding is proved, its separator seen, nothing is guessed or held in memory."""

import codecs
import csv
import io
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from lagesbild.adult.record.dialect import Delimiter, Dialect, Encoding
from lagesbild.adult.record.spotted import Row, Source, Spotted, Unreadable, sayable

SEPARATORS: Final[dict[Delimiter, str]] = {"comma": ",", "semicolon": ";", "tab": "\t"}
CHUNK: Final = 1 << 20
MOST_BYTES: Final = 2_000_000_000


def open_text(path: Path, dialect: Dialect) -> Source:
    """Open a CSV file.

    Raises:
        Unreadable: its encoding is another one, its last line does not end, or it has no header.
    """
    _prove(path, dialect.encoding)
    first = _first_line(path, dialect.encoding)
    parts = _separator(first, dialect.delimiter)
    rows = _rows(path, dialect.encoding, parts)
    header = next(rows, None)
    if not isinstance(header, Row):
        raise Unreadable(Spotted("AE-001"))
    return Source([_tidy(name) for name in header.fields], _watched(rows, header.fields), parts == ";")


def _prove(path: Path, encoding: Encoding) -> None:
    """Read the whole file once, so that no row is taken from one that cannot be read to its end."""
    decode = codecs.getincrementaldecoder(encoding)("strict").decode
    before, tail = 0, b""
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            if len(chunk) == CHUNK and b"\n" not in chunk:
                raise Unreadable(Spotted("AE-005"))
            try:
                decode(chunk)
            except UnicodeDecodeError as error:
                raise Unreadable(_place("AE-002", path, encoding, before + error.start)) from None
            before, tail = before + len(chunk), chunk[-1:]
    if not tail.endswith((b"\n", b"\r")):
        raise Unreadable(_place("AE-009", path, encoding, before))


def _place(rule: str, path: Path, encoding: Encoding, at: int) -> Spotted:
    """Line and column of a byte of the file."""
    first = _first_line(path, encoding).lstrip("\N{ZERO WIDTH NO-BREAK SPACE}").strip()
    parts = _separator(first, "any")
    names = first.split(parts)
    line, before = _line_up_to(path, at)
    place = before.count(parts.encode())
    heading = _tidy(names[place]) if line > 1 and place < len(names) else ""
    return Spotted(rule, line, sayable(heading, place + 1))


def _line_up_to(path: Path, at: int) -> tuple[int, bytes]:
    """The number of the line that holds a byte, and what stands in it before that byte."""
    line = 0
    with path.open("rb") as file:
        for content in file:
            line += 1
            if at < len(content) or not content.endswith(b"\n"):
                return line, content[:at]
            at -= len(content)
    return line, b""


def _first_line(path: Path, encoding: Encoding) -> str:
    with path.open("rb") as file:
        return file.readline(CHUNK).decode(encoding, "replace")


def _separator(first: str, delimiter: Delimiter) -> str:
    """What parts the fields: as the dialect says, else what the first line has most of."""
    return SEPARATORS.get(delimiter) or max(SEPARATORS.values(), key=first.count)


def _rows(path: Path, encoding: Encoding, parts: str) -> Iterator[Row]:
    named = "utf-8-sig" if encoding == "utf-8" else encoding
    with path.open("rb") as raw, io.TextIOWrapper(raw, named, newline="") as text:
        reader = csv.reader(text, strict=True, delimiter=parts)
        while True:
            start = reader.line_num + 1
            try:
                fields = next(reader, None)
            except csv.Error:
                raise Unreadable(Spotted("AE-010", start)) from None
            if fields is None:
                return
            if reader.line_num > start:
                raise Unreadable(Spotted("AE-010", start))
            yield Row(start, fields)


def _watched(rows: Iterator[Row], header: list[str]) -> Iterator[Row | Spotted]:
    """The rows below the header; those of another length, empty ones and a second header are spotted."""
    blank: list[int] = []
    for row in rows:
        if not any(row.fields):
            blank.append(row.line)
            continue
        yield from (Spotted("AE-012", line) for line in blank)
        blank.clear()
        if row.fields == header:
            yield Spotted("AE-014", row.line)
        elif len(row.fields) != len(header):
            short = min(len(row.fields), len(header) - 1)
            yield Spotted("AE-011", row.line, _tidy(header[short]))
        else:
            yield row


def _tidy(name: str) -> str:
    return unicodedata.normalize("NFC", name).strip()
