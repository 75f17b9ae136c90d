"""Which criteria apply to a provider: those that its buyers have on record."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import pandas as pd

from lagesbild import figures
from lagesbild.adult.criteria import Criterion
from lagesbild.adult.reported import Reported
from lagesbild.exhibits import Answer, Exhibit
from lagesbild.figures import Bar
from lagesbild.language import Column, Context, Presented, Sentence, table
from lagesbild.store import Place, Store


class Applied(NamedTuple):
    """One criterion of a buyer: the buyer's code, its word in three languages, its school form."""

    buyer: str
    word_fi: str
    word_sv: str
    word_en: str
    form: str

    def word(self, language: str) -> str:
        """The word in one language."""
        return {"fi": self.word_fi, "sv": self.word_sv, "en": self.word_en}[language]


class Buyers(NamedTuple):
    """How many buyers there are, and the municipalities by code."""

    all: int
    places: tuple[Place, ...]


def answer(
    _: Store, *, provider: str, reported: Reported, criteria: Sequence[Criterion], municipalities: Sequence[Place]
) -> Answer[Buyers]:
    """One row per criterion that a buyer of the newest half-year has on record."""
    newest = next(reversed(reported.halves(provider=provider)), "")
    buyers = reported.values("principal", newest, provider=provider)
    rows = [
        (each.municipality_code, *(each.words[language] for language in ("fi", "sv", "en")), each.school_form)
        for each in criteria
        if each.municipality_code in buyers
    ]
    frame = pd.DataFrame(rows, columns=list(Applied._fields))
    return Answer(frame, Buyers(len(buyers), tuple(municipalities)), frozenset())


def words(found: Answer[Buyers], say: Context) -> Presented:
    """A bar per buyer: how many criteria it has on record; the table has their words."""
    text, rows = say.text, found.typed(Applied)
    if not rows:
        return say.not_shown(text("none"))
    names = {place.code: place.names[say.language] for place in found.facts.places}
    counts = Counter(names[row.buyer] for row in rows)
    header = tuple(Column(text(each), numeric=False) for each in ("buyer", "word", "form"))
    return say.present(
        title=text("title"),
        takeaway=_takeaway(len(counts), found.facts.all, say),
        alt="alt",
        notes=(text("note"),),
        table=table(header, ((names[r.buyer], r.word(say.language), text(f"school_forms.{r.form}")) for r in rows)),
        marks=_marks(counts, say),
        value_title=text("criteria"),
    )


def _takeaway(n: int, buyers: int, say: Context) -> Sentence:
    return say.text("only_one") if buyers == 1 else say.text("takeaway", n=n, all=buyers)


def _marks(counts: Counter[str], say: Context) -> Iterator[Bar]:
    for name in sorted(counts, key=say.order):
        label = say.fmt.integer(counts[name])
        yield Bar(name, "own", name, counts[name], f"{name}: {label}", label)


EXHIBIT = Exhibit(__name__, answer, words, chart=figures.bars_from_base)
