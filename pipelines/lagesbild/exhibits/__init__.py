"""Exhibits: numbered figure, table, takeaway, source and notes, as one thing that a notebook shows."""

from lagesbild.exhibits.brief import Brief, open_brief
from lagesbild.exhibits.exhibit import CLOSING, EXHIBIT, OPENING, SECTION, Exhibit
from lagesbild.exhibits.request import BriefRequest, check_language, resolve

__all__ = [
    "CLOSING",
    "EXHIBIT",
    "OPENING",
    "SECTION",
    "Brief",
    "BriefRequest",
    "Exhibit",
    "check_language",
    "open_brief",
    "resolve",
]
