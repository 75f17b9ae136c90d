"""Kolada, version 3: key figures, the areas they are reported for, and values by municipality, year and gender."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Final

import pandas as pd

from lagesbild.contracts import Choice
from lagesbild.errors import SourceChanged
from lagesbild.sources.declared import Declared
from lagesbild.sources.jsonstat import decode
from lagesbild.sources.services.client import Client, Json, Limits
from lagesbild.sources.services.joined import listed, named
from lagesbild.sources.services.parser import Answers, Parser, Question
from lagesbild.sources.services.plain import is_taken, number, strict, text, whole

PAGE: Final = 5000
MOST_PAGES: Final = 40
MOST_IDS: Final = 25  # the service refuses longer lists of key figures or years
GENDERS: Final = ("T", "K", "M")
MEASURES: Final = ("content_code", "content", "value", "status", "observations_count")


class KoladaClient(Client):
    """A table's path is the list of its key figures: ``N18897,N18898``."""

    # Two calls a second is what other careful callers keep to; a cell is an area's year of a key figure.
    LIMITS = Limits(cells=PAGE, calls=2, window=1.0)

    def updated(self, table: Declared) -> str:
        """Return the newest day up to today on which one of the key figures was to be published.

        The service keeps no time of update; what it corrects between two such days is not noticed.

        Raises:
            SourceRefused: there are no such key figures.
            SourceChanged: they are not described as key figures are.
        """
        today = datetime.now(UTC).date().isoformat()
        try:
            days = [day for page in self._kpis(table) for day in _publication_days(decode(page))]
        except (KeyError, TypeError, ValueError) as error:
            raise SourceChanged(self.source, table.path, f"its description cannot be read: {error!r}") from error
        return max((day for day in days if day <= today), default="")

    def description(self, table: Declared) -> bytes:
        """Return ``{"kpi": [page, …], "municipality": [page, …]}`` with every page as it came."""
        kpis, areas = listed(self._kpis(table)), listed(self._pages(table, "municipality"))
        return named({"kpi": kpis, "municipality": areas})

    def address(self, table: Declared) -> str:
        """Return the address of the key figures' description."""
        return f"{self.base_url}/kpi/{table.path}"

    def question_address(self, table: Declared, question: Mapping[str, Any]) -> str:
        """Return the address of the first page of the values of ``kpi`` in ``year``."""
        return self._page(_values_of(question), 1)

    def answer(self, table: Declared, question: Mapping[str, Any]) -> bytes:
        """Return ``[page, …]`` with every page as it came."""
        return listed(self._pages(table, _values_of(question)))

    def _kpis(self, table: Declared) -> Iterator[bytes]:
        ids = table.path.split(",")
        for start in range(0, len(ids), MOST_IDS):
            yield from self._pages(table, f"kpi/{','.join(ids[start : start + MOST_IDS])}")

    def _page(self, path: str, number: int) -> str:
        return f"{self.base_url}/{path}?page={number}&per_page={PAGE}"

    def _pages(self, table: Declared, path: str) -> Iterator[bytes]:
        """Every page to the last; the next one's address is made here, so that no answer leads to another host."""
        for count in range(1, MOST_PAGES + 1):
            page = self.get(self._page(path, count), table)
            yield page
            if not self._has_next(table, page):
                return
        raise SourceChanged(self.source, table.path, f"{path} has more than {MOST_PAGES} pages")

    def _has_next(self, table: Declared, page: bytes) -> bool:
        try:
            return bool(decode(page).get("next_url"))
        except (AttributeError, ValueError) as error:
            raise SourceChanged(self.source, table.path, f"a page cannot be read: {error}") from error


