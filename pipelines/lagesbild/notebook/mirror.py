"""The mirror of one municipality: how its adult education does, who teaches, who needs it, from protected tables."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any, Final

from lagesbild.adult.criteria import read_asked, read_criteria
from lagesbild.adult.reported import (
    LEARNERS,
    PARTICIPATIONS,
    POINTS,
    Count,
    Reported,
    count_cell,
    half_named,
    in_half,
    read_reported,
)
from lagesbild.contracts import Source
from lagesbild.exhibits import Exhibit
from lagesbild.exhibits.adult_mirror.learners_by_half import FULL_YEAR
from lagesbild.language import MunicipalContext, Sentence
from lagesbild.notebook.in_county import in_county
from lagesbild.notebook.injected import check_injected, check_text
from lagesbild.notebook.reported_page import ReportedPage
from lagesbild.notebook.request import check_language
from lagesbild.notebook.shown import Json
from lagesbild.settings import Language, project
from lagesbild.sources.holdings import cited_sources
from lagesbild.store import Store, SwedishMunicipality, find_swedish

TILES: Final = {"learners": (LEARNERS, 1), "participations": (PARTICIPATIONS, 1), "places": (POINTS, FULL_YEAR)}
"""Key figures: what is counted, and by how much it is divided."""


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

    def head(self) -> Json:
        """What the page is about: names, kind, lead, key figures and locator."""
        say = self.context()
        return self.marked(
            {
                "area_name": say.area_name,
                "title": say.text("mirror.title", in_area=say.in_area),
                "kind": say.text("mirror.kind", county=say.county_name),
                "programme": say.text("need.programme"),
                "members": [],
                "codes": [self.municipality.code],
                "remarks": self.remarks(),
                "lies_in": "",
                "documented": None,
                "lead": self._lead(say),
                "tiles": list(self._tiles(say)) if self._half else [],
                "tiles_note": say.text("mirror.tiles_note", period=half_named(self._half, say)) if self._half else "",
                "locator": self._locator,
            }
        )

    @property
    def _half(self) -> str:
        """The newest half-year of the municipality; empty where there is none."""
        return next(reversed(self.reported.halves(self.municipality.code)), "")

    def _lead(self, say: MunicipalContext) -> Sentence:
        if not self._half:
            return say.text("mirror.lead_without")
        learners = self.reported.count(LEARNERS, self._half, principal=self.municipality.code)
        return say.text("mirror.lead", in_period=in_half(self._half, say), learners=count_cell(learners, say))

    def _tiles(self, say: MunicipalContext) -> Iterator[Json]:
        for key, (measure, divisor) in TILES.items():
            own, county = (self._count(measure, divisor, each) for each in (self.municipality.code, ""))
            has_county = self._half in self.reported.halves()
            below = say.text("mirror.in_county", county=count_cell(county, say)) if has_county else None
            then = below or say.text("mirror.no_county")
            label = say.text(f"mirror.figure_{key}")
            yield {"key": key, "label": label, "now": count_cell(own, say), "then": then, "change": "", "line": None}

    def _count(self, measure: str, divisor: int, principal: str) -> Count:
        count = self.reported.count(measure, self._half, principal=principal)
        return None if count is None else round(count / divisor)

    @cached_property
    def _locator(self) -> Json | None:
        return in_county(self.store, self.context())

    def _period(self) -> str:
        halves, say = self.reported.halves(self.municipality.code), self.context()
        if not halves:
            return say.text("mirror.no_period")
        first, last = (half_named(each, say) for each in (halves[0], halves[-1]))
        return say.text("mirror.span", first=first, last=last) if first != last else first


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
