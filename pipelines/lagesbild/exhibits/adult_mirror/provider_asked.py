"""What a provider is asked for today and by whom, field by field, and what the shared record has already."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

import pandas as pd

from lagesbild import figures
from lagesbild.adult.criteria import AskedField, Criterion
from lagesbild.adult.reported import Reported
from lagesbild.exhibits import Answer, Exhibit
from lagesbild.figures import Bar, Role
from lagesbild.language import Column, Context, Presented, Sentence, join, table
from lagesbild.store import Place, Store

SERIES: Final[tuple[tuple[str, Role], ...]] = (("asked", "quiet"), ("had", "own"))


class Asked(NamedTuple):
    """One field that one receiver asks for: what it is called in three languages, and where the answer is."""

    receiver: str
    name_fi: str
    name_sv: str
    name_en: str
    where: str
    is_had: bool

    def name(self, language: str) -> str:
        """The field in one language."""
        return {"fi": self.name_fi, "sv": self.name_sv, "en": self.name_en}[language]


class Buyers(NamedTuple):
    """How many buyers there are, how many of them ask for nothing that is documented; reports a year by buyer."""

    all: int
    undocumented: int
    reports: tuple[tuple[Place, int], ...]


def answer(
    _: Store,
    *,
    provider: str,
    reported: Reported,
    criteria: Sequence[Criterion],
    fields: Sequence[AskedField],
    municipalities: Sequence[Place],
) -> Answer[Buyers]:
    """One row per field that all providers are asked for, or that a buyer of the newest half-year asks for."""
    newest = next(reversed(reported.halves(provider=provider)), "")
    buyers = reported.values("principal", newest, provider=provider)
    asked = [each for each in fields if each.municipality_code in {"", *buyers}]
    rows = [Asked(each.receiver, *_names(each), each.answer, each.is_had) for each in asked]
    undocumented = len({*buyers} - {each.municipality_code for each in asked})
    counted = ((place, _reports(criteria, place)) for place in municipalities if place.code in buyers)
    reports = tuple((place, number) for place, number in counted if number)
    frame = pd.DataFrame(rows, columns=list(Asked._fields))
    return Answer(frame, Buyers(len(buyers), undocumented, reports), frozenset())


def _names(field: AskedField) -> tuple[str, str, str]:
    return (field.names["fi"], field.names["sv"], field.names["en"])


def _reports(criteria: Sequence[Criterion], place: Place) -> int:
    """How many reports a year a municipality wants, as far as its criteria say."""
    return max((each.reports_per_year or 0 for each in criteria if each.municipality_code == place.code), default=0)


def words(found: Answer[Buyers], say: Context) -> Presented:
    """Two bars per receiver; the table has every field, those that need not be reported again first."""
    text, rows = say.text, found.typed(Asked)
    header = tuple(Column(text(each), numeric=False) for each in ("field", "receiver", "again", "where"))
    listed = sorted(rows, key=lambda row: not row.is_had)
    counts = {"asked": say.fmt.integer(len(rows)), "had": say.fmt.integer(sum(row.is_had for row in rows))}
    return say.present(
        title=text("title"),
        takeaway=text("takeaway", **counts),
        alt="alt",
        reading=_reading(found.facts, say),
        notes=(text("note"), *_undocumented(found.facts, say)),
        table=table(header, (_cells(row, say) for row in listed)),
        marks=_marks(rows, say),
        value_title=text("fields"),
    )


def _reading(buyers: Buyers, say: Context) -> Sentence:
    """What it means, and how often buyers want a report, as far as that is known."""
    often = (say.text("often", buyer=place.names[say.language], n=number) for place, number in buyers.reports)
    return join(" ", [say.text("reading"), *often])


def _undocumented(buyers: Buyers, say: Context) -> tuple[Sentence, ...]:
    n = buyers.undocumented
    if n and buyers.all == 1:
        return (say.text("note_only_one"),)
    return (say.text("note_undocumented", n=n, all=buyers.all),) if n else ()


def _cells(row: Asked, say: Context) -> tuple[str, ...]:
    again = say.text("no" if row.is_had else "yes")
    where = say.text(f"adult_education.where_{row.where}")
    return (row.name(say.language), say.text(f"receivers.{row.receiver}"), again, where)


def _marks(rows: Sequence[Asked], say: Context) -> Iterator[Bar]:
    for key, role in SERIES:
        for receiver in dict.fromkeys(row.receiver for row in rows):
            count = sum(row.receiver == receiver and (key == "asked" or row.is_had) for row in rows)
            name, series, label = say.text(f"receivers.{receiver}"), say.text(key), say.fmt.integer(count)
            yield Bar(series, role, name, count, f"{name}, {series}: {label}", label)


EXHIBIT = Exhibit(__name__, answer, words, chart=figures.bars, relevance=1.0)