class KoladaParser(Parser):
    """Reads values of key figures; an area without a value has no row, and the unit is in the title of a key figure."""

    def questions(self, table: Declared, description: bytes, *, cells: int, today: date) -> list[Question]:
        """Return the calls to make: one ``kpi`` and as many of its ``year`` as one page holds of every area.

        Raises:
            SourceUnavailable, SourceChanged: the description is not whole, or not of these key figures.
        """
        described = _described(table, description)
        every = [str(year) for year in range(1990, today.year + 1)]
        years = table.choose.get("time", Choice()).of(every)
        step = min(MOST_IDS, max(1, cells // len(described.areas)))
        return [
            {"kpi": [kpi], "year": list(years[start : start + step])}
            for kpi in table.path.split(",")
            for start in range(0, len(years), step)
        ]

    def check(self, table: Declared, question: Question, answer: bytes) -> None:
        """Refuse pages that do not hold values of the key figure and years asked for."""
        with strict(table, "an answer"):
            for entry in _entries(answer):
                _check_asked(question, entry)

    def rows(self, table: Declared, description: bytes, answers: Answers) -> pd.DataFrame:
        """Return one row per area, year, gender and key figure; deleted values are left out.

        ``value`` is missing where the service has none; ``status`` is then what it reports of it, if anything.

        Raises:
            SourceUnavailable: an answer is not whole.
            SourceChanged: an area is unknown, or a value is of another key figure, year or kind, or there twice.
        """
        described, columns = _described(table, description), [*table.keys.values(), *MEASURES]
        with strict(table, "an answer"):
            every = (row for question, answer in answers for row in _rows(table, described, question, answer))
            found = pd.DataFrame(every, columns=columns)
            if (twice := found.duplicated([*table.keys.values(), "content_code"])).any():
                raise ValueError(f"{found[twice].iloc[0].to_dict()} is there twice")
        return found.astype({table.keys["time"]: "int64", "value": "Float64", "observations_count": "Int64"})

    def names(self, description: bytes) -> dict[str, str]:
        """Return the titles of the key figures and of the areas: codes → texts."""
        known = decode(description)
        return {
            f"{kind} {entry['id']}": str(entry.get("title", ""))
            for kind in ("kpi", "municipality")
            for page in known[kind]
            for entry in page["values"]
        }

    def next_release(self, description: bytes) -> str:
        """Return the first day after today on which one of the key figures is to be published; empty where none is."""
        today = datetime.now(UTC).date().isoformat()
        days = [day for page in decode(description)["kpi"] for day in _publication_days(page)]
        return min((day for day in days if day > today), default="")


@dataclass(frozen=True)
class _Described:
    """Key figure → title, and the codes of every municipality and region."""

    titles: dict[str, str]
    areas: frozenset[str]


def _values_of(question: Mapping[str, Any]) -> str:
    return f"data/kpi/{','.join(question['kpi'])}/year/{','.join(question['year'])}"


def _publication_days(page: Json) -> list[str]:
    """Return every day (ISO) on which the key figures of a page were or are to be published, preliminary ones too.

    Raises:
        KeyError, TypeError, ValueError: the page is not one of key figures, or a day is none.
    """
    days = (kpi.get(name) for kpi in page["values"] for name in ("publication_date", "prel_publication_date"))
    return [date.fromisoformat(day[:10]).isoformat() for day in days if day]


def _described(table: Declared, description: bytes) -> _Described:
    with strict(table, "its description"):
        known = decode(description)
        kpis = [entry for page in known["kpi"] for entry in page["values"]]
        titles = {text(entry["id"]): text(entry["title"]) for entry in kpis}
        if missing := [kpi for kpi in table.path.split(",") if kpi not in titles]:
            raise ValueError(f"it does not have {', '.join(missing)}")
        areas = [text(entry["id"]) for page in known["municipality"] for entry in page["values"]]
        if len(set(areas)) != len(areas) or not areas:
            raise ValueError("it has no areas or one twice")
    return _Described(titles, frozenset(areas))


def _entries(answer: bytes) -> Iterator[Json]:
    """Every entry of every page; a page that is cut short by its own count is refused."""
    pages: list[Json] = decode(answer)
    total = sum(len(page["values"]) for page in pages)
    for page in pages:
        if page.get("count", total) not in {len(page["values"]), total}:
            raise ValueError(f"a page announces {page['count']} entries and has {len(page['values'])}")
        yield from page["values"]


def _check_asked(question: Question, entry: Json) -> None:
    if entry["kpi"] not in question["kpi"] or str(whole(entry["period"])) not in question["year"]:
        raise ValueError(f"{entry['kpi']} of {entry['period']} was not asked for")


def _rows(table: Declared, described: _Described, question: Question, answer: bytes) -> Iterator[tuple[Any, ...]]:
    for entry in _entries(answer):
        _check_asked(question, entry)
        area = text(entry["municipality"])
        if not is_taken(table, "area", area):
            continue
        if area not in described.areas:
            raise ValueError(f"municipality {area} is not in the list of areas")
        for known in entry["values"]:
            if not _is_deleted(known):
                parts = {"area": area, "time": entry["period"], "sex": _gender(known["gender"])}
                title = described.titles[entry["kpi"]]
                yield (*(parts[role] for role in table.keys), entry["kpi"], title, *_measures(known))


def _is_deleted(known: Json) -> bool:
    deleted = known.get("isdeleted", False)
    if not isinstance(deleted, bool):
        raise TypeError(f"isdeleted is {deleted!r}")
    return deleted


def _gender(given: object) -> str:
    if given not in GENDERS:
        raise ValueError(f"gender {given!r}")
    return str(given)


def _measures(known: Json) -> tuple[float | int | None, str | None, int | None]:
    """Value, status and count; an empty status means none, and a null value is independent of any status."""
    value, status, count = known["value"], known.get("status"), known.get("count")
    return (
        None if value is None else number(value),
        text(status) if status else None,
        None if count is None else whole(count),
    )
