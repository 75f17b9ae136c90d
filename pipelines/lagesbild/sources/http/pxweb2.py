"""A client of PxWebApi, version 2: limits, what a table holds, and its cells."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any, Final

from lagesbild.errors import SourceChanged
from lagesbild.sources.declared import Declared
from lagesbild.sources.http.client import Client, Json, Limits
from lagesbild.sources.jsonstat import decode

ASKED: Final = "lang=en"  # roles are found by English texts


class PxWeb2(Client):
    """A table's path is its id at the service: ``TAB638``."""

    @cached_property
    def limits(self) -> Limits:
        """The service's own limits, asked for once and kept to from then on."""
        answer = self.transport.get(f"{self.base_url}/config", table="config")
        try:
            config = decode(answer)
            limits = Limits(
                int(config["maxDataCells"]), int(config["maxCallsPerTimeWindow"]), float(config["timeWindow"])
            )
        except (KeyError, TypeError, ValueError) as error:
            raise SourceChanged(self.source, "config", f"the limits cannot be read: {error}") from error
        self.transport.pace.limit(limits.calls, limits.window)
        return limits

    def updated(self, table: Declared) -> str:
        """Return when the service says that it last changed a table.

        Raises:
            SourceRefused: there is no such table.
            SourceChanged: it is described without the time of its update.
        """
        _ = self.limits
        answer = self.transport.get(f"{self.address(table)}?{ASKED}", table=table.path)
        try:
            found = decode(answer)["updated"]
        except (KeyError, TypeError, ValueError) as error:
            raise SourceChanged(self.source, table.path, "is described without the time of its update") from error
        if not isinstance(found, str):
            raise SourceChanged(self.source, table.path, f"its time of update is {found!r}")
        return found

    def description(self, table: Declared) -> bytes:
        """Return the table's variables: a JSON-stat 2 dataset without values."""
        _ = self.limits
        return self.transport.get(f"{self.address(table)}/metadata?{ASKED}", table=table.path)

    def answer(self, table: Declared, question: Mapping[str, Any]) -> bytes:
        """Ask for the selected cells in one call; ``question`` names every variable by code, with the values wanted."""
        _ = self.limits
        return self.transport.post(self._data(table), body(question), table=table.path)

    def address(self, table: Declared) -> str:
        """Return the address of a table."""
        return f"{self.base_url}/tables/{table.path}"

    def sent(self, table: Declared, question: Mapping[str, Any]) -> Json:
        """Return the address and the body of the call."""
        return {"address": self._data(table), "query": body(question)}

    def _data(self, table: Declared) -> str:
        return f"{self.address(table)}/data?{ASKED}&outputFormat=json-stat2"


def body(selection: Mapping[str, Any]) -> Json:
    """Return the body of the call that asks for the selected cells."""
    return {"selection": [{"variableCode": code, "valueCodes": list(values)} for code, values in selection.items()]}
