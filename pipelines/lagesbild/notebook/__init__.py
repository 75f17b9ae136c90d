"""What a notebook cell talks to: pages – briefs and overviews – and what they are asked for."""

from lagesbild.notebook.brief import Brief, open_brief
from lagesbild.notebook.overview import OVERVIEW, Overview, open_overview
from lagesbild.notebook.request import BriefRequest, OverviewRequest, check_language, resolve, resolve_overview
from lagesbild.notebook.shown import CLOSING, EXHIBIT, IN_DEPTH, OPENING, SECTION, Shown

__all__ = [
    "CLOSING",
    "EXHIBIT",
    "IN_DEPTH",
    "OPENING",
    "OVERVIEW",
    "SECTION",
    "Brief",
    "BriefRequest",
    "Overview",
    "OverviewRequest",
    "Shown",
    "check_language",
    "open_brief",
    "open_overview",
    "resolve",
    "resolve_overview",
]
