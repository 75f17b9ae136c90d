"""Exhibits: numbered figure, table, takeaway, source and notes, as one thing that a notebook shows."""

from lagesbild.exhibits.brief import Brief, open_brief
from lagesbild.exhibits.exhibit import CLOSING, EXHIBIT, OPENING, SECTION, Exhibit
from lagesbild.exhibits.overview import OVERVIEW, Overview, open_overview
from lagesbild.exhibits.request import BriefRequest, OverviewRequest, check_language, resolve, resolve_overview

__all__ = [
    "CLOSING",
    "EXHIBIT",
    "OPENING",
    "OVERVIEW",
    "SECTION",
    "Brief",
    "BriefRequest",
    "Exhibit",
    "Overview",
    "OverviewRequest",
    "check_language",
    "open_brief",
    "open_overview",
    "resolve",
    "resolve_overview",
]
