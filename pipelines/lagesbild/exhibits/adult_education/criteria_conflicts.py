"""Where one word of quality follow-up means two things."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple
from urllib.parse import urlsplit

import pandas as pd

from lagesbild import figures
from lagesbild.adult.criteria import Criterion, conflicts
from lagesbild.exhibits import Answer, Exhibit
from lagesbild.figures import Bar
from lagesbild.language import Column, Context, Presented, Sentence, table
from lagesbild.store import Store

PARTS: Final = (
    *("passed", "not_passed", "no_grade_absence", "dropped_out", "continues"),
    *("completed", "started", "admitted", "applied", "learners", "passed_within_year"),
    *("distance", "other_provider", "other_municipality_learners", "survey_answers"),
)
"""Parts of formulas that have words, in the order in which they are listed; others are shown as they are written."""
FORMS: Final = ("all", "VUXGR", "VUXGY", "VUXSFI", "VUXGRAN", "VUXGYAN")
"""School forms in words."""


class Stated(NamedTuple):
    """One criterion of a conflict: its word, school form, formula with parts joined by +, who states it and where."""

    word_fi: str
    word_sv: str
    word_en: str
    school_form: str
    criterion_id: str
    publisher: str
    numerator: str
    denominator: str
    source: str
    formulas_count: int

    def word(self, language: str) -> str:
        """The word in one language."""
        return {"fi": self.word_fi, "sv": self.word_sv, "en": self.word_en}[language]


def answer(_: Store, *, criteria: Sequence[Criterion]) -> Answer[None]:
    """One row per criterion of a conflict: the same word for the same providers and school form, another formula."""
    rows = [_row(each, len(found.formulas)) for found in conflicts(criteria) for each in found.criteria]
    return Answer(pd.DataFrame(rows, columns=list(Stated._fields)), None, frozenset())


def words(found: Answer[None], say: Context) -> Presented:
    """A bar per word and school form: how many formulas it has; the table spells each of them out."""
    text, rows = say.text, found.typed(Stated)
    if not rows:
        return say.not_shown(text("none"))
    of_word = {_name(row, say): row.formulas_count for row in rows}
    return say.present(
        title=text("title"),
        takeaway=text("takeaway", n=len(of_word)),
        alt="alt",
        notes=(text("note"),),
        table=table(_header(say), (_cells(row, say) for row in rows)),
        marks=(_bar(name, count, say) for name, count in of_word.items()),
        value_title=text("formulas"),
    )


def _row(criterion: Criterion, formulas: int) -> Stated:
    named = criterion.words
    over, under = ("+".join(_listed(each)) for each in (criterion.formula.numerator, criterion.formula.denominator))
    identity = (criterion.school_form, criterion.criterion_id, criterion.publisher)
    return Stated(named["fi"], named["sv"], named["en"], *identity, over, under, criterion.source, formulas)


def _listed(parts: frozenset[str]) -> Iterator[str]:
    yield from (each for each in PARTS if each in parts)
    yield from sorted(parts - set(PARTS))


def _name(row: Stated, say: Context) -> Sentence:
    return say.text("word_of_form", word=row.word(say.language), form=say.text(f"school_forms.{row.school_form}"))


def _header(say: Context) -> tuple[Column, ...]:
    return tuple(Column(say.text(key), numeric=False) for key in ("word", "counted", "of", "who", "documented"))


def _cells(row: Stated, say: Context) -> tuple[str, ...]:
    spelt = (_spelt(row.numerator, say), _spelt(row.denominator, say))
    who = say.text("stated_by", publisher=row.publisher, name=row.criterion_id)
    return (_name(row, say), *spelt, who, urlsplit(row.source).hostname or row.source)


def _spelt(parts: str, say: Context) -> str:
    return say.listed([_part(each, say) for each in parts.split("+")]) if parts else say.text("count")


def _part(part: str, say: Context) -> str:
    return say.text(f"part_{part}") if part in PARTS else part


def _bar(name: str, count: int, say: Context) -> Bar:
    label = say.fmt.integer(count)
    return Bar(name, "own", name, count, f"{name}: {label}", label)


EXHIBIT = Exhibit(__name__, answer, words, chart=figures.bars_from_base, relevance=1.0)
