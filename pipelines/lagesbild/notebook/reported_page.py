"""A page of protected tables: it says wherever it is read that its figures are made up, where they are."""

from abc import abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from lagesbild.adult.reported import FULL_YEAR, LEARNERS, PARTICIPATIONS, POINTS, Reported, count_cell, half_named
from lagesbild.contracts import Source
from lagesbild.exhibits import Answer, Exhibit
from lagesbild.language import Presented
from lagesbild.notebook.page import C
from lagesbild.notebook.shown import BLANK_HEAD, Json, Shown, findings_json
from lagesbild.notebook.unprojected import Unprojected
from lagesbild.settings import Language
from lagesbild.store import Store

REPORTED: Final = "reported"
"""What an exhibit takes whose figures are those of protected tables."""
MOST_MESSAGES: Final = 3
TILES: Final = {"learners": (LEARNERS, 1), "participations": (PARTICIPATIONS, 1), "places": (POINTS, FULL_YEAR)}
"""Key figures: what is counted, and by how much it is divided."""


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
        """The first three that matter by themselves; where fewer are shown, why the others are not."""
        matter = [each for each in self.exhibits if each.exhibit.relevance]
        best = sorted(matter, key=lambda each: not each.is_shown)[:MOST_MESSAGES]
        return [each for each in self.exhibits if each in best]

    def core_messages(self) -> list[Json]:
        """What they say."""
        return [
            {"text": each.message, "exhibit": each.id, "findings": findings_json(each.message)}
            for each in self.telling()
        ]

    @property
    @abstractmethod
    def told(self) -> Mapping[str, str]:
        """What the tables tell the page's subject by: ``{"principal": "0127"}``."""

    @abstractmethod
    def subject(self) -> Json:
        """What the page is about: name, title, kind, lead, and what else of the head it has."""

    @abstractmethod
    def beside(self, measure: str, divisor: int) -> str:
        """What stands below a key figure."""

    @property
    def halves(self) -> tuple[str, ...]:
        """The half-years of the subject, the oldest first."""
        return self.reported.halves(**self.told)

    @property
    def half(self) -> str:
        """The newest of them; empty where there is none."""
        return next(reversed(self.halves), "")

    def notice(self) -> str:
        """That figures are made up, where they are."""
        return self.context().text("mirror.made_up") if self.reported.is_made_up and self.half else ""

    def head(self) -> Json:
        """What the page is about: names, kind, lead and key figures; that they are made up comes first."""
        say = self.context()
        tiles_note = say.text("mirror.tiles_note", period=half_named(self.half, say)) if self.half else ""
        shared = {"remarks": self.remarks(), "tiles_note": tiles_note}
        return self._marked(BLANK_HEAD | shared | {"tiles": list(self._tiles(say))} | self.subject())

    def _tiles(self, say: C) -> Iterator[Json]:
        for key, (measure, divisor) in TILES.items() if self.half else ():
            now, label = self.counted(self.told, measure, divisor), say.text(f"mirror.figure_{key}")
            then = self.beside(measure, divisor)
            yield {"key": key, "label": label, "now": now, "then": then, "change": "", "line": None}

    def counted(self, told: Mapping[str, str], measure: str, divisor: int) -> str:
        """A key figure as it is read."""
        count = self.reported.count(measure, self.half, **told)
        return count_cell(None if count is None else count / divisor, self.context())

    def _period(self) -> str:
        say = self.context()
        if not self.halves:
            return say.text("mirror.no_period")
        first, last = (half_named(each, say) for each in (self.halves[0], self.halves[-1]))
        return say.text("mirror.span", first=first, last=last) if first != last else first

    def _marked(self, head: Json) -> Json:
        notice, text = self.notice(), self.context().text
        if not notice:
            return head
        return head | {
            "kind": text("mirror.kind_made_up", kind=head["kind"]),
            "lead": text("mirror.made_up_lead", notice=notice, lead=head["lead"]),
            "remarks": [notice, *head["remarks"]],
        }
