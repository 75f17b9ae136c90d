"""The lines of a small table that people keep, as CSV or XLSX: every field is text, nothing is guessed."""

import csv
import io
import re
import unicodedata
from pathlib import Path
from typing import Final

from lagesbild.errors import BadFile
from lagesbild.store.workbooks import xlsx_rows

SEPARATORS: Final = ",;"
"""What parts the fields of a file; the second one is what spreadsheets in Finnish and Swedish write."""
NOT_ASCII: Final = re.compile(r"[^\x00-\x7f]{2,}")
WEB_PAGE: Final = re.compile(r"(?i)\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html|head|body)\b")
READ_AS: Final = ("cp1252", "latin-1")
"""In which encodings programs take UTF-8 for something else."""
Lines = list[tuple[int, list[str]]]


def written_file(path: Path) -> Path | None:
    """The file as it was saved: ``own_units.csv``, ``own_units.xlsx`` in its place, or none.

    Raises:
        BadFile: both are there.
    """
    names = {each.name for each in path.parent.glob(f"{path.stem}.*")}  # as they are spelt, on every disk
    there = [each for each in (path, path.with_suffix(".xlsx")) if each.name in names]
    if len(there) > 1:
        raise BadFile(there[1], f"stands beside {path.name}; keep one of the two, so that no line is missed")
    return there[0] if there else None


def numbered_lines(path: Path) -> Lines:
    """Return the fields of every line with its number, the header as line 1; empty rows of a workbook are passed over.

    Raises:
        BadFile: wrong encoding, not well-formed CSV, or no workbook.
    """
    return _sheet_lines(path) if path.suffix == ".xlsx" else _csv_lines(path)


def has_comma_decimals(path: Path) -> bool:
    """Whether a comma in a number is its decimal sign: fields are parted by semicolons."""
    return path.suffix != ".xlsx" and separator(kept_text(path)) == ";"


def separator(text: str) -> str:
    """What parts the fields of a text, by its first line."""
    return max(SEPARATORS, key=text.partition("\n")[0].count)


def kept_text(path: Path) -> str:
    """Return the text of a file that people keep, as it was saved.

    Raises:
        BadFile: it is a web page, it is not UTF-8, or a letter was lost when it was saved; line and column of the first
            such letter.
    """
    content = path.read_bytes()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        at = content[: error.start].decode("utf-8-sig")
        raise _lost(path, at, "is not UTF-8; save it as UTF-8 (in Excel: CSV UTF-8)") from error
    if WEB_PAGE.match(text):
        raise BadFile(path, "is a web page, perhaps a log-in, and no table; sign in and save the file itself", line=1)
    before, lost, _ = text.partition("\N{REPLACEMENT CHARACTER}")
    if lost:
        problem = "holds a replacement character: a letter was lost when it was saved; type it anew and save as UTF-8"
        raise _lost(path, before, problem)
    return text


def _lost(path: Path, before: str, problem: str) -> BadFile:
    """A letter that cannot be read, after all that stands before it."""
    header, _, rest = before.partition("\n")
    parts = separator(before)
    place = before.rpartition("\n")[2].count(parts)
    names = header.split(parts) if rest else []
    field = names[place].strip() if place < len(names) else str(place + 1)
    return BadFile(path, problem, line=before.count("\n") + 1, field=field)


def read_twice(text: str) -> str:
    """What was meant by a text that was read in another encoding than it was written in: ``Järvi`` of ``JÃ¤rvi``.

    Empty where nothing speaks for that.
    """
    meant = NOT_ASCII.sub(lambda found: _meant(found[0]), text)
    return meant if meant != text else ""


def _meant(letters: str) -> str:
    for encoding in READ_AS:
        try:
            return letters.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
    return letters


def _csv_lines(path: Path) -> Lines:
    text = unicodedata.normalize("NFC", kept_text(path))
    reader = csv.reader(io.StringIO(text, newline=""), strict=True, delimiter=separator(text))
    lines: Lines = []
    try:
        lines.extend((reader.line_num, row) for row in reader)
    except csv.Error as error:
        problem = f"is not well-formed CSV: {error}; see the quotes in this line and in those before"
        raise BadFile(path, problem, line=reader.line_num, field=_last(lines)) from error
    refuse_cut_off(path, text, lines)
    return lines


def refuse_cut_off(path: Path, text: str, lines: Lines) -> None:
    """Make sure that the last line ends.

    Raises:
        BadFile: it does not; the rest of it may be missing.
    """
    if text and not text.endswith("\n"):
        problem = "the last line does not end; the file may be cut off: complete it and end it with a line break"
        raise BadFile(path, problem, line=lines[-1][0], field=_last(lines))


def _last(lines: Lines) -> str:
    """The last column, where a line breaks off."""
    return lines[0][1][-1] if lines and lines[0][1] else ""


def _sheet_lines(path: Path) -> Lines:
    rows = xlsx_rows(path)
    width = max((place for place, name in enumerate(rows[0] if rows else [], start=1) if name), default=0)
    return [(number, _trimmed(row, width)) for number, row in enumerate(rows, start=1) if any(row)]


def _trimmed(row: list[str], width: int) -> list[str]:
    """A row as long as the header, and longer where something stands beyond it."""
    filled = max((place for place, field in enumerate(row, start=1) if field), default=0)
    return (row + [""] * width)[: max(width, filled)]
