"""A page on which nothing is projected: its exhibits ask their own questions, and there is nothing to discuss yet."""

from typing import Final

from lagesbild.language import Presented
from lagesbild.notebook.opening import Question
from lagesbild.notebook.page import C, Page
from lagesbild.notebook.shown import Json, Shown

NOTHING_PROJECTED: Final = 0


class Unprojected(Page[C]):
    """One such page in the making."""

    @property
    def horizon(self) -> int:
        """None."""
        return NOTHING_PROJECTED

    def question(self, presented: Presented, context: C) -> str:
        """The exhibit's question."""
        return context.text("question")

    def reading(self, presented: Presented, context: C) -> str:
        """What the exhibit itself says first, if anything: of which years its figures are."""
        return presented.reading

    def telling(self) -> list[Shown]:
        """Those whose findings matter most by themselves."""
        return [each for each in self.exhibits if each.is_shown and each.exhibit.relevance]

    def discussion(self) -> list[Question]:
        """None: what is discussed is each reader's own."""
        return []

    def method(self, name: str) -> Json:
        """One term or method, explained."""
        say = self.context()
        return {"term": say.text(f"methods.{name}_term"), "text": say.text(f"methods.{name}_text")}
