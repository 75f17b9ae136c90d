"""An overview: the page of all areas of an edition side by side."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any, Final

from lagesbild.contracts import Source
from lagesbild.exhibits import Exhibit
from lagesbild.language import Context
from lagesbild.notebook.front import placed
from lagesbild.notebook.injected import check_injected, check_text
from lagesbild.notebook.opening import first_of_sections
from lagesbild.notebook.page import Page
from lagesbild.notebook.remarks import area_remarks
from lagesbild.notebook.request import OverviewRequest, refuse_doubts, resolve_overview
from lagesbild.notebook.shown import BLANK_HEAD, Json, Shown
from lagesbild.settings import project
from lagesbild.sources.holdings import cited_sources
from lagesbild.store import Store

OVERVIEW: Final = "network-overview"


class Overview(Page[Context]):
    """One overview in the making; ``areas`` and ``horizon`` are what its exhibits ask about."""

    methods = ("sums", "core_of_all", "same", "rounding", "missing")

    def __init__(self, request: OverviewRequest, store: Store, sources: Mapping[str, Source]) -> None:
        super().__init__(store, sources, request.language)
        self.request = request
        self.areas = request.areas

    @property
    def horizon(self) -> int:
        """The projected year that today is compared with."""
        return self.request.horizon

    @property
    def asked(self) -> Mapping[str, object]:
        """What the answers of exhibits take by name."""
        return {"areas": self.areas, "horizon": self.horizon}

    def context(self, exhibit: Exhibit[Any, Any] | None = None) -> Context:
        """What the words of one exhibit need; of the page itself where none is given."""
        return Context(self.language, self.horizon, exhibit.room if exhibit else None)

    def chapter_lead(self, section: str) -> str:
        """What the chapter shows of all areas."""
        return self.context().text(f"overview.lead_{section}")

    @cached_property
    def _locator(self) -> Json | None:
        say = self.context()
        return placed(self.store, self.areas, say.text("overview.name"), say)

    def telling(self) -> list[Shown]:
        """The first of each section."""
        return first_of_sections(self.exhibits)

    def head(self) -> Json:
        """What the page is about: names, kind, remarks, lead and locator."""
        text = self.context().text
        name = text("overview.name")
        return BLANK_HEAD | {
            "area_name": name,
            "title": name,
            "kind": text("overview.kind", n=len(self.areas)),
            "programme": text("overview.programme"),
            "remarks": [*area_remarks(self.areas, self.context()), *self.remarks()],
            "lead": text("overview.lead", n=len(self.areas)),
            "locator": self._locator,
        }


def open_overview(*, edition: str, language: str, horizon: int) -> Overview:
    """Open the store, check the parameters and begin an overview.

    Raises:
        UnknownName: no such edition, language, horizon, or parameter of the notebook.
        BadParameter: the edition is no text.
        FiguresInDoubt: figures of one of its areas broke a check.
        StoreMissing, StoreOutOfDate: build the store first.
    """
    check_injected()
    check_text("edition", edition)
    store = Store.open()
    request = resolve_overview(store, edition=edition, language=language, horizon=horizon)
    refuse_doubts(store, request.areas)
    return Overview(request, store, cited_sources(project()))
