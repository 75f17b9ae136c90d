"""Reading a workbook row by row: one sheet that is seen, no formulas, no macros, every cell as text."""

import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Final

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetVisibleEnum

from lagesbild.adult.record.spotted import Row, Source, Spotted, Unreadable

MOST_UNPACKED: Final = 400_000_000
MOST_RATIO: Final = 200
CHUNK: Final = 1 << 20
TOLD: Final = (b"<f>", b"<f ", b"<f/", b":f>", b't="e"')
"""How a formula or an error value begins in a sheet."""
SHOWN: Final = 5
Cell = int | float | str | bool | time | date | datetime | timedelta


def open_workbook(path: Path, person_heading: str) -> Source:
    """Open the one sheet of a workbook.

    ``person_heading`` names the column whose numeric cells stay recognisable as numbers: ``199001012385.0``.

    Raises:
        Unreadable: it is no workbook, too large, has macros, further sheets, merged cells, formulas or error values.
    """
    _look_inside(path)
    sheet = _only_sheet(path)
    if merged := sheet.merged_cell_ranges:
        raise Unreadable(*(Spotted("AE-016", top[0] + 1, get_column_letter(top[1] + 1)) for top, _ in merged[:SHOWN]))
    rows = sheet.iter_rows()
    first = next(rows, None)
    if first is None:
        raise Unreadable(Spotted("AE-001"))
    header = [_text(cell, is_person=False).strip() for cell in first]
    width = max((place for place, name in enumerate(header, start=1) if name), default=1)
    person = header.index(person_heading) if person_heading in header else -1
    return Source(header[:width], _watched(rows, header[:width], person))


def _look_inside(path: Path) -> None:
    try:
        with zipfile.ZipFile(path) as packed:
            listed = packed.infolist()
            _refuse_large(listed)
            if any(each.filename.lower().endswith("vbaproject.bin") for each in listed):
                raise Unreadable(Spotted("AE-021"))
            sheets = [each.filename for each in listed if each.filename.startswith("xl/worksheets/")]
            has_formulas = any(_holds(packed, name) for name in sheets if name.endswith(".xml"))
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError):
        raise Unreadable(Spotted("AE-004")) from None
    if has_formulas:
        raise Unreadable(*_formulas(path))


def _refuse_large(listed: list[zipfile.ZipInfo]) -> None:
    unpacked = sum(each.file_size for each in listed)
    bomb = any(each.file_size > CHUNK and each.file_size > MOST_RATIO * max(each.compress_size, 1) for each in listed)
    if unpacked > MOST_UNPACKED or bomb:
        raise Unreadable(Spotted("AE-005"))


def _holds(packed: zipfile.ZipFile, name: str) -> bool:
    """Whether a sheet has a formula or an error value anywhere."""
    tail = b""
    with packed.open(name) as sheet:
        while chunk := sheet.read(CHUNK):
            if any(sign in tail + chunk for sign in TOLD):
                return True
            tail = chunk[-8:]
    return False


def _formulas(path: Path) -> Iterator[Spotted]:
    """The first cells with a formula or an error value."""
    book = load_workbook(path, read_only=True)
    try:
        found = [
            Spotted("AE-017", cell.row, get_column_letter(cell.column))
            for sheet in book.worksheets
            for cells in sheet.iter_rows()
            for cell in cells
            if cell.value is not None and cell.data_type in {"f", "e"}
        ]
    finally:
        book.close()
    yield from found[:SHOWN] or [Spotted("AE-017")]


def _only_sheet(path: Path) -> CalamineSheet:
    try:
        book = CalamineWorkbook.from_path(str(path))
        if len(book.sheets_metadata) != 1 or book.sheets_metadata[0].visible != SheetVisibleEnum.Visible:
            raise Unreadable(Spotted("AE-015"))
        return book.get_sheet_by_index(0)
    except (CalamineError, OSError):
        raise Unreadable(Spotted("AE-004")) from None


def _watched(rows: Iterator[list[Cell]], header: list[str], person: int) -> Iterator[Row | Spotted]:
    """The rows below the header; a value beyond it, an empty row inside and a second header are spotted."""
    blank: list[int] = []
    for line, cells in enumerate(rows, start=2):
        fields = [_text(cell, is_person=place == person) for place, cell in enumerate(cells)]
        if not any(fields):
            blank.append(line)
            continue
        yield from (Spotted("AE-012", each) for each in blank)
        blank.clear()
        if any(fields[len(header) :]):
            yield Spotted("AE-011", line, header[-1])
        elif fields[: len(header)] == header:
            yield Spotted("AE-014", line)
        else:
            yield Row(line, (fields + [""] * len(header))[: len(header)])


def _text(cell: Cell, *, is_person: bool) -> str:
    """A cell as text: a whole number without its point unless it should have been text."""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float):
        return f"{cell:.1f}" if is_person else str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time().isoformat() == "00:00:00" else cell.isoformat(" ")
    return cell.isoformat() if isinstance(cell, date) else str(cell)
