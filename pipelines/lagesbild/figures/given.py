"""A plotly figure that an analyst made, read as series: what the house can draw of it in its own style."""

from collections.abc import Iterable
from typing import Any, Final, Literal, NamedTuple

import pandas as pd
import plotly.graph_objects as go

from lagesbild.errors import LagesbildError
from lagesbild.figures.style import SERIES

Drawn = Literal["lines", "columns", "bars"]
FIRST_YEAR: Final = 1700
LAST_YEAR: Final = 2200


class ChartRefused(LagesbildError):
    """A chart of the user's own cannot be drawn as charts of a brief are."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)

    def __str__(self) -> str:
        return f"This chart cannot stand in a brief: {self.reason}. What can: README, Your own notebook"


class GivenSeries(NamedTuple):
    """One series: its name (empty where it has none), what its values are of, and these; missing is ``None``."""

    name: str
    labels: tuple[str, ...]
    values: tuple[float | None, ...]


class Given(NamedTuple):
    """The series of a figure, how they are drawn, and what stands at the axis of their labels."""

    drawn: Drawn
    series: tuple[GivenSeries, ...]
    label_title: str


def given(figure: go.Figure) -> Given:
    """Read a figure of bars, or of lines over years.

    Raises:
        ChartRefused: it is another one, has no data, or more series than a chart of a brief.
    """
    kinds = {trace.type for trace in figure.data}
    if kinds not in ({"bar"}, {"scatter"}):
        raise ChartRefused(f"it is made of {', '.join(sorted(kinds)) or 'nothing'}; bars or lines can be shown")
    if len(figure.data) > len(SERIES):
        raise ChartRefused(f"it has {len(figure.data)} series; a chart of a brief has at most {len(SERIES)}")
    is_lying = any(trace.orientation == "h" for trace in figure.data)
    series = tuple(_series(trace, is_lying=is_lying) for trace in figure.data)
    if not any(value is not None for each in series for value in each.values):
        raise ChartRefused("it has no values")
    axis = figure.layout.yaxis if is_lying else figure.layout.xaxis
    return Given(_drawn(kinds, series), series, str(axis.title.text or ""))


def _drawn(kinds: set[str], series: Iterable[GivenSeries]) -> Drawn:
    listed = list(series)
    are_years = all(_is_year(label) for each in listed for label in each.labels)
    if kinds == {"scatter"} and not are_years:
        raise ChartRefused("its lines do not go over years; x has whole years, or take bars (go.Bar)")
    if kinds == {"scatter"}:
        return "lines"
    return "columns" if are_years and len(listed) == 1 else "bars"


def _series(trace: Any, *, is_lying: bool) -> GivenSeries:
    labels, values = (trace.y, trace.x) if is_lying else (trace.x, trace.y)
    if labels is None or values is None or len(labels) != len(values):
        raise ChartRefused("a series has not as many labels as values")
    try:
        numbers = tuple(None if pd.isna(value) else float(value) for value in values)
    except (TypeError, ValueError) as error:
        raise ChartRefused(f"a value is no number: {error}") from error
    return GivenSeries(str(trace.name or ""), tuple(map(_label, labels)), numbers)


def _label(value: object) -> str:
    """``2025`` of 2025.0: years that went through a frame with missing ones are decimal numbers."""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _is_year(label: str) -> bool:
    return label.isdecimal() and FIRST_YEAR <= int(label) <= LAST_YEAR
