"""The door: rows of a sender's file in, rows without any number of a person out.

What goes on from here holds the pseudonym, the kind of number, the year of birth and the sex; the number itself stays
in this module and in :mod:`person`, and no finding holds it.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Final, NamedTuple

import pyarrow as pa

from lagesbild.adult.record.columns import PERSON, given_columns
from lagesbild.adult.record.fields import Fields
from lagesbild.adult.record.key import Key
from lagesbild.adult.record.person import PersonId, Refused, read_person_id
from lagesbild.adult.record.spotted import Row, Source, Spotted

BATCH: Final = 25_000
SCOPE: Final = ("reporting_half", "principal_municipality", "provider_orgno")
"""Within what a number of the second class counts one learner."""
NUMBER: Final = ("person_key", "id_kind", "id_sex", "birth_year")
REMEMBERED: Final = 100_000
"""Numbers of a file that are kept in mind."""
Column = Sequence[str | None]
Told = tuple[str, str, str | None, int]
"""Pseudonym, kind, sex and year of birth."""


class Passed(NamedTuple):
    """Some rows of a file behind the door, and what was spotted on the way."""

    table: pa.Table
    spotted: list[Spotted]


def pass_door(source: Source, headings: Mapping[str, str], fields: Fields, key: Key) -> Iterator[Passed]:
    """Let the rows of a file through, some thousand at a time.

    ``headings`` maps headings of the file to our columns. Each table has ``source_line``, the pseudonym with what the
    number tells, and every other column of a sender as text; what breaks a rule is missing there and spotted.
    """
    places = {headings[name]: place for place, name in enumerate(source.header)}
    rows, numbers = iter(source.rows), _Numbers(key)
    while some := list(islice(rows, BATCH)):
        kept = [row for row in some if isinstance(row, Row)]
        spotted = [row for row in some if isinstance(row, Spotted)]
        yield _passed(kept, places, fields, numbers, spotted)


class _Numbers:
    """What the numbers of a file tell; a number that comes again is not read again. It lasts as long as the file."""

    def __init__(self, key: Key) -> None:
        self._key = key
        self._read: dict[str, PersonId | Refused] = {}
        self._told: dict[PersonId, Told] = {}

    def told(self, text: str, scope: tuple[str | None, ...]) -> Told | str:
        """Pseudonym, kind, sex and year of birth; or the rule that the number breaks."""
        read = self._read.get(text)
        if read is None:
            if len(self._read) >= REMEMBERED:
                self._read.clear()
                self._told.clear()
            read = self._read[text] = read_person_id(text.strip())
        if isinstance(read, Refused):
            return read.rule
        return self._of(read, scope)

    def _of(self, read: PersonId, scope: tuple[str | None, ...]) -> Told:
        if told := self._told.get(read):
            return told
        within = "\0".join(each or "" for each in scope)
        told = read.key(self._key.secret, within), read.kind, read.sex, read.birth_year
        if read.kind == "personnummer":
            self._told[read] = told
        return told


def _passed(
    rows: list[Row], places: Mapping[str, int], fields: Fields, numbers: _Numbers, spotted: list[Spotted]
) -> Passed:
    lines = [row.line for row in rows]
    columns: dict[str, pa.Array] = {"source_line": pa.array(lines, pa.int32())}
    for name in given_columns(fields.contract):
        columns[name] = _column(name, _texts(name, rows, places, fields), fields, lines, spotted)
    scopes = zip(*(columns[name].to_pylist() for name in SCOPE), strict=True)
    texts = (row.fields[places[PERSON]] for row in rows)
    told = [numbers.told(text, scope) for text, scope in zip(texts, scopes, strict=True)]
    spotted += [Spotted(each, line, PERSON) for each, line in zip(told, lines, strict=True) if isinstance(each, str)]
    columns |= _of_numbers([None if isinstance(each, str) else each for each in told])
    return Passed(pa.table(columns), spotted)


def _texts(name: str, rows: list[Row], places: Mapping[str, int], fields: Fields) -> Column:
    place = places.get(name)
    if place is None:
        return [fields.dialect.constants.get(name)] * len(rows)
    return [row.fields[place] for row in rows]


def _column(name: str, texts: Column, fields: Fields, lines: list[int], spotted: list[Spotted]) -> pa.Array:
    """The values of a column: each text that occurs is looked at once."""
    coded = pa.array(texts, pa.string()).dictionary_encode(null_encoding="encode")
    told = [fields.told(name, text) for text in coded.dictionary.to_pylist()]
    if wrong := {place: each.rule for place, each in enumerate(told) if each.rule}:
        occurring = zip(coded.indices.to_pylist(), lines, strict=True)
        spotted += [Spotted(wrong[place], line, name) for place, line in occurring if place in wrong]
    return pa.array([each.value for each in told], pa.string()).take(coded.indices)


def _of_numbers(told: Sequence[Told | None]) -> dict[str, pa.Array]:
    empty = (None,) * len(NUMBER)
    values = list(zip(*(each or empty for each in told), strict=True)) or [()] * len(NUMBER)
    types = (pa.string(), pa.string(), pa.string(), pa.int32())
    return {name: pa.array(each, kind) for name, each, kind in zip(NUMBER, values, types, strict=True)}
