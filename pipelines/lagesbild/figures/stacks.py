"""Stacked horizontal bars: parts of a whole, one bar per category. Points in, plotly figure out."""

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from lagesbild.figures.charts import COLOURS
from lagesbild.figures.style import ON_SECOND, PAPER, bars_from_top, escape, house_style, labelled_axis


def stacked_bars(
    points: pd.DataFrame, *, value_title: str, tick_values: Sequence[float], tick_labels: Sequence[str]
) -> go.Figure:
    """One bar per category from top to bottom, one part per series with its label inside, and a legend.

    Every series has every category, in one order: the page's script names the bars by it. A part of zero has no label
    and is not pointed at. Parts are set apart by a line in the colour of the page, since those that meet may be alike
    in brightness. The axis ends at its last mark: a bar that does not reach it is not whole.
    """
    parts = points.assign(**{text: points[text].where(points["y"] > 0, "") for text in ("hover", "label")})
    figure = go.Figure([
        go.Bar(
            orientation="h", name=escape(str(name)), x=list(rows["y"]), y=[escape(x) for x in rows["x"]],
            hovertext=[escape(text) for text in rows["hover"]], text=[escape(text) for text in rows["label"]],
            textposition="inside", insidetextanchor="middle", textangle=0,
            insidetextfont={"color": ON_SECOND if rows["role"].iloc[0] == "second" else PAPER},
            marker={"color": COLOURS[rows["role"].iloc[0]], "line": {"color": PAPER, "width": 2}},
        )
        for name, rows in parts.groupby("series", sort=False)
    ])  # fmt: skip
    house_style(figure, x_title=value_title, legend=True)
    figure.update_layout(barmode="stack")
    figure.update_xaxes(**labelled_axis(tick_values, tick_labels), range=[min(tick_values), max(tick_values)])
    return bars_from_top(figure, bars=points["x"].nunique())
