"""Vipunen, the reporting portal of the education administration: records of a resource, a page at a time.

How the publisher makes the records of applicants – one per application target, school and field, with the places of the
target on each – is published as code: CSCfi/antero, ``p_lataa_api_perusopetuksen_jalkeinen_koulutus_hakeneet_…``.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final
from urllib.parse import quote

import pandas as pd

from lagesbild.contracts import Choice, Role
from lagesbild.errors import SourceChanged
from lagesbild.sources.declared import Declared
from lagesbild.sources.jsonstat import decode
from lagesbild.sources.services.client import Client, Json, Limits
from lagesbild.sources.services.joined import listed
from lagesbild.sources.services.parser import Answers, Parser, Question
from lagesbild.sources.services.plain import is_taken, strict, text, whole

PAGE: Final = 5000
MOST_PAGES: Final = 40
UPDATED: Final = "tietojoukkoPaivitettyPvm"
FIELDS: Final[Mapping[Role, str]] = {
    "area": "kooditKuntaHakukohde",
    "time": "koulutuksenAlkamisvuosi",
    "route": "hakutapa",
    "level": "koulutusasteTaso2",
    "target": "kooditHakukohde",
}
REPEATED: Final = frozenset({"aloituspaikatLkm"})
"""What stands whole on each record of a target; all else is of the record alone and added up."""
UNKNOWN: Final = "unknown"


class VipunenClient(Client):
    """A table's path is the name of its resource."""

    # 5 000 records a call is what the publisher's own example asks for; one call a second is slower than it calls.
    LIMITS = Limits(cells=PAGE, calls=1, window=1.0)

    def updated(self, table: Declared) -> str:
        """Return the day on which the resource was last made anew, as every record has it.

        Raises:
            SourceRefused: there is no such resource.
            SourceChanged: its first record cannot be read.
        """
        described = self.description(table)
        with strict(table, "its first record"):
            return _day(_first(described))

    def description(self, table: Declared) -> bytes:
        """Return the first record: nothing else describes a resource."""
        return self.get(f"{self.address(table)}?limit=1&offset=0", table)

    def address(self, table: Declared) -> str:
        """Return the address of the records."""
        return f"{self.base_url}/{table.path}/data"

    def question_address(self, table: Declared, question: Mapping[str, Any]) -> str:
        """Return the address of the first page of the records that ``filter`` lets through."""
        return self._page(table, question, 0)

    def answer(self, table: Declared, question: Mapping[str, Any]) -> bytes:
        """Return ``[page, …]`` with every page as it came."""
        return listed(self._pages(table, question))

    def _page(self, table: Declared, question: Mapping[str, Any], offset: int) -> str:
        return f"{self.address(table)}?filter={quote(question['filter'])}&limit={PAGE}&offset={offset}"

    def _pages(self, table: Declared, question: Mapping[str, Any]) -> Iterator[bytes]:
        """Every page to the first that is not full; the service does not say how many there are."""
        for number in range(MOST_PAGES):
            page = self.get(self._page(table, question, number * PAGE), table)
            yield page
            with strict(table, "a page"):
                if len(decode(page)) < PAGE:
                    return
        raise SourceChanged(self.source, table.path, f"{question['filter']} has more than {MOST_PAGES} pages")


