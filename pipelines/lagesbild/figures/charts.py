"""The common charts of a brief: lines over years, horizontal bars. Marks in, plotly figure out; nothing is rounded."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

import plotly.graph_objects as go

from lagesbild.figures.labels import end_labels, mark_year
from lagesbild.figures.layout import HEIGHT, LEGEND_PX, bars_from_top, house_style, labelled_axis, year_axis
from lagesbild.figures.marks import Axis, Bar, LinePoint, by_series
from lagesbild.figures.meta import trace_meta
from lagesbild.figures.style import COLOURS, MARKERS, PAPER, PROJECTION_DASH
from lagesbild.figures.text import escape
from lagesbild.figures.told import mark_told

MARKED: Final = 12
MARK_PX: Final = 7


def lines_over_years(marks: Sequence[LinePoint], axis: Axis) -> go.Figure:
    """One line per series: solid where observed, dashed from there on, with the series' name at its end.

    Years that an observed line of single years lacks are passed over by a thin dotted line from mark to mark. The first
    phase goes on from the last observed point, unless that is missing, and is written where it begins; years between
    both are passed over. Any other phase of the same series is a thin dotted line beside it. A year in which something
    turns has an upright line with its words; points that the headline names have a mark and their number.
    """
    figure = go.Figure([trace for line in by_series(marks).values() for trace in _traces(line)])
    house_style(figure, "lines", y_title=axis.title)
    labels = {escape(point.series): escape(point.label) for point in marks if point.label}
    return end_labels(_over_years(figure, marks, axis), labels)


def lines_with_legend(marks: Sequence[LinePoint], axis: Axis) -> go.Figure:
    """As ``lines_over_years``, for lines that end in different years at like heights: names are in a legend.

    Every point is marked, so that a line is known by its shape and not by its colour alone.
    """
    lines = by_series(marks)
    figure = go.Figure([trace for line in lines.values() for trace in _traces(line)])
    figure.update_traces(mode="lines+markers")
    house_style(figure, "lines", y_title=axis.title, height=HEIGHT + LEGEND_PX, legend=True)
    for name in lines:
        own = [trace for trace in figure.data if trace.name == escape(name)]
        for trace in own[:-1]:
            trace.showlegend = False
    return _over_years(figure, marks, axis)


def columns_over_years(marks: Sequence[LinePoint], axis: Axis) -> go.Figure:
    """One upright bar per year with its label above it where there is room; a legend says what a colour means."""
    figure = go.Figure([_columns(name, rows) for name, rows in by_series(marks).items()])
    house_style(figure, "lines", x_title=axis.year_title, y_title=axis.title, height=HEIGHT + LEGEND_PX, legend=True)
    figure.update_layout(barmode="overlay", uniformtext={"minsize": 11, "mode": "hide"})
    return _over_years(figure, marks, axis)


def bars(marks: Sequence[Bar], axis: Axis) -> go.Figure:
    """Horizontal bars, one group per category from top to bottom; a legend where there are several series.

    A series of a time to come beside today's is drawn as an outline.
    """
    series = by_series(marks)
    figure = go.Figure([_bars(name, rows) for name, rows in series.items()])
    house_style(figure, "bars", x_title=axis.title, legend=len(series) > 1)
    figure.update_xaxes(**labelled_axis(axis.values, axis.labels), range=with_room(axis.values))
    return bars_from_top(figure, bars=len({bar.category for bar in marks}), groups=len(series))


def bars_of_one_each(marks: Sequence[Bar], axis: Axis) -> go.Figure:
    """One horizontal bar per category in the order of the marks; a legend where they are of several series."""
    figure = bars(marks, axis)
    figure.update_layout(barmode="overlay")
    figure.update_yaxes(categoryorder="array", categoryarray=[escape(bar.category) for bar in marks])
    return bars_from_top(figure, bars=len(marks))


def bars_or_lines(marks: Sequence[Bar] | Sequence[LinePoint], axis: Axis) -> go.Figure:
    """Lines of years or bars of categories: an answer of many years or of one."""
    lines, rest = [mark for mark in marks if isinstance(mark, LinePoint)], [m for m in marks if isinstance(m, Bar)]
    return lines_over_years(lines, axis) if lines else bars(rest, axis)


def _over_years(figure: go.Figure, points: Sequence[LinePoint], axis: Axis) -> go.Figure:
    figure.update_yaxes(**labelled_axis(axis.values, axis.labels), range=[min(axis.values), max(axis.values)])
    years = [point.year for point in points]
    figure.update_xaxes(**year_axis(min(years), max(years)))
    phase = next((point.phase for point in points if point.phase), "")
    if phase:
        mark_year(figure, start=_turning_point(points), text=phase)
    for point in points:
        if point.turn:
            mark_year(figure, start=point.year, text=point.turn, is_left=2 * point.year > min(years) + max(years))
    return mark_told(figure, points)


def _bars(name: str, rows: Sequence[Bar]) -> go.Bar:
    return go.Bar(
        orientation="h",
        name=escape(name),
        meta=trace_meta(rows[0].role),
        x=[float(bar.value) for bar in rows],
        y=[escape(bar.category) for bar in rows],
        hovertext=[escape(bar.hover) for bar in rows],
        text=[escape(bar.label) for bar in rows],
        textposition="outside",
        cliponaxis=False,
        marker=_filled_or_outlined(rows[0]),
    )


def _columns(name: str, rows: Sequence[LinePoint]) -> go.Bar:
    return go.Bar(
        name=escape(name),
        meta=trace_meta(rows[0].role),
        x=[point.year for point in rows],
        y=[None if point.value is None else float(point.value) for point in rows],
        hovertext=[escape(point.hover) for point in rows],
        text=[escape(point.label) for point in rows],
        textposition="outside",
        textangle=0,
        cliponaxis=False,
        marker={"color": COLOURS[rows[0].role]},
    )


def _filled_or_outlined(bar: Bar) -> dict[str, object]:
    colour = COLOURS[bar.role]
    return {"color": PAPER, "line": {"color": colour, "width": 2}} if bar.is_outline else {"color": colour}


def _traces(line: Sequence[LinePoint]) -> Iterable[go.Scatter]:
    phases = list(dict.fromkeys(point.phase for point in line if point.phase))
    parts = [[point for point in line if point.phase == phase] for phase in ("", *phases)]
    history, ahead, *beside = [*parts, []][: max(2, len(parts))]
    if history:
        over = _passed_over(history)
        yield from (_thin([point._replace(hover="") for point in pair], mode="lines+markers") for pair in over)
        yield _trace(_broken(history, over), mode=_mode(history))
    for points in beside:
        yield _beside(points, before=[*history, *ahead])
    if ahead:
        start = [point._replace(hover="") for point in history[-1:] if point != ahead[0]]
        yield _trace([*start, *ahead], mode=_mode(ahead), dash=PROJECTION_DASH)


def _passed_over(history: Sequence[LinePoint]) -> list[tuple[LinePoint, LinePoint]]:
    """The points before and after years that are missing, in a line that has years in a row elsewhere."""
    known = [pair for pair in pairwise(history) if None not in {each.value for each in pair}]
    steps = [after.year - before.year for before, after in known]
    return [pair for pair, step in zip(known, steps, strict=True) if step > 1] if 1 in steps else []


def _broken(history: Sequence[LinePoint], over: Iterable[tuple[LinePoint, LinePoint]]) -> list[LinePoint]:
    """The same points with an empty one after each before years that are passed over."""
    empty = [before._replace(year=before.year + 1, value=None, hover="") for before, _ in over]
    return sorted([*history, *empty], key=lambda point: point.year)


def _beside(points: Sequence[LinePoint], *, before: Sequence[LinePoint]) -> go.Scatter:
    """A thin dotted line from the last point before it on."""
    start = [point for point in before if point.year < points[0].year][-1:]
    return _thin([*(point._replace(hover="") for point in start), *points])


def _thin(points: Sequence[LinePoint], *, mode: str = "lines") -> go.Scatter:
    return _trace(points, mode=mode, dash="dot").update(line={"width": 1.5})


def _trace(points: Sequence[LinePoint], *, mode: str, dash: str = "solid") -> go.Scatter:
    role = points[-1].role
    return go.Scatter(
        name=escape(points[-1].series),
        meta=trace_meta(role),
        x=[point.year for point in points],
        y=[None if point.value is None else float(point.value) for point in points],
        hovertext=[escape(point.hover) for point in points],
        mode=mode,
        connectgaps=False,
        line={"color": COLOURS[role], "width": 2 if role == "quiet" else 3, "dash": dash},
        marker={"symbol": MARKERS[role], "size": MARK_PX, "color": COLOURS[role]},
    )


def _mode(points: Sequence[LinePoint]) -> str:
    return "lines+markers" if len(points) <= MARKED else "lines"


def _turning_point(points: Sequence[LinePoint]) -> int:
    """Year from which the first series with a part ahead is dashed: its last one before that part, or its first."""
    first = next(point for point in points if point.phase)
    before = [
        point.year for point in points if point.series == first.series and not point.phase and point.value is not None
    ]
    return max(before, default=first.year)


def with_room(values: Sequence[float]) -> list[float]:
    """Room beyond the last marks, so that the labels at the bars' ends are not cut."""
    room = 0.22 * (max(values) - min(values))
    return [min(values) - (room if min(values) < 0 else 0), max(values) + (room if max(values) > 0 else 0)]
