"""The house style: calm plotly figures that read the same in JupyterLab, on a page, on a phone and on paper."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, Final

import plotly.graph_objects as go
import plotly.io as pio

from lagesbild.figures.meta import LYING_BARS, Kind, layout_meta
from lagesbild.figures.style import BASE, GRID, INK, PAPER, QUIET
from lagesbild.figures.text import escape

FONT: Final = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"
HEIGHT: Final = 400
TITLE_PX: Final = 34
LEGEND_LINE_PX: Final = 26
LEGEND_PX: Final = LEGEND_LINE_PX + 4
YEAR_STEPS: Final = (1, 2, 5, 10)
YEAR_TICKS: Final = 8
NOTHING: Final = "rgba(0,0,0,0)"


@contextmanager
def without_template() -> Iterator[None]:
    """Let plotly begin figures without its own template, which ``house_style`` takes away all the same."""
    before, pio.templates.default = pio.templates.default, None
    try:
        yield
    finally:
        pio.templates.default = before


def house_style(
    figure: go.Figure, kind: Kind, *, x_title: str = "", y_title: str = "", height: int = HEIGHT, legend: bool = False
) -> go.Figure:
    """Give ``figure``, of which only the traces are set, the house's look in place, state what it is, and return it.

    ``y_title`` is written level above the axis, not turned on its side. ``legend`` puts one above the plot, for grouped
    bars; lines carry their names at their ends (``end_labels``). Titles are escaped here. The layout is set at once:
    updates of it take plotly seven times as long.
    """
    title_px, legend_px = TITLE_PX * bool(y_title), LEGEND_PX * legend
    figure.layout = {
        "height": height,
        "margin": {"l": 4, "r": 20, "t": 12 + title_px + legend_px, "b": 8},
        "showlegend": legend,
        "meta": layout_meta(kind, title_px=title_px, legend_px=LEGEND_LINE_PX * legend),
        **_look(),
        **({"title": _level_title(y_title)} if y_title else {}),
        **_axes(x_title, is_grid_upright=kind in LYING_BARS),
    }
    figure.layout.template = None
    if not x_title:
        figure.update_xaxes(title=None)  # an empty title, as pages that are published have it
    _style_points(figure)
    return figure


def bars_from_top(figure: go.Figure, *, bars: int, groups: int = 1) -> go.Figure:
    """Lay horizontal bars out from top to bottom in the order of the data, with room for each.

    ``bars`` is how many categories there are, ``groups`` how many bars each of them has.
    """
    figure.update_yaxes(autorange="reversed", type="category")
    figure.update_layout(height=70 + bars * (22 + 22 * groups))
    return figure


def one_legend_entry_per_name(figure: go.Figure) -> None:
    """Let traces of the same name – history and its projection – be one entry of the legend."""
    seen: set[str] = set()
    for trace in figure.data:
        trace.showlegend = bool(trace.name) and trace.name not in seen
        seen.add(trace.name or "")


def labelled_axis(values: Iterable[object], labels: Iterable[str]) -> dict[str, Any]:
    """Return axis settings that show ready strings at ``values``, so that axis and table show the same number."""
    return {"tickmode": "array", "tickvals": list(values), "ticktext": [escape(label) for label in labels]}


def year_axis(first: int, last: int) -> dict[str, Any]:
    """Return axis settings from ``first`` to ``last`` that name whole years only, at steps of 1, 2, 5 or 10.

    The range is set, half a year wider on both sides: left to itself plotly widens it for the names at the line ends.
    """
    step = next((step for step in YEAR_STEPS if last - first <= step * YEAR_TICKS), YEAR_STEPS[-1])
    years = [year for year in range(first, last + 1) if year % step == 0]
    return labelled_axis(years, map(str, years)) | {"type": "linear", "range": [first - 0.5, last + 0.5]}


def _look() -> dict[str, Any]:
    return {
        "font": _font(INK),
        "paper_bgcolor": PAPER,
        "plot_bgcolor": NOTHING,
        "dragmode": False,
        "hovermode": "closest",
        "hoverdistance": 60,
        "hoverlabel": {"bgcolor": PAPER, "bordercolor": BASE, "align": "left", "font": _font(INK)},
        "legend": _legend(),
        "bargap": 0.32,
        "bargroupgap": 0.06,
    }


def _axes(x_title: str, *, is_grid_upright: bool) -> dict[str, Any]:
    title = {"title": _title(x_title) | {"standoff": 12}} if x_title else {}
    return {"xaxis": _axis(grid=is_grid_upright) | title, "yaxis": _axis(grid=not is_grid_upright)}


def _style_points(figure: go.Figure) -> None:
    """Nothing but ready strings is shown where a mark is pointed at; a mark at the edge of the plot is shown whole."""
    figure.update_traces(hovertemplate="%{hovertext}<extra></extra>", selector=_is_pointed_at)
    figure.update_traces(hoverinfo="skip", selector=lambda trace: not _is_pointed_at(trace))
    figure.update_traces(cliponaxis=False, selector={"type": "scatter"})


def _axis(*, grid: bool) -> dict[str, Any]:
    return {
        "fixedrange": True,
        "automargin": True,
        "showgrid": grid,
        "gridcolor": GRID,
        "zeroline": grid,
        "zerolinecolor": BASE,
        "zerolinewidth": 1,
        "showline": False,
        "ticks": "",
        "ticklabelstandoff": 6,
        "autotickangles": [0],
        "tickfont": {"color": INK},
    }


def _legend() -> dict[str, Any]:
    return {
        "orientation": "h",
        "x": 0,
        "xanchor": "left",
        "y": 1.02,
        "yanchor": "bottom",
        "traceorder": "normal",
        "itemclick": False,
        "itemdoubleclick": False,
        "bgcolor": NOTHING,
    }


def _title(text: str) -> dict[str, Any]:
    return {"text": escape(text), "font": _font(QUIET)}


def _font(colour: str) -> dict[str, Any]:
    return {"family": FONT, "size": 14, "color": colour}


def _level_title(text: str) -> dict[str, Any]:
    return _title(text) | {
        "x": 0,
        "xref": "container",
        "xanchor": "left",
        "y": 1,
        "yref": "container",
        "yanchor": "top",
        "pad": {"t": 4, "l": 0},
    }


def _is_pointed_at(trace: Any) -> bool:
    return trace.hovertext is not None
