"""Checking files: through the door, typed, and held against every rule."""

import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from lagesbild.adult.record.columns import given_columns, record_contract
from lagesbild.adult.record.dialect import Dialect
from lagesbild.adult.record.door import pass_door
from lagesbild.adult.record.fields import Fields
from lagesbild.adult.record.key import Key
from lagesbild.adult.record.opening import open_source
from lagesbild.adult.record.person import looks_like_a_person_id
from lagesbild.adult.record.reference import add_reference, known_codes
from lagesbild.adult.record.rules import load_rules, statements
from lagesbild.adult.record.spotted import Unreadable
from lagesbild.adult.record.work import Work, new_work
from lagesbild.errors import BadFile
from lagesbild.settings import Project


@dataclass(frozen=True)
class Check:
    """What files are checked with."""

    project: Project
    dialect: Dialect
    key: Key


class Given(NamedTuple):
    """One file: its number in this check, where it is, and the name that it is told by."""

    number: int
    path: Path
    name: str


def _nothing_earlier(work: Work) -> None:
    """A check by itself knows nothing but its files."""


@contextmanager
def checked(
    paths: Sequence[Path], check: Check, *, add_earlier: Callable[[Work], None] = _nothing_earlier
) -> Iterator[Work]:
    """Check files together, and give the place where rows and findings are.

    ``add_earlier`` adds what the record has beside them, once the rows are typed.

    Raises:
        BadFile: a file is not there.
    """
    contract = record_contract(check.project)
    with new_work(given_columns(contract)) as work:
        add_reference(work, check.project)
        fields = Fields(contract, check.dialect, known_codes(check.project))
        for number, (path, name) in enumerate(zip(paths, shown_names(paths), strict=True), start=1):
            _take(Given(number, path, name), work, fields, check.key)
        work.run("participation")
        work.run("identified")
        add_earlier(work)
        work.run("known")
        apply_rules(work)
        yield work


def shown_names(paths: Sequence[Path]) -> list[str]:
    """The names that files are told by: their own without what cannot be printed; never a number of a person."""
    plain = [re.sub(r"[^\w .()+-]", "_", path.name) for path in paths]
    safe = [f"#{place}" if looks_like_a_person_id(name) else name for place, name in enumerate(plain, start=1)]
    return [name if safe.index(name) == place else f"{name} #{place + 1}" for place, name in enumerate(safe)]


def apply_rules(work: Work) -> None:
    """Hold the rows against every rule that SQL finds, and keep the first finding of each field."""
    rules = load_rules()
    for name, statement in statements().items():
        days = {"begins_from": rules[name].begins_from, "begins_to": rules[name].begins_to}
        bound = {key: value for key, value in days.items() if f"${key}" in statement}
        insert = f"insert into finding by name select '{name}' as rule, * from ({statement})"  # noqa: S608 – our own files
        work.connection.execute(insert, bound)
    work.run("one_per_cell")
    work.run("refused")


def _take(given: Given, work: Work, fields: Fields, key: Key) -> None:
    """Let one file through the door; one that cannot be read to its end leaves no row."""
    try:
        with given.path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        work.add_file(given.number, given.name, digest)
        source = open_source(given.path, fields.dialect, fields.contract)
        reading = replace(fields, has_comma_decimals=source.has_comma_decimals)
        for passed in pass_door(source, fields.dialect.headings(fields.contract), reading, key):
            work.add_rows(given.number, passed.table)
            work.add_findings(given.number, passed.spotted)
    except OSError:
        raise BadFile(Path(given.name), "cannot be read; is it there, and may you read it?") from None
    except Unreadable as unreadable:
        work.drop_rows(given.number)
        work.add_findings(given.number, unreadable.spotted)
