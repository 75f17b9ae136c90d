"""Charts of ages: the age profile or pyramid, and the change in each service age member by member.

Points are as for ``charts``. Both draw scatter traces: bars would have their names laid above them on a narrow screen,
which twenty age groups or the members' dots do not need.
"""

from collections.abc import Sequence
from typing import Final

import pandas as pd
import plotly.graph_objects as go

from lagesbild.figures.charts import COLOURS, MARKERS
from lagesbild.figures.style import (
    BAND,
    BASE,
    GRID,
    INK,
    PROJECTION_DASH,
    escape,
    house_style,
    labelled_axis,
)

PROFILE_PX: Final = 560
DOT_PX: Final = 19
SMALL_DOT_PX: Final = 10
LABELLED_MEMBERS: Final = 8
SPREAD: Final = 0.78
ROOM: Final = 0.25
LITTLE_ROOM: Final = 0.05


def age_profile(
    points: pd.DataFrame, *, value_title: str, tick_values: Sequence[float], tick_labels: Sequence[str]
) -> go.Figure:
    """Age groups from the youngest up, as steps: filled where not dashed, a dashed outline where dashed.

    ``label`` names the side of a point (men left of zero, women right); one side has no name.
    """
    ages = list(dict.fromkeys(points["x"]))
    rows = {age: number for number, age in enumerate(ages)}
    sides = points.groupby(["series", "label"], sort=False)
    figure = go.Figure([_outline(side, rows) for _, side in sides])
    house_style(figure, x_title=value_title, height=PROFILE_PX, legend=True)
    reach = [min(tick_values), max(tick_values)]
    figure.update_xaxes(**labelled_axis(tick_values, tick_labels), range=reach, showgrid=True, zeroline=True)
    figure.update_yaxes(
        **labelled_axis(rows.values(), ages), range=[-0.6, len(ages) - 0.4], showgrid=False, zeroline=False
    )
    seen: set[str] = set()
    for trace in figure.data:  # both sides of one time are one entry
        trace.showlegend = trace.name not in seen
        seen.add(trace.name)
    for name, side in points[points["label"] != ""].groupby("label", sort=False):
        _name_side(figure, str(name), left=bool(side["y"].min() < 0))
    return figure


def dots_by_category(
    points: pd.DataFrame, *, value_title: str, tick_values: Sequence[float], tick_labels: Sequence[str]
) -> go.Figure:
    """One row per category with a dot for each series below each other, joined to zero, all on one scale.

    A series is known by its shape, colour and place in the row. Up to eight categories have their values written
    beside the dots.
    """
    names, series = list(dict.fromkeys(points["x"])), list(dict.fromkeys(points["series"]))
    written = len(names) <= LABELLED_MEMBERS
    figure = go.Figure([
        _dots(points[points["series"] == one], names, (place + 0.5) / len(series) - 0.5, written=written)
        for place, one in enumerate(series)
    ])  # fmt: skip
    height = 110 + len(names) * len(series) * (DOT_PX if written else SMALL_DOT_PX)
    house_style(figure, x_title=value_title, height=height, legend=True)
    figure.update_xaxes(
        **labelled_axis(tick_values, tick_labels), range=_with_room(tick_values), showgrid=True, zeroline=True
    )
    figure.update_yaxes(
        **labelled_axis(range(len(names)), names), range=[len(names) - 0.5, -0.5], showgrid=False, zeroline=False
    )
    for border in range(len(names) - 1):
        figure.add_hline(y=border + 0.5, line={"color": GRID, "width": 1})
    return figure


def _outline(side: pd.DataFrame, rows: dict[str, int]) -> go.Scatter:
    dashed = bool(side["dashed"].iloc[0])
    colour = COLOURS[side["role"].iloc[0]]
    line = {"color": colour, "width": 3 if dashed else 1.5, "shape": "vhv"}
    # the steps stand between the rows: without these ends the first and the last group would be half as high
    values, heights = list(side["y"]), [rows[age] for age in side["x"]]
    return go.Scatter(
        name=escape(side["series"].iloc[0]), x=[values[0], *values, values[-1]], mode="lines",
        y=[heights[0] - 0.5, *heights, heights[-1] + 0.5],
        hovertext=["", *(escape(text) for text in side["hover"]), ""], fillcolor=BAND,
        fill="none" if dashed else "tozerox", line=line | ({"dash": PROJECTION_DASH} if dashed else {}),
    )  # fmt: skip


def _name_side(figure: go.Figure, name: str, *, left: bool) -> None:
    figure.add_annotation(
        text=escape(name), xref="paper", x=0 if left else 1, xanchor="left" if left else "right", yref="paper", y=1,
        yanchor="top", showarrow=False, font={"color": INK, "size": 15},
    )  # fmt: skip


def _dots(rows: pd.DataFrame, names: Sequence[str], offset: float, *, written: bool) -> go.Scatter:
    role, values = rows["role"].iloc[0], list(rows["y"])
    stems = {"type": "data", "symmetric": False, "thickness": 2, "width": 0, "color": COLOURS[role]}
    towards_zero = {"array": [max(0, -y) for y in values], "arrayminus": [max(0, y) for y in values]}
    return go.Scatter(
        name=escape(rows["series"].iloc[0]), x=values, y=[names.index(name) + offset * SPREAD for name in rows["x"]],
        hovertext=[escape(text) for text in rows["hover"]], error_x=stems | towards_zero,
        mode="markers+text" if written else "markers", textfont={"size": 12, "color": INK},
        text=[escape(text) for text in rows["label"]] if written else None,
        textposition=["middle left" if y < 0 else "middle right" for y in values] if written else None,
        marker={"symbol": MARKERS[role], "size": 10 if written else 8, "color": COLOURS[role],
                "line": {"width": 2 if role == "quiet" else 0, "color": COLOURS[role] if role == "quiet" else BASE}},
    )  # fmt: skip


def _with_room(values: Sequence[float]) -> list[float]:
    """Room beyond the last mark of a side that has dots, so that on a phone what is written there meets no name."""
    span = max(values) - min(values)
    low, high = (ROOM if there else LITTLE_ROOM for there in (min(values) < 0, max(values) > 0))
    return [min(values) - low * span, max(values) + high * span]
