"""A chart that the maker of a brief adds: drawn as the house draws, with name, headline, unit, source and table."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any, Final, NamedTuple

import pandas as pd
import plotly.graph_objects as go

from lagesbild import figures
from lagesbild.exhibits import Answer, Exhibit
from lagesbild.figures import Bar, LinePoint, Role
from lagesbild.figures.given import ChartRefused, Given, GivenSeries, given
from lagesbild.language import NOTHING, Column, Context, FormattedNumber, Presented, table
from lagesbild.notebook.shown import OWN, Shown

ROLES: Final[tuple[Role, ...]] = ("own", "second", "third", "fourth")
MOST_DECIMALS: Final = 2
Write = Callable[[float], FormattedNumber]
DRAWN: Final[dict[str, Callable[..., go.Figure]]] = {
    "lines": figures.lines_over_years,
    "columns": figures.columns_over_years,
    "bars": figures.bars,
}


class Told(NamedTuple):
    """What the maker says of the chart; all but ``note`` and ``href`` are needed."""

    title: str
    message: str
    unit: str
    source: str
    note: str = ""
    href: str = ""


def own_chart(figure: go.Figure, told: Told, *, nth: int, number: int, section: str, say: Context) -> Shown:
    """Make an exhibit of a chart: the ``nth`` own one, ``number`` among all of the page.

    Raises:
        ChartRefused: it cannot be drawn as charts of a brief are, or something that is needed is not said.
    """
    for name in ("title", "message", "unit", "source"):
        if not str(getattr(told, name)).strip():
            raise ChartRefused(f"{name} is empty; a chart of a brief has title, message, unit and source")
    read = given(figure)
    presented = _presented(read, told, say)
    exhibit: Exhibit[None, Any] = Exhibit(f"{OWN}own_chart_{nth}", _not_asked, _not_asked, chart=DRAWN[read.drawn])
    return Shown(
        exhibit=exhibit,
        number=number,
        section=section,
        question=told.title,
        message=told.message,
        reading=presented.reading,
        answer=Answer(_frame(read), None, frozenset()),
        presented=presented,
        figure=DRAWN[read.drawn](presented.marks, presented.axis),
        sources=({"ids": [], "text": told.source, "publisher": told.source, "href": told.href},),
        fact_names={},
        source_label=say.text("page.source"),
    )


def _presented(read: Given, told: Told, say: Context) -> Presented:
    write = _writer(read, say)
    series = [each._replace(name=each.name or told.title) for each in read.series]
    marks = [mark for role, each in zip(ROLES, series, strict=False) for mark in _marks(read, each, role, told, write)]
    first = read.label_title or say.text("shared.year" if read.drawn != "bars" else "adapted.category")
    return Presented(
        title=say.text("adapted.chart_title", title=told.title, unit=told.unit),
        takeaway=told.message,
        alt=say.text("adapted.chart_alt", message=told.message),
        notes=(told.note,) if told.note else (),
        table=table(
            (Column(first, numeric=False), *(Column(each.name, unit=told.unit) for each in series)),
            _table_rows(read, series, write),
        ),
        marks=tuple(marks),
        axis=say.axis(told.unit, marks),
        reading=say.text("adapted.chart"),
    )


def _table_rows(read: Given, series: Sequence[GivenSeries], write: Write) -> list[list[str]]:
    """One row per label; years in their order."""
    labels = dict.fromkeys(label for each in series for label in each.labels)
    ordered = list(labels) if read.drawn == "bars" else sorted(labels)
    values = [dict(zip(each.labels, each.values, strict=True)) for each in series]
    return [[label, *(_written(of.get(label), write) for of in values)] for label in ordered]


def _marks(read: Given, series: GivenSeries, role: Role, told: Told, write: Write) -> list[LinePoint] | list[Bar]:
    def hover(label: str, value: float | None) -> str:
        return "" if value is None else f"{series.name} {label}: {write(value)} {told.unit}"

    pairs = list(zip(series.labels, series.values, strict=True))
    if read.drawn == "bars":
        shown = [(label, value) for label, value in pairs if value is not None]
        return [Bar(series.name, role, label, value, hover(label, value), write(value)) for label, value in shown]
    is_labelled = read.drawn == "columns"
    points = [
        LinePoint(series.name, role, int(year), value, hover(year, value), label=_written(value, write) * is_labelled)
        for year, value in pairs
    ]
    return sorted(points, key=lambda point: point.year)


def _written(value: float | None, write: Write) -> str:
    return NOTHING if value is None else write(value)


def _writer(read: Given, say: Context) -> Write:
    """What writes a value with the decimals that the most exact one has, two at most."""
    values = [value for each in read.series for value in each.values if value is not None]
    exponents = [int(round(Decimal(str(value)), MOST_DECIMALS).normalize().as_tuple().exponent) for value in values]
    decimals = max(0, -min(exponents))
    return lambda value: say.fmt.decimal(value, decimals)


def _frame(read: Given) -> pd.DataFrame:
    rows = [
        (each.name, label, value) for each in read.series for label, value in zip(each.labels, each.values, strict=True)
    ]
    return pd.DataFrame(rows, columns=["series", "label", "value"])


def _not_asked(*_: object, **__: object) -> Any:
    raise NotImplementedError("an own chart is given, not asked")
