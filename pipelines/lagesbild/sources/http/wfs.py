"""A client of a web feature service (WFS 2.0.0) that answers in GeoJSON."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any, Final
from urllib.parse import urlencode

from lagesbild.sources.declared import Declared
from lagesbild.sources.http.client import Client, Json, Limits

# The service names no limits, and a layer is one call: one a second is enough, and every feature comes at once.
LIMITS: Final = Limits(cells=1_000_000, calls=1, window=1.0)
COMMON: Final = {"service": "WFS", "version": "2.0.0", "outputFormat": "application/json"}


class Wfs(Client):
    """A table's path is the name of its layer: ``tilastointialueet:kunta1000k_2026``."""

    @cached_property
    def limits(self) -> Limits:
        """Limits that are kept to although the service asks for none."""
        self.transport.pace.limit(LIMITS.calls, LIMITS.window)
        return LIMITS

    def updated(self, table: Declared) -> str:
        """A layer is of one year, which its name says; when it was last changed, the service does not tell."""
        return ""

    def description(self, table: Declared) -> bytes:
        """Return the properties that a feature of the layer has."""
        _ = self.limits
        address = self._call({"request": "DescribeFeatureType", "typeNames": table.path})
        return self.transport.get(address, table=table.path)

    def answer(self, table: Declared, question: Mapping[str, Any]) -> bytes:
        """Ask for every feature of the layer; ``question`` names ``typeNames`` and ``srsName``."""
        _ = self.limits
        return self.transport.get(self._features(question), table=table.path)

    def address(self, table: Declared) -> str:
        """Return the address of the service; the layer is named in each call."""
        return self.base_url

    def sent(self, table: Declared, question: Mapping[str, Any]) -> Json:
        """Return the address of the call; nothing is sent with it."""
        return {"address": self._features(question), "query": None}

    def _features(self, question: Mapping[str, Any]) -> str:
        return self._call({"request": "GetFeature", **question})

    def _call(self, parameters: Mapping[str, str]) -> str:
        return f"{self.base_url}?{urlencode({**COMMON, **parameters}, safe=':/')}"
