"""A client of PxWeb's API, version 1: limits, what a table holds, and its cells in calls that the limits allow."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from math import ceil, prod
from typing import Any, Final, Self

from lagesbild.errors import SourceChanged
from lagesbild.sources.http.transport import Transport
from lagesbild.sources.jsonstat import decode
from lagesbild.sources.tables import Selection

LANGUAGE: Final = "en"


@dataclass(frozen=True)
class Limits:
    """What the service allows: cells in one call, and calls in a window of seconds."""

    cells: int
    calls: int
    window: float


class PxWeb:
    """One service at one base address; asks in English, because roles are found by English texts."""

    def __init__(self, base_url: str, transport: Transport) -> None:
        self._root = f"{base_url.rstrip('/')}/{LANGUAGE}/"
        self._transport = transport
        self._listed: dict[str, Any] = {}

    @property
    def source(self) -> str:
        """The service's name in errors."""
        return self._transport.source

    @property
    def calls(self) -> int:
        """How many calls were made so far."""
        return self._transport.calls

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._transport.close()

    @cached_property
    def limits(self) -> Limits:
        """The service's own limits, asked for once and kept to from then on."""
        answer = self._transport.get(f"{self._root}?config", table="?config")
        try:
            config = decode(answer)
            limits = Limits(int(config["maxCells"]), int(config["maxCalls"]), float(config["timeWindow"]))
        except (KeyError, TypeError, ValueError) as error:
            raise SourceChanged(self.source, "?config", f"the limits cannot be read: {error}") from error
        self._transport.pace.limit(limits.calls, limits.window)
        return limits

    def updated(self, table: str) -> str:
        """Return when the service says that it last changed a table (``StatFin/vaerak/11re.px``), in its own form.

        Raises:
            SourceRefused: there is no such folder.
            SourceChanged: the table is not listed there, or without its time.
        """
        folder, name = table.rsplit("/", 1)
        if folder not in self._listed:
            _ = self.limits
            self._listed[folder] = decode(self._transport.get(f"{self._root}{folder}/", table=table))
        try:
            return next(str(entry["updated"]) for entry in self._listed[folder] if entry["id"] == name)
        except (KeyError, TypeError, StopIteration) as error:
            raise SourceChanged(self.source, table, f"is not listed in {folder} with the time of its update") from error

    def description(self, table: str) -> bytes:
        """Return what the service says of a table's variables.

        Raises:
            SourceRefused: there is no such table.
        """
        _ = self.limits
        return self._transport.get(self.address(table), table=table)

    def answer(self, table: str, selection: Selection) -> bytes:
        """Ask for the selected cells in one call; return its JSON-stat 2 answer.

        ``selection`` names every variable of the table by code, with the values wanted; see :func:`cut`.
        """
        _ = self.limits
        return self._transport.post(self.address(table), question(selection), table=table)

    def address(self, table: str) -> str:
        """Return the address of a table."""
        return self._root + table


def cut(selection: Selection, most: int) -> Iterator[dict[str, list[str]]]:
    """Cut a selection into parts of at most ``most`` cells, along its longest variables and as evenly as can be."""
    pieces = dict.fromkeys(selection, 1)
    for code in sorted(selection, key=lambda code: len(selection[code]), reverse=True):
        others = prod(ceil(len(selection[other]) / pieces[other]) for other in selection if other != code)
        pieces[code] = ceil(len(selection[code]) / max(1, most // others))
        if others <= most:
            break
    for part in product(*(_evenly(selection[code], pieces[code]) for code in selection)):
        yield dict(zip(selection, part, strict=True))


def _evenly(values: Sequence[str], pieces: int) -> list[list[str]]:
    step = ceil(len(values) / pieces)
    return [list(values[start : start + step]) for start in range(0, len(values), step)]


def question(selection: Selection) -> dict[str, Any]:
    """Return the body of the call that asks for the selected cells."""
    query = [
        {"code": code, "selection": {"filter": "item", "values": list(values)}} for code, values in selection.items()
    ]
    return {"query": query, "response": {"format": "json-stat2"}}
