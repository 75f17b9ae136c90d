"""The mirror of one municipality: how its adult education does, who teaches, who needs it, from protected tables."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from lagesbild.adult.criteria import read_asked, read_criteria
from lagesbild.adult.reported import (
    LEARNERS,
    Reported,
    count_cell,
    in_half,
    read_reported,
)
from lagesbild.contracts import Source
from lagesbild.exhibits import Exhibit
from lagesbild.language import MunicipalContext, Sentence
from lagesbild.notebook.in_county import in_county
from lagesbild.notebook.injected import check_injected, check_text
from lagesbild.notebook.reported_page import ReportedPage
from lagesbild.notebook.request import check_language
from lagesbild.notebook.shown import Json
from lagesbild.settings import Language, project
from lagesbild.sources.holdings import cited_sources
from lagesbild.store import Store, SwedishMunicipality, find_swedish


class Mirror(ReportedPage[MunicipalContext]):
    """One page in the making; ``municipality`` and ``reported`` are what its exhibits ask about."""

    methods = ("core_of_mirror", "protected_tables", "criteria", "missing")

    def __init__(
        self,
        municipality: SwedishMunicipality,
        reported: Reported,
        language: Language,
        store: Store,
        sources: Mapping[str, Source],
    ) -> None:
        super().__init__(reported, language, store, sources)
        self.municipality = municipality

    @cached_property
    def asked(self) -> Mapping[str, object]:
        """What the answers of exhibits take by name."""
        home = project()
        registers = {"criteria": read_criteria(home), "fields": read_asked(home)}
        return registers | {"municipality": self.municipality, "reported": self.reported}

    def context(self, exhibit: Exhibit[Any, Any] | None = None) -> MunicipalContext:
        """What the words of one exhibit need; of the page itself where none is given."""
        room = exhibit.room if exhibit else None
        return MunicipalContext(self.language, self.horizon, room, municipality=self.municipality)

    def chapter_lead(self, section: str) -> str:
        """What the chapter shows, and what for."""
        return self.context().text(f"mirror.lead_{section}")

    @property
    def told(self) -> Mapping[str, str]:
        """Its tables are those of the municipality as principal."""
        return {"principal": self.municipality.code}

    def subject(self) -> Json:
        """The municipality, and where it lies."""
        say = self.context()
        return {
            "programme": say.text("mirror.programme"),
            "area_name": say.area_name,
            "title": say.text("mirror.title", in_area=say.in_area),
            "kind": say.text("mirror.kind", county=say.county_name),
            "codes": [self.municipality.code],
            "lead": self._lead(say),
            "locator": self._locator,
        }

    def beside(self, measure: str, divisor: int) -> str:
        """The county's figure, where there are joint tables."""
        say = self.context()
        if self.half not in self.reported.halves():
            return say.text("mirror.no_county")
        return say.text("mirror.in_county", county=self.counted({}, measure, divisor))

    def _lead(self, say: MunicipalContext) -> Sentence:
        if not self.half:
            return say.text("mirror.lead_without")
        learners = self.reported.count(LEARNERS, self.half, **self.told)
        return say.text("mirror.lead", in_period=in_half(self.half, say), learners=count_cell(learners, say))

    @cached_property
    def _locator(self) -> Json | None:
        return in_county(self.store, self.context())


def open_mirror(*, municipality: str, language: str) -> Mirror:
    """Open the store and the protected tables, check the parameters and begin a page.

    Raises:
        UnknownName: no such municipality, language, or parameter of the notebook.
        BadParameter: the municipality is no text.
        BadFile: a protected table is not as it was written.
        StoreMissing, StoreOutOfDate: build the store first.
    """
    check_injected()
    check_text("municipality", municipality)
    spoken, home = check_language(language), project()
    store = Store.open()
    return Mirror(find_swedish(store, municipality), read_reported(home), spoken, store, cited_sources(home))
