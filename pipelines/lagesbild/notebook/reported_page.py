"""A page of protected tables: it says wherever it is read that its figures are made up, where they are."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from lagesbild.adult.reported import Reported
from lagesbild.contracts import Source
from lagesbild.exhibits import Answer, Exhibit
from lagesbild.language import Presented
from lagesbild.notebook.page import C
from lagesbild.notebook.shown import Json, Shown
from lagesbild.notebook.unprojected import Unprojected
from lagesbild.settings import Language
from lagesbild.store import Store

REPORTED: Final = "reported"
"""What an exhibit takes whose figures are those of protected tables."""
MOST_MESSAGES: Final = 3


class ReportedPage(Unprojected[C]):
    """One such page in the making; ``reported`` are the tables."""

    def __init__(self, reported: Reported, language: Language, store: Store, sources: Mapping[str, Source]) -> None:
        super().__init__(store, sources, language)
        self.reported = reported

    def presented(self, exhibit: Exhibit[Any, Any], answer: Answer[Any], context: C) -> Presented:
        """The exhibit's words; its title, which goes along into downloads, says so where figures are made up."""
        presented = super().presented(exhibit, answer, context)
        is_of_tables = REPORTED in exhibit.parameters and not presented.reason
        if not self.reported.is_made_up or not is_of_tables:
            return presented
        return replace(presented, title=context.text("mirror.made_up_title", title=presented.title))

    def telling(self) -> list[Shown]:
        """The first three that matter by themselves."""
        return super().telling()[:MOST_MESSAGES]

    def notice(self) -> str:
        """That figures are made up, where they are."""
        return self.context().text("mirror.made_up") if self.reported.is_made_up else ""

    def marked(self, head: Json) -> Json:
        """The head of the page, which says so first."""
        notice, text = self.notice(), self.context().text
        if not notice:
            return head
        return head | {
            "kind": text("mirror.kind_made_up", kind=head["kind"]),
            "lead": text("mirror.made_up_lead", notice=notice, lead=head["lead"]),
            "remarks": [notice, *head["remarks"]],
        }
