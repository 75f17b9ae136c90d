"""The parser of a service: which calls to make for a table, and rows from what they answer; nothing is asked here."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd

from lagesbild.sources.declared import Declared

Question = Mapping[str, Any]
Answers = Iterable[tuple[Question, bytes]]


class Parser(ABC):
    """What is read from the bytes of one protocol; the defaults are of a service that reports no more than figures.

    Every method raises ``SourceChanged`` where the description or an answer is not what is declared, and
    ``SourceUnavailable`` where an answer is not whole.
    """

    @abstractmethod
    def questions(self, table: Declared, description: bytes, *, cells: int, today: date) -> list[Question]:
        """Return the calls to make, each within ``cells``; a question is plain JSON."""

    @abstractmethod
    def check(self, table: Declared, question: Question, answer: bytes) -> None:
        """Refuse an answer that is not whole, or not to the question."""

    @abstractmethod
    def rows(self, table: Declared, description: bytes, answers: Answers) -> pd.DataFrame:
        """Return the rows in contract form."""

    @abstractmethod
    def names(self, description: bytes) -> dict[str, str]:
        """Return the words of a description: codes → texts."""

    def planned(self, table: Declared, description: bytes) -> dict[str, Sequence[str]]:
        """Return the values that are asked for of each key column; by default only the answers show them."""
        return {}

    def size(self, question: Question) -> int:
        """Return how many cells a question asks for; by default only the answer shows that, and it is 0."""
        return 0

    def updated(self, table: Declared, question: Question, answer: bytes) -> str:
        """Check an answer; return when the provider last changed the table, by default not reported."""
        self.check(table, question, answer)
        return ""

    def units(self, description: bytes, answer: bytes) -> dict[str, str]:
        """Return content code → unit; by default the service names none."""
        return {}

    def next_release(self, description: bytes) -> str:
        """Return the announced day of the next release (ISO); by default none is announced."""
        return ""
