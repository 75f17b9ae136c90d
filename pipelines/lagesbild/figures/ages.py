"""Charts of ages: the age profile or pyramid, and the change in each service age member by member.

Both draw scatter traces: bars would have their names laid above them on a narrow screen, which twenty age groups or
the members' dots do not need.
"""

from collections.abc import Sequence
from typing import Final

import plotly.graph_objects as go

from lagesbild.figures.layout import house_style, labelled_axis, one_legend_entry_per_name
from lagesbild.figures.marks import Axis, Dot, Step, by_series
from lagesbild.figures.meta import trace_meta
from lagesbild.figures.style import BAND, BASE, COLOURS, GRID, INK, MARKERS, PROJECTION_DASH
from lagesbild.figures.text import escape

PROFILE_PX: Final = 560
DOT_PX: Final = 19
SMALL_DOT_PX: Final = 10
LABELLED_MEMBERS: Final = 8
SPREAD: Final = 0.78
ROOM: Final = 0.25
LITTLE_ROOM: Final = 0.05


def age_profile(marks: Sequence[Step], axis: Axis) -> go.Figure:
    """Age groups from the youngest up, as steps: filled today, a dashed outline for a time to come.

    One side has no name; of two, the names of the sides are above them.
    """
    ages = list(dict.fromkeys(step.age_group for step in marks))
    heights = {age: number for number, age in enumerate(ages)}
    figure = go.Figure([_outline(steps, heights) for steps in _by_time_and_side(marks)])
    house_style(figure, "profile", x_title=axis.title, height=PROFILE_PX, legend=True)
    _scale_across(figure, axis, reach=[min(axis.values), max(axis.values)])
    _name_rows(figure, ages, reach=[-0.6, len(ages) - 0.4])
    one_legend_entry_per_name(figure)  # both sides of one time
    for side in dict.fromkeys(step.side for step in marks if step.side):
        _name_side(figure, side, left=min(step.value for step in marks if step.side == side) < 0)
    return figure


def dots_by_category(marks: Sequence[Dot], axis: Axis) -> go.Figure:
    """One row per category with a dot for each series below each other, joined to zero, all on one scale.

    A series is known by its shape, colour and place in the row. Up to eight categories have their values written
    beside the dots.
    """
    names, series = list(dict.fromkeys(dot.category for dot in marks)), by_series(marks)
    written = len(names) <= LABELLED_MEMBERS
    offsets = [(place + 0.5) / len(series) - 0.5 for place in range(len(series))]
    rows = zip(series.values(), offsets, strict=True)
    figure = go.Figure([_dots(dots, names, offset, written=written) for dots, offset in rows])
    height = 110 + len(names) * len(series) * (DOT_PX if written else SMALL_DOT_PX)
    house_style(figure, "dots", x_title=axis.title, height=height, legend=True)
    _scale_across(figure, axis, reach=_with_room(axis.values))
    _name_rows(figure, names, reach=[len(names) - 0.5, -0.5])
    for border in range(len(names) - 1):
        figure.add_hline(y=border + 0.5, line={"color": GRID, "width": 1})
    return figure


def _by_time_and_side(steps: Sequence[Step]) -> list[list[Step]]:
    return [
        [step for step in of_time if step.side == side]
        for of_time in by_series(steps).values()
        for side in dict.fromkeys(step.side for step in of_time)
    ]


def _scale_across(figure: go.Figure, axis: Axis, *, reach: list[float]) -> None:
    figure.update_xaxes(**labelled_axis(axis.values, axis.labels), range=reach, showgrid=True, zeroline=True)


def _name_rows(figure: go.Figure, names: Sequence[str], *, reach: list[float]) -> None:
    """Name the rows, which are numbers from zero up."""
    figure.update_yaxes(**labelled_axis(range(len(names)), names), range=reach, showgrid=False, zeroline=False)


def _outline(steps: Sequence[Step], heights: dict[str, int]) -> go.Scatter:
    is_outline, colour = steps[0].is_outline, COLOURS[steps[0].role]
    line = {"color": colour, "width": 3 if is_outline else 1.5, "shape": "vhv"}
    # the steps are between the rows: without these ends the first and the last group would be half as high
    values, rows = [float(step.value) for step in steps], [heights[step.age_group] for step in steps]
    return go.Scatter(
        name=escape(steps[0].series),
        meta=trace_meta(steps[0].role),
        x=[values[0], *values, values[-1]],
        mode="lines",
        y=[rows[0] - 0.5, *rows, rows[-1] + 0.5],
        hovertext=["", *(escape(step.hover) for step in steps), ""],
        fillcolor=BAND,
        fill="none" if is_outline else "tozerox",
        line=line | ({"dash": PROJECTION_DASH} if is_outline else {}),
    )


def _name_side(figure: go.Figure, name: str, *, left: bool) -> None:
    figure.add_annotation(
        text=escape(name),
        xref="paper",
        x=0 if left else 1,
        xanchor="left" if left else "right",
        yref="paper",
        y=1,
        yanchor="top",
        showarrow=False,
        font={"color": INK, "size": 15},
    )


def _dots(dots: Sequence[Dot], names: Sequence[str], offset: float, *, written: bool) -> go.Scatter:
    role, values = dots[0].role, [float(dot.value) for dot in dots]
    stems = {"type": "data", "symmetric": False, "thickness": 2, "width": 0, "color": COLOURS[role]}
    towards_zero = {"array": [max(0, -y) for y in values], "arrayminus": [max(0, y) for y in values]}
    return go.Scatter(
        name=escape(dots[0].series),
        meta=trace_meta(role),
        x=values,
        y=[names.index(dot.category) + offset * SPREAD for dot in dots],
        hovertext=[escape(dot.hover) for dot in dots],
        error_x=stems | towards_zero,
        mode="markers+text" if written else "markers",
        textfont={"size": 12, "color": INK},
        text=[escape(dot.label) for dot in dots] if written else None,
        textposition=["middle left" if y < 0 else "middle right" for y in values] if written else None,
        marker={
            "symbol": MARKERS[role],
            "size": 10 if written else 8,
            "color": COLOURS[role],
            "line": {"width": 2 if role == "quiet" else 0, "color": COLOURS[role] if role == "quiet" else BASE},
        },
    )


def _with_room(values: Sequence[float]) -> list[float]:
    """Room beyond the last mark of a side that has dots, so that on a phone what is written there meets no name."""
    span = max(values) - min(values)
    low, high = (ROOM if there else LITTLE_ROOM for there in (min(values) < 0, max(values) > 0))
    return [min(values) - low * span, max(values) + high * span]
