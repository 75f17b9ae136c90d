"""A client of THL's Sotkanet: an indicator, the areas it is told for, and its figures."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any, Final
from urllib.parse import urlencode

from lagesbild.errors import SourceChanged
from lagesbild.sources.declared import Declared
from lagesbild.sources.http.client import Client, Json, Limits
from lagesbild.sources.http.joined import named
from lagesbild.sources.jsonstat import decode

# The service names no limits. One call a second is slower than a person browses its pages, and 20 000 figures make
# an answer of about 2 MB: a whole indicator comes in a few calls.
LIMITS: Final = Limits(cells=20_000, calls=1, window=1.0)


class Sotkanet(Client):
    """A table's path is the number of its indicator: ``127``."""

    @cached_property
    def limits(self) -> Limits:
        """Limits that are kept to although the service asks for none."""
        self.transport.pace.limit(LIMITS.calls, LIMITS.window)
        return LIMITS

    def updated(self, table: Declared) -> str:
        """Return the day on which the service says that it last changed the indicator; empty where it says none.

        Raises:
            SourceRefused: there is no such indicator.
            SourceChanged: it is not described as an indicator is.
        """
        _ = self.limits
        try:
            return str(decode(self._indicator(table)).get("data-updated") or "")
        except (AttributeError, ValueError) as error:
            raise SourceChanged(self.source, table.path, f"its description cannot be read: {error}") from error

    def description(self, table: Declared) -> bytes:
        """Return ``{"indicator": …, "regions": …}`` with both answers as they came."""
        _ = self.limits
        regions = self.transport.get(f"{self.base_url}/regions", table=table.path)
        return named({"indicator": self._indicator(table), "regions": regions})

    def answer(self, table: Declared, question: Mapping[str, Any]) -> bytes:
        """Ask for the figures of some years; ``question`` names ``years`` and ``genders``."""
        _ = self.limits
        return self.transport.get(self._data(table, question), table=table.path)

    def address(self, table: Declared) -> str:
        """Return the address of the indicator."""
        return f"{self.base_url}/indicators/{table.path}"

    def sent(self, table: Declared, question: Mapping[str, Any]) -> Json:
        """Return the address of the call; nothing is sent with it."""
        return {"address": self._data(table, question), "query": None}

    def _indicator(self, table: Declared) -> bytes:
        return self.transport.get(self.address(table), table=table.path)

    def _data(self, table: Declared, question: Mapping[str, Any]) -> str:
        return f"{self.base_url}/json?{urlencode({'indicator': table.path, **question}, doseq=True)}"
