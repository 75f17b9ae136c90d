"""A client of Kolada, version 3: key figures, the areas they are told for, and their values page by page."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from functools import cached_property
from typing import Any, Final

from lagesbild.errors import SourceChanged
from lagesbild.sources.declared import Declared
from lagesbild.sources.http.client import Client, Json, Limits
from lagesbild.sources.http.joined import listed, named
from lagesbild.sources.jsonstat import decode

PAGE: Final = 5000
MOST_PAGES: Final = 40
MOST_IDS: Final = 25  # the service refuses longer lists of key figures or years
# The service names no limits; two calls a second is what other careful callers keep to.
LIMITS: Final = Limits(cells=PAGE, calls=2, window=1.0)


class Kolada(Client):
    """A table's path is the list of its key figures: ``N18897,N18898``."""

    @cached_property
    def limits(self) -> Limits:
        """Limits that are kept to although the service asks for none; a cell is an area's year of a key figure."""
        self.transport.pace.limit(LIMITS.calls, LIMITS.window)
        return LIMITS

    def updated(self, table: Declared) -> str:
        """Return the newest day up to today on which one of the key figures was to be published.

        The service keeps no time of update; what it corrects between two such days is not noticed.

        Raises:
            SourceRefused: there are no such key figures.
            SourceChanged: they are not described as key figures are.
        """
        today = datetime.now(UTC).date().isoformat()
        try:
            days = [day for page in self._kpis(table) for day in publication_days(decode(page))]
        except (KeyError, TypeError, ValueError) as error:
            raise SourceChanged(self.source, table.path, f"its description cannot be read: {error!r}") from error
        return max((day for day in days if day <= today), default="")

    def description(self, table: Declared) -> bytes:
        """Return ``{"kpi": [page, …], "municipality": [page, …]}`` with every page as it came."""
        kpis, areas = listed(self._kpis(table)), listed(self._pages(table, "municipality"))
        return named({"kpi": kpis, "municipality": areas})

    def answer(self, table: Declared, question: Mapping[str, Any]) -> bytes:
        """Ask for the values of ``kpi`` in ``year``; return ``[page, …]`` with every page as it came."""
        return listed(self._pages(table, self._data(question)))

    def address(self, table: Declared) -> str:
        """Return the address of the key figures' description."""
        return f"{self.base_url}/kpi/{table.path}"

    def sent(self, table: Declared, question: Mapping[str, Any]) -> Json:
        """Return the address of the first page; nothing is sent with it."""
        return {"address": self._page(self._data(question), 1), "query": None}

    def _kpis(self, table: Declared) -> Iterator[bytes]:
        ids = table.path.split(",")
        for start in range(0, len(ids), MOST_IDS):
            yield from self._pages(table, f"kpi/{','.join(ids[start : start + MOST_IDS])}")

    def _data(self, question: Mapping[str, Any]) -> str:
        return f"data/kpi/{','.join(question['kpi'])}/year/{','.join(question['year'])}"

    def _page(self, path: str, number: int) -> str:
        return f"{self.base_url}/{path}?page={number}&per_page={PAGE}"

    def _pages(self, table: Declared, path: str) -> Iterator[bytes]:
        """Every page to the last; the next one's address is made here, so that no answer leads to another host."""
        _ = self.limits
        for number in range(1, MOST_PAGES + 1):
            page = self.transport.get(self._page(path, number), table=table.path)
            yield page
            if not self._has_next(table, page):
                return
        raise SourceChanged(self.source, table.path, f"{path} has more than {MOST_PAGES} pages")

    def _has_next(self, table: Declared, page: bytes) -> bool:
        try:
            return bool(decode(page).get("next_url"))
        except (AttributeError, ValueError) as error:
            raise SourceChanged(self.source, table.path, f"a page cannot be read: {error}") from error


def publication_days(page: Json) -> list[str]:
    """Return every day (ISO) on which the key figures of a page were or are to be published, preliminary ones too.

    Raises:
        KeyError, TypeError, ValueError: the page is not one of key figures, or a day is none.
    """
    told = (kpi.get(name) for kpi in page["values"] for name in ("publication_date", "prel_publication_date"))
    return [date.fromisoformat(day[:10]).isoformat() for day in told if day]
