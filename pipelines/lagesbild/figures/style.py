"""The house style: calm plotly figures that read the same in JupyterLab, on a page, on a phone and on paper.

Contract between a figure and the page's script:

* every trace that a reader can point at has ``hovertext``, a list of ready strings, one per point; ``house_style``
  sets ``hovertemplate`` so that nothing else is shown. The script steps through exactly these strings and reads them
  out; a trace without ``hovertext`` (a band, a guide) is skipped;
* every colour is one of this module's constants; the script swaps them by ``NIGHT`` in dark mode;
* what ``end_labels`` adds has the name ``END_LABEL``: on a narrow screen a legend takes its place; what
  ``mark_projection`` writes has the name ``PROJECTION`` and is broken into lines there;
* horizontal bars have their names as ``y``; on a narrow screen the names stand above the bars, and upright bars whose
  names would collide are laid on their side;
* every text has gone through ``escape``: plotly reads ``<b>`` and links inside labels;
* years are numbers on an axis that ``year_axis`` labels: as category names they look like numbers, and plotly then
  takes the place of a note or a line at "2024" for the 2024th category.
"""

import textwrap
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any, Final

import plotly.graph_objects as go

PRIMARY: Final = "#12436D"
SECOND: Final = "#28A197"
THIRD: Final = "#801650"
FOURTH: Final = "#F46A25"
SERIES: Final = (PRIMARY, SECOND, THIRD, FOURTH)
QUIET: Final = "#66727E"
INK: Final = "#1B2530"
GRID: Final = "#DDE3E8"
BASE: Final = "#8B97A3"
PAPER: Final = "#FFFFFF"
BAND: Final = "rgba(18,67,109,0.14)"
ON_SECOND: Final = "#000000"
"""Words on ``SECOND``: neither the page's nor the words' colour reaches 4.5:1 there by day and by night."""

LAND: Final = "#FDFEFE"
HATCH: Final = "#11426C"
RISE: Final = "#0E6A62"
BORDER: Final = "#4E5965"
OUTLINE: Final = "#16202A"
"""A map's ground and what is drawn on it. Only the ground changes by night, so that dark stands for much in both modes.

Each reaches 4.6:1 on the ground by day and by night, the ground 12:1 on the page of the night.
"""

NIGHT: Final = {
    PRIMARY: "#BFE0FD",
    SECOND: "#17857C",
    THIRD: "#FBCBE2",
    FOURTH: "#C24F14",
    QUIET: "#94A3B3",
    INK: "#E8EDF2",
    GRID: "#2B3641",
    BASE: "#6F7D8B",
    PAPER: "#10161D",
    BAND: "rgba(191,224,253,0.20)",
    LAND: "#C9DBEA",
}
"""Light colour → the colour that takes its place on a dark page."""

PROJECTION_DASH: Final = "8px,5px"
END_LABEL: Final = "end-label"
PROJECTION: Final = "projection"
LOW_SHARE: Final = 0.2  # of the height of the plot, free for words at its bottom
FONT: Final = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"
HEIGHT: Final = 400
LABEL_CHARACTERS: Final = 22
LINE_PX: Final = 17
TITLE_PX: Final = 34
LEGEND_PX: Final = 30
CHARACTER_PX: Final = 7.6
PLOT_PX: Final = 480
YEAR_STEPS: Final = (1, 2, 5, 10)
YEAR_TICKS: Final = 8


