"""The page of the common quality follow-up: whose criteria are on record, where they differ, what is asked twice."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from lagesbild.adult.criteria import conflicts, is_computable, read_asked, read_criteria
from lagesbild.contracts import Source
from lagesbild.exhibits import Exhibit
from lagesbild.language import Context
from lagesbild.notebook.injected import check_injected
from lagesbild.notebook.request import check_language
from lagesbild.notebook.shown import BLANK_HEAD, Json
from lagesbild.notebook.unprojected import Unprojected
from lagesbild.settings import Language, Project, project
from lagesbild.sources.holdings import cited_sources
from lagesbild.store import Store, swedish_municipalities


class Followup(Unprojected[Context]):
    """One page in the making; ``criteria`` and ``fields`` of the registers are what its exhibits ask about."""

    methods = ("core_of_followup", "criteria")

    def __init__(self, home: Project, language: Language, store: Store, sources: Mapping[str, Source]) -> None:
        super().__init__(store, sources, language)
        self.criteria, self.fields = read_criteria(home), read_asked(home)
        self.municipalities = swedish_municipalities(store)

    @cached_property
    def asked(self) -> Mapping[str, object]:
        """What the answers of exhibits take by name."""
        return {"criteria": self.criteria, "fields": self.fields, "municipalities": self.municipalities}

    def context(self, exhibit: Exhibit[Any, Any] | None = None) -> Context:
        """What the words of one exhibit need; of the page itself where none is given."""
        return Context(self.language, self.horizon, exhibit.room if exhibit else None)

    def chapter_lead(self, section: str) -> str:
        """What the chapter shows, and what for."""
        return self.context().text(f"followup.lead_{section}")

    def head(self) -> Json:
        """What the page is about: names, kind, lead and key figures."""
        say = self.context()
        return BLANK_HEAD | {
            "area_name": say.text("followup.name"),
            "title": say.text("followup.title"),
            "kind": say.text("followup.kind", n=len(self.municipalities)),
            "programme": say.text("need.programme"),
            "lead": say.text("followup.lead"),
            "tiles": self._tiles(say),
            "tiles_note": say.text("followup.tiles_note"),
        }

    def _tiles(self, say: Context) -> list[Json]:
        counts = {
            "criteria": len(self.criteria),
            "computable": sum(map(is_computable, self.criteria)),
            "conflicts": len(conflicts(self.criteria)),
        }
        return [
            {
                "key": key,
                "label": say.text(f"followup.figure_{key}"),
                "now": say.fmt.integer(count),
                "then": say.text(f"followup.below_{key}"),
                "change": "",
                "line": None,
            }
            for key, count in counts.items()
        ]

    def _period(self) -> str:
        return self.context().text("followup.period")


def open_followup(*, language: str) -> Followup:
    """Open the store and the registers and begin a page.

    Raises:
        UnknownName: no such language, or parameter of the notebook.
        BadFile: a line of a register cannot be taken.
        StoreMissing, StoreOutOfDate: build the store first.
    """
    check_injected()
    spoken = check_language(language)
    return Followup(project(), spoken, Store.open(), cited_sources(project()))
