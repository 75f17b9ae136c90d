"""Opening a sender's file: which kind it is, by its first bytes, and whether its headings are those of the dialect."""

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from lagesbild.adult.record.columns import PERSON, is_required
from lagesbild.adult.record.dialect import SHARED, Dialect
from lagesbild.adult.record.spotted import Source, Spotted, Unreadable, sayable
from lagesbild.adult.record.text_file import MOST_BYTES, open_text
from lagesbild.adult.record.workbook import open_workbook
from lagesbild.contracts import Contract

LOOKED_AT: Final = 4096
PACKED: Final = b"PK\x03\x04"
OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0"
OTHERS: Final = (OLD_OFFICE, b"%PDF", b"\x1f\x8b", b"PK\x05\x06", b"Rar!", b"7z")
WIDE: Final = (b"\xff\xfe", b"\xfe\xff")


def open_source(path: Path, dialect: Dialect, contract: Contract) -> Source:
    """Open a CSV file or a workbook in a dialect.

    Raises:
        Unreadable: the file as a whole cannot be taken.
    """
    headings = dialect.headings(contract)
    with path.open("rb") as file:
        first = file.read(LOOKED_AT)
    if not first:
        raise Unreadable(Spotted("AE-001"))
    if path.stat().st_size > MOST_BYTES:
        raise Unreadable(Spotted("AE-005"))
    if first.startswith(OTHERS):
        raise Unreadable(Spotted("AE-004"))
    source = _opened(path, first, dialect, headings)
    if wrong := list(_wrong_headings(source.header, headings, dialect, contract)):
        raise Unreadable(*wrong)
    return source


def _opened(path: Path, first: bytes, dialect: Dialect, headings: Mapping[str, str]) -> Source:
    if first.startswith(PACKED):
        return open_workbook(path, next(name for name, column in headings.items() if column == PERSON))
    if first.startswith(WIDE) or b"\0" in first:
        raise Unreadable(Spotted("AE-002", 1, "#1"))
    return open_text(path, dialect)


def _wrong_headings(
    header: list[str], headings: Mapping[str, str], dialect: Dialect, contract: Contract
) -> Iterator[Spotted]:
    """What is wrong with a header: nothing known at all, a column twice, unknown or missing."""
    needed = [name for name, column in headings.items() if dialect.name == SHARED or _is_needed(column, contract)]
    if not {*header} & {*headings}:
        yield Spotted("AE-006", 1, ", ".join([*needed[:3], "…"]))
        return
    counts = Counter(header)
    for place, name in enumerate(header, start=1):
        if name not in headings:
            yield Spotted("AE-008", 1, sayable(name, place))
    yield from (Spotted("AE-007", 1, name) for name in headings if counts[name] > 1)
    yield from (Spotted("AE-006", 1, name) for name in needed if name not in counts)


def _is_needed(column: str, contract: Contract) -> bool:
    return column == PERSON or is_required(column, contract.columns[column])