def escape(text: str) -> str:
    """Return ``text`` so that plotly shows it literally: no markup, no live links, nothing dropped."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def labelled_axis(values: Iterable[object], labels: Iterable[str]) -> dict[str, Any]:
    """Return axis settings that show ready strings at ``values``, so that axis and table say the same number."""
    return {"tickmode": "array", "tickvals": list(values), "ticktext": [escape(label) for label in labels]}


def year_axis(first: int, last: int) -> dict[str, Any]:
    """Return axis settings from ``first`` to ``last`` that name whole years only, at steps of 1, 2, 5 or 10.

    The range is set, half a year wider on both sides: left to itself plotly widens it for the names at the line ends.
    """
    step = next((step for step in YEAR_STEPS if last - first <= step * YEAR_TICKS), YEAR_STEPS[-1])
    years = [year for year in range(first, last + 1) if year % step == 0]
    return labelled_axis(years, map(str, years)) | {"type": "linear", "range": [first - 0.5, last + 0.5]}


def house_style(
    figure: go.Figure, *, x_title: str = "", y_title: str = "", height: int = HEIGHT, legend: bool = False
) -> go.Figure:
    """Give ``figure`` the house's look in place and return it.

    ``y_title`` stands level above the axis, not turned on its side. ``legend`` puts one above the plot, for grouped
    bars; lines carry their names at their ends (``end_labels``). Titles are escaped here.
    """
    horizontal = any(trace.type == "bar" and trace.orientation == "h" for trace in figure.data)
    top = 12 + TITLE_PX * bool(y_title) + LEGEND_PX * legend
    figure.layout.template = None
    figure.update_layout(
        height=height,
        margin={"l": 4, "r": 20, "t": top, "b": 8},
        font=_font(INK),
        paper_bgcolor=PAPER,
        plot_bgcolor="rgba(0,0,0,0)",
        dragmode=False,
        hovermode="closest",
        hoverdistance=60,
        hoverlabel={"bgcolor": PAPER, "bordercolor": BASE, "align": "left", "font": _font(INK)},
        showlegend=legend,
        legend=_legend(),
        bargap=0.32,
        bargroupgap=0.06,
    )
    if y_title:
        figure.update_layout(title=_level_title(y_title))
    figure.update_xaxes(**_axis(grid=horizontal), title=_title(x_title) | {"standoff": 12} if x_title else None)
    figure.update_yaxes(**_axis(grid=not horizontal))
    figure.update_traces(hovertemplate="%{hovertext}<extra></extra>", selector=_is_pointed_at)
    figure.update_traces(hoverinfo="skip", selector=lambda trace: not _is_pointed_at(trace))
    # a mark at the edge of the plot is shown whole
    figure.update_traces(cliponaxis=False, selector={"type": "scatter"})
    return figure


def bars_from_top(figure: go.Figure, *, bars: int, groups: int = 1) -> go.Figure:
    """Lay horizontal bars out from top to bottom in the order of the data, with room for each.

    ``bars`` is how many categories there are, ``groups`` how many bars each of them has.
    """
    figure.update_yaxes(autorange="reversed", type="category")
    figure.update_layout(height=70 + bars * (22 + 22 * groups))
    return figure


def end_labels(figure: go.Figure) -> go.Figure:
    """Write each line's name at its end instead of into a legend; call after ``house_style``.

    Traces of the same name (history and its projection) count as one line: the label stands at the last one's end.
    Labels that would overlap are moved apart. Names are escaped by whoever makes the trace.
    """
    ends = _line_ends(figure)
    sizes = [_lines(name) * LINE_PX for name, _, _ in ends]
    shifts = _apart([_height_px(figure, y) for _, _, y in ends], sizes, top=_plot_px(figure))
    for (name, x, y), shift in zip(ends, shifts, strict=True):
        figure.add_annotation(
            name=END_LABEL, text=_wrapped(name), x=x, y=y, yshift=shift, xshift=8, xanchor="left", yanchor="middle",
            align="left", showarrow=False, font={"color": INK, "size": 14},
        )  # fmt: skip
    figure.update_layout(margin={"r": 20 + max((_room_px(figure, name, x) for name, x, _ in ends), default=0)})
    _one_legend_entry_per_name(figure)
    return figure


def mark_projection(figure: go.Figure, *, start: float, text: str) -> go.Figure:
    """Draw a quiet line at the x value where the projection begins and write ``text`` beside it.

    Call it when the y axis has its range: the words stand at the bottom where no line comes near it, else at the top.
    """
    low, high = figure.layout.yaxis.range
    place = "bottom" if _extent(figure)[0] > low + LOW_SHARE * (high - low) else "top"
    figure.add_shape(
        type="line", x0=start, x1=start, yref="paper", y0=0, y1=1, layer="below",
        line={"color": BASE, "width": 1, "dash": "2px,3px"},
    )  # fmt: skip
    figure.add_annotation(
        name=PROJECTION, text=escape(text), x=start, yref="paper", y=float(place == "top"), xanchor="left",
        yanchor=place, xshift=6, align="left", showarrow=False, font={"color": QUIET, "size": 13},
    )  # fmt: skip
    return figure


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
        "bgcolor": "rgba(0,0,0,0)",
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


def _line_ends(figure: go.Figure) -> list[tuple[str, Any, float]]:
    """Return (name, x, y) of the last point of each named line, in the order of the traces."""
    ends = {}
    for trace in figure.data:
        known = [(x, y) for x, y in zip(trace.x, trace.y, strict=True) if y is not None and y == y]  # noqa: PLR0124
        if trace.name and known:
            ends[trace.name] = (trace.name, *known[-1])
    return list(ends.values())


def _room_px(figure: go.Figure, name: str, x: float) -> int:
    """Return about how many pixels a label at ``x`` needs beyond the plot's right edge."""
    first, last = figure.layout.xaxis.range or (x, x)
    inside = (last - x) / ((last - first) or 1) * PLOT_PX
    return max(0, round(max(map(len, _wrapped(name).split("<br>"))) * CHARACTER_PX - inside))


def _height_px(figure: go.Figure, y: float) -> float:
    """Return about how many pixels above the bottom of the plot ``y`` is drawn."""
    low, high = figure.layout.yaxis.range or _extent(figure)
    return float((y - low) / ((high - low) or 1) * _plot_px(figure))


def _plot_px(figure: go.Figure) -> float:
    """Return about how high the plot is without its margins and the tick labels below."""
    return float((figure.layout.height or HEIGHT) - (figure.layout.margin.t or 0) - 40)


def _extent(figure: go.Figure) -> tuple[float, float]:
    values = [y for trace in figure.data for y in trace.y if y is not None and y == y]  # noqa: PLR0124
    return min(values), max(values)


def _apart(heights: Sequence[float], sizes: Sequence[int], *, top: float) -> list[float]:
    """Return by how many pixels each label moves so that none overlaps another or reaches over the plot's ``top``.

    Half a line may stand above it: there is that much room beside the topmost mark.
    """
    order = sorted(range(len(heights)), key=lambda i: heights[i])
    placed = list(heights)
    for below, above in pairwise(order):
        placed[above] = max(placed[above], placed[below] + (sizes[above] + sizes[below]) / 2)
    for highest in order[-1:]:
        placed[highest] = min(placed[highest], top + (LINE_PX - sizes[highest]) / 2)
    for above, below in pairwise(reversed(order)):
        placed[below] = min(placed[below], placed[above] - (sizes[above] + sizes[below]) / 2)
    return [round(new - old, 1) for new, old in zip(placed, heights, strict=True)]


def _wrapped(name: str) -> str:
    return "<br>".join(textwrap.wrap(name, LABEL_CHARACTERS, break_long_words=False))


def _lines(name: str) -> int:
    return _wrapped(name).count("<br>") + 1


def _one_legend_entry_per_name(figure: go.Figure) -> None:
    seen: set[str] = set()
    for trace in figure.data:
        trace.showlegend = bool(trace.name) and trace.name not in seen
        seen.add(trace.name or "")
