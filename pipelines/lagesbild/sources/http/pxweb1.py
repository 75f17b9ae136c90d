"""A client of PxWeb's interface, version 1: limits, what a table holds, and its cells."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any, Final

from lagesbild.errors import SourceChanged
from lagesbild.sources.declared import Declared
from lagesbild.sources.http.client import Client, Json, Limits
from lagesbild.sources.http.transport import Transport
from lagesbild.sources.jsonstat import decode

LANGUAGE: Final = "en"


class PxWeb1(Client):
    """Asks in English, because roles are found by English texts."""

    def __init__(self, base_url: str, transport: Transport) -> None:
        super().__init__(base_url, transport)
        self._root = f"{self.base_url}/{LANGUAGE}/"
        self._listed: dict[str, Any] = {}

    @cached_property
    def limits(self) -> Limits:
        """The service's own limits, asked for once and kept to from then on."""
        answer = self.transport.get(f"{self._root}?config", table="?config")
        try:
            config = decode(answer)
            limits = Limits(int(config["maxCells"]), int(config["maxCalls"]), float(config["timeWindow"]))
        except (KeyError, TypeError, ValueError) as error:
            raise SourceChanged(self.source, "?config", f"the limits cannot be read: {error}") from error
        self.transport.pace.limit(limits.calls, limits.window)
        return limits

    def updated(self, table: Declared) -> str:
        """Return when the service says that it last changed a table, from the list of its folder.

        Raises:
            SourceRefused: there is no such folder.
            SourceChanged: the table is not listed there, or without its time.
        """
        folder, name = table.path.rsplit("/", 1)
        if folder not in self._listed:
            _ = self.limits
            self._listed[folder] = decode(self.transport.get(f"{self._root}{folder}/", table=table.path))
        try:
            return next(str(entry["updated"]) for entry in self._listed[folder] if entry["id"] == name)
        except (KeyError, TypeError, StopIteration) as error:
            reason = f"is not listed in {folder} with the time of its update"
            raise SourceChanged(self.source, table.path, reason) from error

    def description(self, table: Declared) -> bytes:
        """Return what the service says of a table's variables."""
        _ = self.limits
        return self.transport.get(self.address(table), table=table.path)

    def answer(self, table: Declared, question: Mapping[str, Any]) -> bytes:
        """Ask for the selected cells in one call; ``question`` names every variable by code, with the values wanted."""
        _ = self.limits
        return self.transport.post(self.address(table), body(question), table=table.path)

    def address(self, table: Declared) -> str:
        """Return the address of a table."""
        return self._root + table.path

    def sent(self, table: Declared, question: Mapping[str, Any]) -> Json:
        """Return the address of the table and the body of the call."""
        return {"address": self.address(table), "query": body(question)}


def body(selection: Mapping[str, Any]) -> Json:
    """Return the body of the call that asks for the selected cells in JSON-stat 2."""
    query = [
        {"code": code, "selection": {"filter": "item", "values": list(values)}} for code, values in selection.items()
    ]
    return {"query": query, "response": {"format": "json-stat2"}}
