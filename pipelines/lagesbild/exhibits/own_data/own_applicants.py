"""First-choice applicants of the area's own programmes against their places."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from lagesbild import figures
from lagesbild.exhibits import Answer, Exhibit
from lagesbild.figures import Bar
from lagesbild.language import NOTHING, AreaContext, Presented, Sentence, columns, table
from lagesbild.language.own_data import Span, own_reading
from lagesbild.language.places import row_name
from lagesbild.store import Area, Store

SQL: Final = Path(__file__).with_suffix(".sql")
PER: Final = 100
"""Applicants are told per so many places."""


class Programme(NamedTuple):
    """One programme in one year; of hidden applicants ``…_at_least_…`` is 1 and ``…_at_most_…`` 4."""

    programme_fi: str
    programme_sv: str
    programme_en: str
    year: int
    applicants_at_least_persons: int
    applicants_at_most_persons: int
    places_count: int | None
    source: str
    source_date: str

    @property
    def applicants(self) -> Span:
        """How many they are, as far as it may be told."""
        return Span(self.applicants_at_least_persons, self.applicants_at_most_persons)


def answer(store: Store, *, area: Area) -> Answer[None]:
    """One row per programme and year that was given for the area; small counts are hidden before.

    ``places_count`` is missing where it is not known. No rows where nothing was given.
    """
    return Answer.of(store.ask(SQL, area_code=area.code), None)


OF: Final = ("applicants_persons", "places_count", "applicants_per_100")


def words(found: Answer[None], say: AreaContext) -> Presented:
    """Two bars per programme in the newest year: applicants and places.

    The weight is zero: figures that nobody checked never make a core message.
    """
    text, listed = say.text, sorted(found.typed(Programme), key=lambda each: (say.order(_name(each, say)), each.year))
    last = max(each.year for each in listed)
    newest = [each for each in listed if each.year == last]
    header = columns(text("programme"), text("applicants"), text("places"), text("per", places=PER), of=OF)
    return say.present(
        title=text("title", in_area=say.in_area, year=last),
        takeaway=_takeaway(newest, say),
        alt="alt",
        notes=(text("note"), text("own_data.hidden")),
        table=table(header, (*(_cells(each, say) for each in listed), *_sum(newest, say))),
        marks=_bars(newest, say),
        value_title=text("axis"),
        reading=own_reading(((each.source, each.source_date) for each in listed), say),
    )


def _name(programme: Programme, say: AreaContext) -> str:
    named = {"fi": programme.programme_fi, "sv": programme.programme_sv, "en": programme.programme_en}
    return named[say.language]


def _takeaway(newest: Sequence[Programme], say: AreaContext) -> Sentence:
    """How many apply per hundred places; how many apply where the places of a programme are not known."""
    if per := _per(newest, say):
        return say.text("per_places", n=per, places=PER)
    return say.text("all", n=Span.sum(each.applicants for each in newest).said(say))


def _places(programmes: Sequence[Programme]) -> int:
    """Their places; zero where those of one are not known."""
    known = [each.places_count for each in programmes]
    return 0 if None in known else sum(each or 0 for each in known)


def _per(programmes: Sequence[Programme], say: AreaContext) -> str:
    places, applicants = _places(programmes), Span.sum(each.applicants for each in programmes)
    return say.range(PER * applicants.low / places, PER * applicants.high / places) if places else ""


def _cells(programme: Programme, say: AreaContext) -> tuple[str, ...]:
    return _numbers(row_name(_name(programme, say), str(programme.year), say), [programme], say)


def _sum(newest: Sequence[Programme], say: AreaContext) -> Iterator[tuple[str, ...]]:
    """All programmes of the newest year, where there are several."""
    if len(newest) > 1:
        yield _numbers(row_name(say.text("all_programmes"), str(newest[0].year), say), newest, say)


def _numbers(name: str, programmes: Sequence[Programme], say: AreaContext) -> tuple[str, ...]:
    places, applicants = _places(programmes), Span.sum(each.applicants for each in programmes)
    return (
        name,
        applicants.said(say),
        say.fmt.integer(places) if places else NOTHING,
        _per(programmes, say) or NOTHING,
    )


def _bars(newest: Sequence[Programme], say: AreaContext) -> Iterator[Bar]:
    applicants, places = say.text("applicants"), say.text("places")
    for each in newest:
        name, said = _name(each, say), each.applicants.said(say)
        yield Bar(applicants, "own", name, each.applicants.low, f"{name}, {applicants}: {said}", said)
    for each in newest:
        if each.places_count is not None:
            name, said = _name(each, say), say.fmt.integer(each.places_count)
            yield Bar(places, "third", name, each.places_count, f"{name}, {places}: {said}", said, is_outline=True)


EXHIBIT = Exhibit(__name__, answer, words, chart=figures.bars, needs=("own-applicants",))
