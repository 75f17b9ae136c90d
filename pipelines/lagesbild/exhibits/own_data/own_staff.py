"""The area's own staff by profession and age: how many are of the ages that retire within about ten years."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Final, NamedTuple

from lagesbild import figures
from lagesbild.ages import OPEN_AGE, OWN_STAGES, span
from lagesbild.exhibits import Answer, Exhibit
from lagesbild.figures import Bar
from lagesbild.language import NOTHING, AreaContext, Presented, Sentence, columns, table
from lagesbild.language.own_data import Span, own_reading, own_stage_name
from lagesbild.language.places import row_name
from lagesbild.store import Area, Store

SQL: Final = Path(__file__).with_suffix(".sql")
OLDER_FROM: Final = 55
"""Who is as old retires within about ten years; every band lies on one side of it."""


class Band(NamedTuple):
    """Staff of one profession, stage and band of ages; of a hidden number ``…_at_least_…`` is 1, ``…_at_most_…`` 4."""

    profession_fi: str
    profession_sv: str
    profession_en: str
    stage: str
    age_from: int
    age_to: int
    year: int
    staff_at_least_persons: int
    staff_at_most_persons: int
    source: str
    source_date: str

    @property
    def staff(self) -> Span:
        """How many they are, as far as it may be told."""
        return Span(self.staff_at_least_persons, self.staff_at_most_persons)

    @property
    def is_older(self) -> bool:
        """Whether they are ``OLDER_FROM`` or over."""
        return self.age_from >= OLDER_FROM


def answer(store: Store, *, area: Area) -> Answer[None]:
    """One row per profession, stage and band of ages that was given for the area, in the newest year of each.

    Small counts are hidden before they come here. No rows where nothing was given.
    """
    return Answer.of(store.ask(SQL, area_code=area.code), None)


def words(found: Answer[None], say: AreaContext) -> Presented:
    """Two bars per profession and stage: staff younger than ``OLDER_FROM``, and from that age on.

    The weight is zero: figures that nobody checked never make a core message.
    """
    text, bands = say.text, _by_stage(found.typed(Band), say)
    years = sorted({band.year for band in bands})
    return say.present(
        title=text("title", in_area=say.in_area, years=span((years[0], years[-1]))),
        takeaway=text("older", pct=_share(bands, say), age=OLDER_FROM),
        alt="alt",
        notes=(text("note", age=OLDER_FROM), text("own_data.hidden")),
        table=table(
            columns(text("band"), text("staff"), text("share", age=OLDER_FROM), of=("staff_persons", "older_pct")),
            _rows(bands, say),
        ),
        marks=_bars(bands, say),
        value_title=text("staff"),
        reading=own_reading(((band.source, band.source_date) for band in bands), say),
    )


def _by_stage(bands: Sequence[Band], say: AreaContext) -> list[Band]:
    """By the ages of the stage, then by the profession's name, then from the youngest on."""
    return sorted(bands, key=lambda band: (OWN_STAGES[band.stage], say.order(_profession(band, say)), band.age_from))


def _profession(band: Band, say: AreaContext) -> str:
    return {"fi": band.profession_fi, "sv": band.profession_sv, "en": band.profession_en}[say.language]


def _share(bands: Sequence[Band], say: AreaContext) -> str:
    """What part of the staff is older, in whole percent; a dash where there is nobody."""
    older, younger = (Span.sum(band.staff for band in bands if band.is_older == side) for side in (True, False))
    return older.share_said(younger, say) if older.high + younger.high else NOTHING


def _named(band: Band, say: AreaContext) -> Sentence:
    return say.text("named", profession=_profession(band, say), stage=own_stage_name(band.stage, say))


def _together(bands: Sequence[Band]) -> Iterator[list[Band]]:
    """The bands of each profession and stage."""
    for _, of_one in groupby(bands, key=lambda band: (band.stage, band.profession_fi)):
        yield list(of_one)


def _rows(bands: Sequence[Band], say: AreaContext) -> Iterator[tuple[str, ...]]:
    """Every band, and below those of a profession and stage their sum, with the share of the older."""
    for listed in _together(bands):
        name, year = _named(listed[0], say), str(listed[0].year)
        for band in listed:
            ages = span((band.age_from, band.age_to)) if band.age_to < OPEN_AGE else f"{band.age_from}+"
            yield (row_name(say.text("aged", name=name, ages=ages), year, say), band.staff.said(say), NOTHING)
        whole = Span.sum(band.staff for band in listed).said(say)
        yield (row_name(say.text("aged_all", name=name), year, say), whole, _share(listed, say))


def _bars(bands: Sequence[Band], say: AreaContext) -> Iterator[Bar]:
    for is_older, series in ((False, say.text("younger", age=OLDER_FROM)), (True, say.text("from", age=OLDER_FROM))):
        for listed in _together(bands):
            staff, name = Span.sum(band.staff for band in listed if band.is_older == is_older), _named(listed[0], say)
            hover, role = f"{name}, {series}: {staff.said(say)}", "third" if is_older else "own"
            yield Bar(series, role, name, staff.low, hover, staff.said(say))  # type: ignore[arg-type]


EXHIBIT = Exhibit(__name__, answer, words, chart=figures.bars, needs=("own-staff",))
