"""What a page can work again with values of the reader's own: the rows of a table, and the values behind them."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Any, NamedTuple

from lagesbild.language.numbers import Number


class SetValue(NamedTuple):
    """One value behind a calculation as it was published: exact with a point, as it is read, and its basis.

    ``value`` and ``shown`` are empty where nothing is known; ``basis`` says in a word how it is: by law, an example.
    """

    parameter: str
    value: str
    shown: str
    basis: str


class Label(NamedTuple):
    """What a value that a reader may set is called."""

    parameter: str
    label: str


class Setting(NamedTuple):
    """The values that a reader may set of one subject: its key, as files name it, and what it is called."""

    key: str
    name: str
    values: tuple[SetValue, ...]


class WorkedRow(NamedTuple):
    """One row of the table: whose values it takes, its persons, its series in the chart, its values as published.

    ``fixed`` are the values that stay as they are, whatever the reader sets.
    """

    key: str
    persons: int
    series: int
    values: Mapping[str, str]
    fixed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Worked:
    """One exhibit that is worked again on the page.

    ``rows`` are those of the table and, series by series, of the chart; ``cells`` says which quantity each cell of a
    row is (``origin`` is whose price it is), ``drawn`` which one the bars show. ``labels`` names the values that a
    reader may set, ``settings`` has them, ``subject`` is what they are of. ``says_values``: the headline is of the
    published values and would be another with the reader's own.
    """

    area: str
    horizon: int
    rows: tuple[WorkedRow, ...]
    cells: tuple[str, ...]
    drawn: str
    series: tuple[str, ...]
    signs: Mapping[str, str]
    subject: str = ""
    labels: tuple[Label, ...] = ()
    settings: tuple[Setting, ...] = ()
    says_values: bool = False

    def as_json(self) -> dict[str, Any]:
        """The same for the page's script."""
        return asdict(self) | {
            "rows": [row._asdict() for row in self.rows],
            "labels": [each._asdict() for each in self.labels],
            "settings": [
                {"key": each.key, "name": each.name, "values": [value._asdict() for value in each.values]}
                for each in self.settings
            ],
        }


def exact(value: Number) -> str:
    """A number as files have it: ``17.5``, ``20``."""
    return f"{Decimal(str(value)).normalize():f}"
