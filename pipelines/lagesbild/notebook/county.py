"""The overview of the county: what is taught and to whom, who needs it, what the labour market lacks, what is asked."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from typing import Any

from lagesbild.adult.criteria import read_asked, read_criteria
from lagesbild.adult.reported import Reported, joint_note, read_reported
from lagesbild.contracts import Source
from lagesbild.exhibits import Exhibit
from lagesbild.language import MunicipalContext
from lagesbild.notebook.injected import check_injected
from lagesbild.notebook.reported_page import ReportedPage
from lagesbild.notebook.request import check_language
from lagesbild.notebook.shown import Json
from lagesbild.settings import Language, project
from lagesbild.sources.holdings import cited_sources
from lagesbild.store import Store, find_swedish, swedish_municipalities


class County(ReportedPage[MunicipalContext]):
    """One page in the making; its exhibits ask about the county as they ask about a municipality."""

    methods = ("core_of_mirror", "protected_tables", "planning", "criteria", "missing")

    def __init__(self, reported: Reported, language: Language, store: Store, sources: Mapping[str, Source]) -> None:
        super().__init__(reported, language, store, sources)
        any_of_it = find_swedish(store, swedish_municipalities(store)[0].code)
        self.place = replace(any_of_it, place=any_of_it.county)

    @cached_property
    def asked(self) -> Mapping[str, object]:
        """What the answers of exhibits take by name."""
        home = project()
        registers = {"criteria": read_criteria(home), "fields": read_asked(home)}
        return registers | {
            "municipality": self.place,
            "municipalities": self.place.others,
            "reported": self.reported,
        }

    def context(self, exhibit: Exhibit[Any, Any] | None = None) -> MunicipalContext:
        """What the words of one exhibit need; of the page itself where none is given."""
        room = exhibit.room if exhibit else None
        return MunicipalContext(self.language, self.horizon, room, municipality=self.place)

    def chapter_lead(self, section: str) -> str:
        """The question of planning that the chapter answers."""
        return self.context().text(f"county.lead_{section}")

    @property
    def told(self) -> Mapping[str, str]:
        """Its tables are the joint ones."""
        return {}

    def subject(self) -> Json:
        """The county, as far as its municipalities have given their tables."""
        say = self.context()
        givers = len(self.reported.values("principal", self.half)) if self.half else 0
        return {
            "programme": say.text("county.programme"),
            "area_name": say.area_name,
            "title": say.text("county.title"),
            "kind": say.text("county.kind", n=len(self.place.others)),
            "lead": say.text("county.lead") if self.half else say.text("county.lead_without"),
            "remarks": [*joint_note(givers, say), *self.remarks()] if self.half else self.remarks(),
        }

    def beside(self, measure: str, divisor: int) -> str:
        """Of how many municipalities."""
        return self.context().text("county.below", n=len(self.reported.values("principal", self.half)))


def open_county(*, language: str) -> County:
    """Open the store and the protected tables and begin a page.

    Raises:
        UnknownName: no such language, or parameter of the notebook.
        BadFile: a protected table is not as it was written.
        StoreMissing, StoreOutOfDate: build the store first.
    """
    check_injected()
    spoken, home = check_language(language), project()
    return County(read_reported(home), spoken, Store.open(), cited_sources(home))
