"""How much of what receivers ask for the shared record has already, field by field."""

from collections.abc import Sequence
from typing import Final, NamedTuple

import pandas as pd

from lagesbild import figures
from lagesbild.adult.criteria import AskedField, shares
from lagesbild.exhibits import Answer, Exhibit
from lagesbild.figures import Bar, Role
from lagesbild.language import Context, Presented, Sentence, columns, join, table
from lagesbild.settings import Language
from lagesbild.store import Store

WHERE: Final = ("in_record", "computed", "survey", "other_register", "unknown")
SERIES: Final[tuple[tuple[str, Role], ...]] = (("asked", "quiet"), ("had", "own"))


class Receiver(NamedTuple):
    """One receiver: how many fields it asks for, how many the record has, and all of them by where the answer is."""

    receiver: str
    asked: int
    had: int
    in_record: int
    computed: int
    survey: int
    other_register: int
    unknown: int


class Had(NamedTuple):
    """What the record has of each receiver's fields: their names in three languages."""

    fields: dict[str, list[dict[Language, str]]]


def answer(_: Store, *, fields: Sequence[AskedField]) -> Answer[Had]:
    """One row per receiver: fields asked, fields that the record has, and fields by where their answer is."""
    rows = [(each.receiver, each.asked, each.had, *each.fields.values()) for each in shares(fields)]
    had: dict[str, list[dict[Language, str]]] = {}
    for each in fields:
        if each.is_had:
            had.setdefault(each.receiver, []).append(each.names)
    return Answer(pd.DataFrame(rows, columns=list(Receiver._fields)), Had(had), frozenset())


def words(found: Answer[Had], say: Context) -> Presented:
    """Two bars per receiver: the fields that it asks for, and those of them that the record has already."""
    text, rows = say.text, found.typed(Receiver)
    asked, had = sum(row.asked for row in rows), sum(row.had for row in rows)
    header = columns(
        text("receiver"), text("asked"), *(text(f"adult_education.where_{each}") for each in WHERE), of="fields_count"
    )
    return say.present(
        title=text("title"),
        takeaway=text("takeaway", asked=say.fmt.integer(asked), had=say.fmt.integer(had)),
        alt="alt",
        reading=_reading(found.facts, say),
        notes=(text("note"), text("note_person")),
        table=table(header, (_cells(row, say) for row in rows)),
        marks=(_bar(row, key, role, say) for key, role in SERIES for row in rows),
        value_title=text("fields"),
    )


def _reading(had: Had, say: Context) -> Sentence:
    """The fields that the record has, by name, for each receiver."""
    listed = {each: say.listed([names[say.language] for names in of]) for each, of in had.fields.items()}
    named = [say.text("has", receiver=say.text(f"receivers.{each}"), fields=of) for each, of in listed.items()]
    return join(" ", [say.text("once"), *named]) if named else say.text("none")


def _cells(row: Receiver, say: Context) -> tuple[str, ...]:
    counted = (row.asked, row.in_record, row.computed, row.survey, row.other_register, row.unknown)
    return (say.text(f"receivers.{row.receiver}"), *map(say.fmt.integer, counted))


def _bar(row: Receiver, key: str, role: Role, say: Context) -> Bar:
    name, series = say.text(f"receivers.{row.receiver}"), say.text(key)
    count = row.asked if key == "asked" else row.had
    label = say.fmt.integer(count)
    return Bar(series, role, name, count, f"{name}, {series}: {label}", label)


EXHIBIT = Exhibit(__name__, answer, words, chart=figures.bars, relevance=1.0)
