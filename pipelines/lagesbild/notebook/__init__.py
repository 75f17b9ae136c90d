"""What a notebook cell talks to: pages – briefs and overviews – and what they are asked for."""

from lagesbild.notebook.brief import Brief, open_brief
from lagesbild.notebook.compendium import Compendium, open_models, resolve_models
from lagesbild.notebook.county import County, open_county
from lagesbild.notebook.followup import Followup, open_followup
from lagesbild.notebook.mirror import Mirror, open_mirror
from lagesbild.notebook.need import Need, open_need
from lagesbild.notebook.overview import OVERVIEW, Overview, open_overview
from lagesbild.notebook.provider import Provider, open_provider
from lagesbild.notebook.request import BriefRequest, OverviewRequest, check_language, resolve, resolve_overview
from lagesbild.notebook.shown import CLOSING, EXHIBIT, IN_DEPTH, OPENING, SECTION, Shown
from lagesbild.notebook.way import Way, open_way, resolve_way

__all__ = [
    "CLOSING",
    "EXHIBIT",
    "IN_DEPTH",
    "OPENING",
    "OVERVIEW",
    "SECTION",
    "Brief",
    "BriefRequest",
    "Compendium",
    "County",
    "Followup",
    "Mirror",
    "Need",
    "Overview",
    "OverviewRequest",
    "Provider",
    "Shown",
    "Way",
    "check_language",
    "open_brief",
    "open_county",
    "open_followup",
    "open_mirror",
    "open_models",
    "open_need",
    "open_overview",
    "open_provider",
    "open_way",
    "resolve",
    "resolve_models",
    "resolve_overview",
    "resolve_way",
]
