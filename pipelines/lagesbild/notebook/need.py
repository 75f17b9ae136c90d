"""The page of one municipality of Sweden: who needs adult education there, from open figures alone."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from lagesbild.contracts import Source
from lagesbild.exhibits import Exhibit
from lagesbild.language import MunicipalContext, Sentence
from lagesbild.measures.swedish_adults import ADULTS
from lagesbild.notebook.in_county import in_county
from lagesbild.notebook.injected import check_injected, check_text
from lagesbild.notebook.need_figures import NeedFigures, need_figures, need_tiles
from lagesbild.notebook.request import check_language
from lagesbild.notebook.shown import BLANK_HEAD, Json
from lagesbild.notebook.unprojected import Unprojected
from lagesbild.settings import Language, project
from lagesbild.sources.holdings import cited_sources
from lagesbild.store import Store, SwedishMunicipality, find_swedish


class Need(Unprojected[MunicipalContext]):
    """One page in the making; ``municipality`` is what its exhibits ask about."""

    methods = ("core_of_need", "rounding", "missing")

    def __init__(
        self, municipality: SwedishMunicipality, language: Language, store: Store, sources: Mapping[str, Source]
    ) -> None:
        super().__init__(store, sources, language)
        self.municipality = municipality

    @property
    def asked(self) -> Mapping[str, object]:
        """What the answers of exhibits take by name."""
        return {"municipality": self.municipality}

    def context(self, exhibit: Exhibit[Any, Any] | None = None) -> MunicipalContext:
        """What the words of one exhibit need; of the page itself where none is given."""
        room = exhibit.room if exhibit else None
        return MunicipalContext(self.language, self.horizon, room, municipality=self.municipality)

    def chapter_lead(self, section: str) -> str:
        """What the chapter shows, and what for."""
        return self.context().text(f"need.lead_{section}")

    def head(self) -> Json:
        """What the page is about: names, kind, lead, key figures and locator."""
        say, figures = self.context(), self._figures
        return BLANK_HEAD | {
            "area_name": say.area_name,
            "title": say.text("need.title", in_area=say.in_area),
            "kind": say.text("need.kind", county=say.county_name),
            "programme": say.text("need.programme"),
            "codes": [self.municipality.code],
            "remarks": self.remarks(),
            "lead": self._lead(say),
            "tiles": list(need_tiles(figures, say)),
            "tiles_note": say.text(
                "need.tiles_note", year=self._figures.year, month=say.fmt.month(self._figures.month)
            ),
            "locator": self._locator,
        }

    @cached_property
    def _figures(self) -> NeedFigures:
        return need_figures(self.store, municipality=self.municipality)

    def _lead(self, say: MunicipalContext) -> Sentence:
        adults, without = (say.fmt.integer(each[0] or 0) for each in (self._figures.adults, self._figures.without))
        return say.text("need.lead", in_area=say.in_area, ages=ADULTS, adults=adults, without=without)

    @cached_property
    def _locator(self) -> Json | None:
        return in_county(self.store, self.context())

    def _edition(self) -> str:
        """The day of the newest source of the figures; that of the boundaries says nothing of them."""
        used = {name for each in self.telling() for source in each.sources for name in source["ids"]}
        return max((self._sources[name].updated for name in used), default="")

    def _period(self) -> str:
        years = [year for exhibit in self.exhibits for year in exhibit.answer.years]
        return f"{min(years)}–{max(years)}" if years else ""


def open_need(*, municipality: str, language: str) -> Need:
    """Open the store, check the parameters and begin a page.

    Raises:
        UnknownName: no such municipality, language, or parameter of the notebook.
        BadParameter: the municipality is no text.
        StoreMissing, StoreOutOfDate: build the store first.
    """
    check_injected()
    check_text("municipality", municipality)
    spoken = check_language(language)
    store = Store.open()
    return Need(find_swedish(store, municipality), spoken, store, cited_sources(project()))
