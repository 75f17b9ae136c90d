"""The house's colours and shapes: by day, by night, and what each role of a mark looks like.

Every colour of a figure is one of this module's constants: the page swaps them by ``NIGHT`` in dark mode.
"""

from typing import Final

from lagesbild.figures.marks import Role

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
NAME_SECOND: Final = "#1A756C"
NAME_FOURTH: Final = "#B1420A"
"""Names in a line's colour, where that has not 4.5:1 on the page."""

LAND: Final = "#FDFEFE"
FALLS: Final = ("#11426C", "#3B77A8", "#86B1D4", "#CFE1F0")
RISE: Final = "#7CC7B8"
NO_CLASS: Final = "#DCE2E7"
BORDER: Final = "#4E5965"
OUTLINE: Final = "#16202A"
"""A map's ground, its classes from the largest fall to the smallest, and what is drawn on them.

What stands out most from the ground is the largest fall: the darkest class by day, the lightest by night.
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
    LAND: "#1D2731",
    FALLS[0]: "#E3F0FB",
    FALLS[1]: "#9CC6EA",
    FALLS[2]: "#5C92C3",
    FALLS[3]: "#33608D",
    RISE: "#2E7F71",
    NO_CLASS: "#485562",
    BORDER: "#8D9AA7",
    OUTLINE: "#E8EDF2",
    NAME_SECOND: "#4FC2B8",
    NAME_FOURTH: "#F2905E",
}
"""Light colour → the colour that takes its place on a dark page."""

COLOURS: Final[dict[Role, str]] = {
    "own": PRIMARY,
    "second": SECOND,
    "third": THIRD,
    "fourth": FOURTH,
    "quiet": QUIET,
}
NAME_COLOURS: Final[dict[Role, str]] = COLOURS | {"second": NAME_SECOND, "fourth": NAME_FOURTH}
MARKERS: Final[dict[Role, str]] = {
    "own": "circle",
    "second": "square",
    "third": "diamond",
    "fourth": "triangle-up",
    "quiet": "circle-open",
}
PROJECTION_DASH: Final = "8px,5px"
