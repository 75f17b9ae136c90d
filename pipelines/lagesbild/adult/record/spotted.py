"""What reading a file spots, before any row can be looked at: rule, line, column, and never a value."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

PLAIN: Final = re.compile(r"[A-Za-zÅÄÖåäö_ -]{1,40}")


def sayable(heading: str, place: int) -> str:
    """A heading as it can be told: where the header is missing, one with digits may be anything, and is told as #7."""
    return heading if PLAIN.fullmatch(heading) else f"#{place}"


class Spotted(NamedTuple):
    """One finding in one file; line 0 is the file as a whole."""

    rule: str
    line: int = 0
    column: str = ""


class Unreadable(Exception):
    """The file as a whole cannot be taken: a way out of reading, caught by who opens it."""

    def __init__(self, *spotted: Spotted) -> None:
        self.spotted = spotted
        super().__init__(*spotted)


class Row(NamedTuple):
    """One row of a file: the line where it begins, and its fields as text."""

    line: int
    fields: list[str]


class Source(NamedTuple):
    """A file that was opened: its headings, its rows and what is spotted between them, and its decimal sign."""

    header: list[str]
    rows: Iterator[Row | Spotted]
    has_comma_decimals: bool = False
