"""What a protocol module offers: which calls to make for a table, and rows from what they answer."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

import pandas as pd

from lagesbild.sources.declared import Declared

Question = Mapping[str, Any]
Answers = Iterable[tuple[Question, bytes]]


@dataclass(frozen=True)
class Taken:
    """A table in contract form: its rows, and when the provider last changed it (``""`` where it does not say)."""

    rows: pd.DataFrame
    updated: str


class Reading(Protocol):
    """The functions of a protocol module.

    Every one of them raises ``SourceChanged`` where the description or an answer is not what is declared, and
    ``SourceUnavailable`` where an answer is not whole.
    """

    def questions(self, table: Declared, description: bytes, *, cells: int, today: date) -> list[Question]:
        """Return the calls to make, each within ``cells``; a question is plain JSON."""

    def planned(self, table: Declared, description: bytes) -> dict[str, Sequence[str]]:
        """Return the values that are asked for of each key column; none where only the answers tell."""

    def size(self, question: Question) -> int:
        """Return how many cells a question asks for; 0 where only the answer tells."""

    def updated(self, table: Declared, question: Question, answer: bytes) -> str:
        """Return when the provider last changed the table, from an answer that is held to its question."""

    def rows(self, table: Declared, description: bytes, answers: Answers) -> pd.DataFrame:
        """Return the rows in contract form."""

    def names(self, description: bytes) -> dict[str, str]:
        """Return the words of a description: codes → texts."""

    def units(self, description: bytes, answer: bytes) -> dict[str, str]:
        """Return content code → unit; empty where the service names none."""

    def next_release(self, description: bytes) -> str:
        """Return the announced day of the next release (ISO); empty where none is announced."""


def period_of(rows: pd.DataFrame) -> str:
    """Return what the rows cover: ``2007–2023``, ``2024, 2035, 2040`` or ``1/2006–10/2023``; empty without time."""
    if "month" in rows and len(rows):
        ends = (rows["month"].min(), rows["month"].max())
        return "–".join(dict.fromkeys(f"{int(month[5:])}/{month[:4]}" for month in ends))
    years = sorted({int(year) for year in rows["year"]}) if "year" in rows else []
    if len(years) > 1 and years[-1] - years[0] == len(years) - 1:
        return f"{years[0]}–{years[-1]}"
    return ", ".join(map(str, years))
