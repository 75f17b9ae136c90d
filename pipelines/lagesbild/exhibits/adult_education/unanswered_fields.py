"""What the shared record cannot answer, and where the answer is instead."""

from collections import Counter
from collections.abc import Sequence
from typing import Final, NamedTuple
from urllib.parse import urlsplit

import pandas as pd

from lagesbild import figures
from lagesbild.adult.criteria import AskedField
from lagesbild.exhibits import Answer, Exhibit
from lagesbild.figures import Bar
from lagesbild.language import Column, Context, Presented, table
from lagesbild.store import Store

WHERE: Final = ("survey", "other_register", "unknown")


class Field(NamedTuple):
    """One field that the record does not answer: its names, who asks for it, where the answer is."""

    receiver: str
    name_fi: str
    name_sv: str
    name_en: str
    answer: str
    source: str


def answer(_: Store, *, fields: Sequence[AskedField]) -> Answer[None]:
    """One row per field that the record does not answer, in the order of receivers and fields."""
    rows = [
        (each.receiver, each.names["fi"], each.names["sv"], each.names["en"], each.answer, each.source)
        for each in fields
        if each.answer in WHERE
    ]
    return Answer(pd.DataFrame(rows, columns=list(Field._fields)), None, frozenset())


def words(found: Answer[None], say: Context) -> Presented:
    """A bar per place where the answer is instead: how many fields; the table names each of them."""
    text, rows = say.text, found.typed(Field)
    of_place = Counter(row.answer for row in rows)
    header = tuple(Column(text(key), numeric=False) for key in ("field", "receiver", "where", "documented"))
    return say.present(
        title=text("title"),
        takeaway=text("takeaway", n=len(rows)),
        alt="alt",
        notes=(text("note"),),
        table=table(header, (_cells(row, say) for row in rows)),
        marks=(_bar(each, of_place[each], say) for each in WHERE),
        value_title=text("fields"),
    )


def _cells(row: Field, say: Context) -> tuple[str, ...]:
    documented = urlsplit(row.source).hostname or row.source
    return (say.name(row), say.text(f"receivers.{row.receiver}"), say.text(row.answer), documented)


def _bar(place: str, count: int, say: Context) -> Bar:
    name, label = say.text(place), say.fmt.integer(count)
    return Bar(name, "own", name, count, f"{name}: {label}", label)


EXHIBIT = Exhibit(__name__, answer, words, chart=figures.bars_from_base)
