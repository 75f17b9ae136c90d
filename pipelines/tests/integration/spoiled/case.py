"""One way to spoil the store that a check must refuse."""

from typing import NamedTuple


class Spoiled(NamedTuple):
    """The name of a check, the SQL that spoils a store, and the offending rows as the check shows them."""

    check: str
    spoil: str
    offending: tuple[str, ...]