class VipunenParser(Parser):
    """Reads records of application targets; a number that is null has no sign at this service: missing, never zero."""

    def questions(self, table: Declared, description: bytes, *, cells: int, today: date) -> list[Question]:
        """Return the calls to make: one for each year, with the route that is declared and the day of the records.

        Raises:
            SourceUnavailable, SourceChanged: the first record is not whole, or lacks a field.
        """
        with strict(table, "its first record"):
            first = _first(description)
            if missing := {*(FIELDS[role] for role in table.keys), *table.contents} - {*first}:
                raise ValueError(f"a record has no {', '.join(sorted(missing))}")
        years = table.choose.get("time", Choice()).of([str(year) for year in range(2014, today.year + 1)])
        return [
            {"time": year, "filter": " and ".join(_conditions(table, year)), "updated": _day(first)} for year in years
        ]

    def check(self, table: Declared, question: Question, answer: bytes) -> None:
        """Refuse pages that do not hold records of the year, the route and the day asked for."""
        with strict(table, "an answer"):
            for record in _records(table, question, answer):
                _row(table, record)

    def updated(self, table: Declared, question: Question, answer: bytes) -> str:
        """Check an answer; return the day on which its records were made."""
        self.check(table, question, answer)
        return str(question["updated"])

    def rows(self, table: Declared, description: bytes, answers: Answers) -> pd.DataFrame:
        """Return one row per combination of the declared keys: the records of one target are put together.

        A count is their sum, what is repeated on each is taken once; it is missing where one of the records lacks it.

        Raises:
            SourceUnavailable: an answer is not whole.
            SourceChanged: a record was not asked for, lacks a field, or has a text or number of another kind.
        """
        with strict(table, "an answer"):
            found = [_row(table, each) for question, answer in answers for each in _records(table, question, answer)]
        keys, contents = [*table.keys.values()], table.contents
        frame = pd.DataFrame(found, columns=[*keys, *(content.column for content in contents.values())])
        together = frame.astype({content.column: "Int64" for content in contents.values()}).groupby(keys, sort=True)
        parts = {each.column: _together(together[each.column], name in REPEATED) for name, each in contents.items()}
        return pd.DataFrame(parts).reset_index().astype({table.keys["time"]: "int64"})

    def names(self, description: bytes) -> dict[str, str]:
        """Return the fields of a record: name → name; the service has no other words for them."""
        return {name: name for name in _first(description)}


def _first(description: bytes) -> Json:
    records = decode(description)
    if not isinstance(records, list) or len(records) != 1:
        raise ValueError("it is not a list of one record")
    return dict(records[0])


def _conditions(table: Declared, year: str) -> Iterator[str]:
    """The year, and each other role of which one plain word is taken; the service has no pattern for more."""
    yield f"{FIELDS['time']}=={year}"
    for role, choice in table.choose.items():
        if role != "time" and re.fullmatch(r"\w+", choice.matches):
            yield f"{FIELDS[role]}=='{choice.matches}'"


def _records(table: Declared, question: Question, answer: bytes) -> Iterator[Json]:
    """Every record of every page, each of the day, the year and the values that were asked for."""
    for record in (record for page in decode(answer) for record in page):
        if _day(record) != question["updated"]:
            raise ValueError(f"the records were made anew on {_day(record)}, while they were read; fetch them again")
        if str(whole(record[FIELDS["time"]])) != question["time"]:
            raise ValueError(f"{record[FIELDS['time']]} was not asked for")
        if other := [role for role in table.choose if role != "time" and not is_taken(table, role, _key(role, record))]:
            raise ValueError(f"{_key(other[0], record)} was not asked for")
        yield record


def _row(table: Declared, record: Json) -> tuple[Any, ...]:
    keys = (record[FIELDS["time"]] if role == "time" else _key(role, record) for role in table.keys)
    counts = (None if record[name] is None else whole(record[name]) for name in table.contents)
    return (*keys, *counts)


def _key(role: Role, record: Json) -> str:
    """A key as text; what has none is unknown, and so is a municipality without a code of three digits."""
    given = record[FIELDS[role]]
    if given is None:
        return UNKNOWN
    if role == "area":
        return f"KU{given}" if re.fullmatch(r"[0-9]{3}", text(given)) else UNKNOWN
    return text(given)


def _together(counts: "pd.api.typing.SeriesGroupBy[Any, Any]", is_repeated: bool) -> "pd.Series[Any]":
    made: pd.Series[Any] = counts.max() if is_repeated else counts.sum()
    return made.where(counts.count() == counts.size())


def _day(record: Json) -> str:
    return date.fromisoformat(text(record[UPDATED])[:10]).isoformat()
