"""The lines of a hand-kept register as text under the names of its columns."""

from collections.abc import Iterator
from pathlib import Path

from lagesbild.contracts import Contract
from lagesbild.store.handmade import read_handmade


def text_rows(path: Path, contract: Contract) -> Iterator[dict[str, str]]:
    """One per line; an empty field is empty text.

    Raises:
        BadFile: a line cannot be taken.
    """
    for _, row in read_handmade(path, contract).fillna("").iterrows():
        yield {str(name): str(field) for name, field in row.items()}
