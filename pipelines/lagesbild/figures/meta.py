"""What a figure states for the page's script, in the ``meta`` of its layout and of each trace.

The contract between both: nothing is signalled by the place of a trace or a note, or by how something is written.

* ``layout.meta.kind`` is what is drawn; bars of ``LYING_BARS`` have their names as ``y``, which stand above the bars on
  a narrow screen;
* ``layout.meta.is_height_free``: it has no rows of words, so that it may be drawn much lower in the short version;
* ``layout.meta.reserved``: pixels above the plot that the script gives back where it puts the unit (``title_px``) onto
  the page, or replaces by what its own legend needs (``legend_px``);
* a map adds ``key``, ``is_named`` and ``label`` (see ``maps``), and ``is_of_spots`` where dots must be seen;
* ``trace.meta.role`` is the role of the marks in it, or a ``Part`` of a drawing;
* every trace that a reader can point at has ``hovertext``, a list of ready strings, one per point. The script steps
  through exactly these and reads them out; a trace without (a band, a guide) is skipped;
* notes have a ``name``: ``labels.END_LABEL`` (a legend takes its place on a narrow screen), ``labels.PROJECTION``
  (broken into lines there), ``told.TOLD`` (all are seen there, also those that say what stands at a line's end),
  ``maps.LABEL``;
* every text has gone through ``escape``: plotly reads ``<b>`` and links inside labels;
* years are numbers on an axis that ``year_axis`` labels: as category names they look like numbers, and plotly then
  takes the place of a note or a line at "2024" for the 2024th category.
"""

from typing import Any, Final, Literal

from lagesbild.figures.marks import Role

Kind = Literal["lines", "bars", "stacked", "dots", "intervals", "profile", "map"]
Part = Literal["interval", "area", "border", "legend", "dots"]
LYING_BARS: Final[frozenset[Kind]] = frozenset({"bars", "stacked", "intervals"})
FREE_HEIGHT: Final[frozenset[Kind]] = frozenset({"lines", "map"})


def layout_meta(kind: Kind, *, title_px: int, legend_px: int) -> dict[str, Any]:
    """Return what the layout of a figure of this kind states."""
    return {
        "kind": kind,
        "is_height_free": kind in FREE_HEIGHT,
        "reserved": {"title_px": title_px, "legend_px": legend_px},
    }


def trace_meta(role: Role | Part) -> dict[str, str]:
    """Return what a trace states."""
    return {"role": role}
