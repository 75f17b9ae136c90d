"""The report of one provider: the same for all its buyers, with the same numbers as their mirrors."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from lagesbild.adult.criteria import read_asked, read_criteria
from lagesbild.adult.reported import Reported, find_provider, read_reported
from lagesbild.contracts import Source
from lagesbild.exhibits import Exhibit
from lagesbild.language import Context
from lagesbild.notebook.injected import check_injected, check_text
from lagesbild.notebook.reported_page import ReportedPage
from lagesbild.notebook.request import check_language
from lagesbild.notebook.shown import Json
from lagesbild.settings import Language, project
from lagesbild.sources.holdings import cited_sources
from lagesbild.store import Store, swedish_municipalities


class Provider(ReportedPage[Context]):
    """One page in the making; ``provider``, its organisation number, is what its exhibits ask about."""

    methods = ("core_of_mirror", "protected_tables", "criteria")

    def __init__(
        self, provider: str, reported: Reported, language: Language, store: Store, sources: Mapping[str, Source]
    ) -> None:
        super().__init__(reported, language, store, sources)
        self.provider = provider

    @cached_property
    def asked(self) -> Mapping[str, object]:
        """What the answers of exhibits take by name."""
        home = project()
        registers = {"criteria": read_criteria(home), "fields": read_asked(home)}
        registers |= {"municipalities": swedish_municipalities(self.store)}
        return registers | {"provider": self.provider, "reported": self.reported}

    def context(self, exhibit: Exhibit[Any, Any] | None = None) -> Context:
        """What the words of one exhibit need; of the page itself where none is given."""
        return Context(self.language, self.horizon, exhibit.room if exhibit else None)

    def chapter_lead(self, section: str) -> str:
        """What the chapter shows, and what for."""
        return self.context().text(f"provider.lead_{section}")

    @property
    def told(self) -> Mapping[str, str]:
        """Its tables are the joint ones of the provider."""
        return {"provider": self.provider}

    def subject(self) -> Json:
        """The provider, by its name."""
        say, name = self.context(), self.reported.named(self.provider)
        return {
            "programme": say.text("provider.programme"),
            "area_name": name,
            "title": say.text("provider.title", provider=name),
            "kind": say.text("provider.kind"),
            "lead": say.text("provider.lead", provider=name),
        }

    def beside(self, measure: str, divisor: int) -> str:
        """Of how many buyers."""
        buyers = self.reported.values("principal", self.half, **self.told)
        return self.context().text("county.below", n=len(buyers))


def open_provider(*, provider: str, language: str) -> Provider:
    """Open the store and the protected tables, check the parameters and begin a page.

    Raises:
        UnknownName: no such provider in joint tables, language, or parameter of the notebook.
        BadParameter: the provider is no text.
        BadFile: a protected table is not as it was written.
        StoreMissing, StoreOutOfDate: build the store first.
    """
    check_injected()
    check_text("provider", provider)
    spoken, home = check_language(language), project()
    reported = read_reported(home)
    return Provider(find_provider(reported, provider), reported, spoken, Store.open(), cited_sources(home))
