"""Pupils who go to school in another municipality than the one they live in, as the area counts them."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from lagesbild import figures
from lagesbild.exhibits import Answer, Exhibit
from lagesbild.figures import Bar
from lagesbild.language import AreaContext, Presented, Sentence, columns, table
from lagesbild.language.own_data import Span, own_reading, own_stage_name
from lagesbild.language.places import row_name
from lagesbild.store import Area, Store

SQL: Final = Path(__file__).with_suffix(".sql")
Way = tuple[str, str]
"""The codes of the municipality that pupils live in and of the one that their school is in."""


class Flow(NamedTuple):
    """Pupils of one stage between two municipalities in one year.

    Of hidden pupils ``pupils_at_least_persons`` is 1 and ``pupils_at_most_persons`` 4.
    """

    home_code: str
    home_fi: str
    home_sv: str
    home_en: str
    school_code: str
    school_fi: str
    school_sv: str
    school_en: str
    stage: str
    year: int
    pupils_at_least_persons: int
    pupils_at_most_persons: int
    source: str
    source_date: str

    @property
    def way(self) -> Way:
        """From where to where."""
        return self.home_code, self.school_code

    @property
    def pupils(self) -> Span:
        """How many they are, as far as it may be told."""
        return Span(self.pupils_at_least_persons, self.pupils_at_most_persons)


def answer(store: Store, *, area: Area) -> Answer[None]:
    """One row per stage, pair of municipalities and year that was given for the area; small counts are hidden before.

    No rows where nothing was given.
    """
    return Answer.of(store.ask(SQL, area_code=area.code), None)


def words(found: Answer[None], say: AreaContext) -> Presented:
    """A bar for each way between two municipalities in the newest year, the largest first; the table has every stage.

    The weight is zero: figures that nobody checked never make a core message.
    """
    text, listed = say.text, sorted(found.typed(Flow), key=lambda each: (_name(each, say), each.stage, each.year))
    last = max(each.year for each in listed)
    newest = [each for each in listed if each.year == last]
    return say.present(
        title=text("title", in_area=say.in_area, year=last),
        takeaway=_takeaway(newest, say),
        alt="alt",
        notes=(text("note"), text("own_data.hidden")),
        table=table(columns(text("way"), text("pupils"), of="pupils_persons"), _rows(listed, newest, say)),
        marks=_bars(newest, say),
        value_title=text("pupils"),
        reading=own_reading(((each.source, each.source_date) for each in listed), say),
    )


def _name(flow: Flow, say: AreaContext) -> str:
    """``Evijärvi → Lappajärvi``."""
    homes = {"fi": flow.home_fi, "sv": flow.home_sv, "en": flow.home_en}
    schools = {"fi": flow.school_fi, "sv": flow.school_sv, "en": flow.school_en}
    return f"{homes[say.language]} → {schools[say.language]}"


def _together(newest: Sequence[Flow]) -> Mapping[Way, Span]:
    """The pupils of all stages on each way, the most first."""
    ways = dict.fromkeys(each.way for each in newest)
    sums = {way: Span.sum(each.pupils for each in newest if each.way == way) for way in ways}
    return dict(sorted(sums.items(), key=lambda pair: -pair[1].low))


def _takeaway(newest: Sequence[Flow], say: AreaContext) -> Sentence:
    """How many they are, and which way most go where one has more than any other may have."""
    sums = _together(newest)
    n, (first, most), others = Span.sum(sums.values()).said(say), *list(sums.items())[:1], list(sums.values())[1:]
    if others and all(most.low > other.high for other in others):
        way = next(_name(each, say) for each in newest if each.way == first)
        return say.text("most", n=n, way=way)
    return say.text("all", n=n)


def _rows(listed: Sequence[Flow], newest: Sequence[Flow], say: AreaContext) -> Iterator[tuple[str, ...]]:
    """Every line that was given, and the sum of the newest year where it is of several."""
    for each in listed:
        of_stage = f"{_name(each, say)}, {own_stage_name(each.stage, say)}"
        yield row_name(of_stage, str(each.year), say), each.pupils.said(say)
    if len(newest) > 1:
        total = Span.sum(each.pupils for each in newest)
        yield row_name(say.text("all_ways"), str(newest[0].year), say), total.said(say)


def _bars(newest: Sequence[Flow], say: AreaContext) -> Iterator[Bar]:
    names = {each.way: _name(each, say) for each in newest}
    for way, pupils in _together(newest).items():
        said = pupils.said(say)
        yield Bar(say.text("pupils"), "own", names[way], pupils.low, f"{names[way]}: {said}", said)


EXHIBIT = Exhibit(__name__, answer, words, chart=figures.bars, needs=("own-border-pupils",))
