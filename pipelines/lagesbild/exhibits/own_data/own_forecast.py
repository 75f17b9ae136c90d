"""The area's own forecast of residents or pupils, beside the official projection of the same ages and years."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Final, NamedTuple

from lagesbild import figures
from lagesbild.ages import OPEN_AGE, span
from lagesbild.exhibits import Answer, Exhibit
from lagesbild.figures import Bar
from lagesbild.language import NOTHING, AreaContext, Presented, Sentence, columns, direction, table
from lagesbild.language.own_data import Span, own_reading
from lagesbild.language.places import row_name
from lagesbild.measures.thresholds import FEW_PERSONS
from lagesbild.store import Area, Store

SQL: Final = Path(__file__).with_suffix(".sql")
HEADER: Final = ("forecast", "official", "difference")


class Year(NamedTuple):
    """One year of a band: the area's own figure, and the residents by the official projection, missing where none is.

    Of a hidden figure ``forecast_at_least_persons`` is 1 and ``forecast_at_most_persons`` 4.
    """

    subject: str
    age_from: int
    age_to: int
    year: int
    forecast_at_least_persons: int
    forecast_at_most_persons: int
    official_persons: int | None
    source: str
    source_date: str

    @property
    def forecast(self) -> Span:
        """The area's own figure, as far as it may be told."""
        return Span(self.forecast_at_least_persons, self.forecast_at_most_persons)


def answer(store: Store, *, area: Area) -> Answer[None]:
    """One row per subject, band of ages and year that was given for the area; small counts are hidden before.

    ``official_persons`` are residents of the same ages and year by the official projection. No rows where nothing was
    given.
    """
    return Answer.of(store.ask(SQL, area_code=area.code, codes=area.codes), None)


def words(found: Answer[None], say: AreaContext) -> Presented:
    """Bars per band: the own forecast's first and last year, and the official projection of the last one.

    The weight is zero: figures that nobody checked never make a core message.
    """
    text, years = say.text, found.typed(Year)
    first, last = min(year.year for year in years), max(year.year for year in years)
    return say.present(
        title=text("title", in_area=say.in_area, first=first, last=last),
        takeaway=_takeaway(years, say),
        alt="alt",
        notes=(text("note"), text("own_data.hidden"), *say.notes("projection")),
        table=table(
            columns(text("band"), *(text(name) for name in HEADER), of="forecast_persons"),
            (_cells(year, say) for year in years),
        ),
        marks=_bars(years, first, last, say),
        value_title=text("shared.persons"),
        reading=own_reading(((year.source, year.source_date) for year in years), say),
    )


def _takeaway(years: Sequence[Year], say: AreaContext) -> Sentence:
    """What the largest band does between its first and its last year."""
    bands = [list(of_band) for _, of_band in groupby(years, key=lambda year: year[:3])]
    ends = [(of_band[0], of_band[-1]) for of_band in bands]
    now, then = max(ends, key=lambda pair: pair[0].forecast.high)
    told = {"who": _who(now, say), "year": then.year}
    if now.forecast.low < FEW_PERSONS:
        return say.text("few", then=then.forecast.said(say), **told)
    pct = 100 * (then.forecast.high - now.forecast.low) / now.forecast.low
    way = direction(pct)
    return say.text(f"forecast_{way}", **told, **({} if way == "same" else {"pct": say.percentage.by(pct)}))


def _who(year: Year, say: AreaContext) -> Sentence:
    """``7–12-year-olds``, ``people aged 65 and over``."""
    if year.age_to < OPEN_AGE:
        return say.text("who_band", ages=span((year.age_from, year.age_to)))
    return say.text("who_from", age=year.age_from) if year.age_from else say.text("who_all")


def _band(year: Year, say: AreaContext) -> Sentence:
    """``7–12, pupils``."""
    ages = span((year.age_from, year.age_to)) if year.age_to < OPEN_AGE else f"{year.age_from}+"
    return say.text(f"band_{year.subject}", ages=ages)


def _cells(year: Year, say: AreaContext) -> tuple[str, ...]:
    name, official = row_name(_band(year, say), str(year.year), say), year.official_persons
    if official is None:
        return (name, year.forecast.said(say), NOTHING, NOTHING)
    own = year.forecast
    difference = say.fmt.change(own.low - official) if own.low == own.high else NOTHING
    return (name, own.said(say), say.fmt.integer(official), difference)


def _bars(years: Sequence[Year], first: int, last: int, say: AreaContext) -> Iterator[Bar]:
    ends = [("own", first), ("third", last)] if last > first else [("own", first)]
    for role, wanted in ends:
        series = say.text("own_year", year=wanted)
        for year in (year for year in years if year.year == wanted):
            own = year.forecast.said(say)
            hover = f"{_band(year, say)}, {series}: {own}"
            yield Bar(series, role, _band(year, say), year.forecast.low, hover, own, role == "third")  # type: ignore[arg-type]
    series = say.text("official_year", year=last)
    for year in years:
        if year.year == last and year.official_persons is not None:
            number = say.fmt.integer(year.official_persons)
            hover = f"{_band(year, say)}, {series}: {number}"
            yield Bar(series, "fourth", _band(year, say), year.official_persons, hover, number, is_outline=True)


EXHIBIT = Exhibit(__name__, answer, words, chart=figures.bars, needs=("own-forecast",))
