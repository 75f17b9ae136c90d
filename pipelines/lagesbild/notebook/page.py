"""A page as a notebook makes it: opening, story, in depth, closing. Briefs and overviews are pages."""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any, Final, Generic, TypeVar

import pandas as pd
from IPython.display import DisplayHandle, display

from lagesbild.contracts import Source
from lagesbild.exhibits import Answer, Exhibit, Room, declared
from lagesbild.figures.layout import without_template
from lagesbild.language import ABOUT_THE_SAME_PCT, Context, Gap, Presented
from lagesbild.notebook.asking import answer_of
from lagesbild.notebook.citations import cited, described
from lagesbild.notebook.opening import Question
from lagesbild.notebook.shown import CLOSING, IN_DEPTH, OPENING, SECTION, Json, Shown, block, findings_json
from lagesbild.settings import Language
from lagesbild.store import Store

C = TypeVar("C", bound=Context)
LISTED: Final = {"name": "sources_used", "publisher": "publisher", "table": "table", "updated": "updated"}
"""What a notebook lists of each source, and by which string that is called."""


class Page(ABC, Generic[C]):
    """One page in the making; ``exhibits`` are those shown so far, ``page["school-stages"]`` is one of them."""

    methods: Sequence[str]

    def __init__(self, store: Store, sources: Mapping[str, Source], language: Language) -> None:
        self.store, self.language = store, language
        self.exhibits: list[Shown] = []
        self._sources = sources
        self._contexts: list[C] = []
        self._gaps: list[Gap] = []
        self._section = ""
        self._is_in_depth = False
        self._opening: DisplayHandle | None = None

    @property
    @abstractmethod
    def asked(self) -> Mapping[str, object]:
        """What the answers of exhibits take by name."""

    @abstractmethod
    def context(self, exhibit: Exhibit[Any, Any] | None = None) -> C:
        """What the words of one exhibit need; of the page itself where none is given."""

    @abstractmethod
    def head(self) -> Json:
        """What the page is about: names, kind, members, remarks, lead, key figures and locator."""

    @abstractmethod
    def chapter_lead(self, section: str) -> str:
        """What opens a chapter of the story."""

    def reading(self, presented: Presented, context: C) -> str:
        """The one line that changes how an exhibit is read: what it says itself; empty where there is none."""
        return presented.reading

    def question(self, presented: Presented, context: C) -> str:
        """The question that an exhibit answers, as its heading."""
        return context.text("question")

    @property
    def method_values(self) -> Mapping[str, Mapping[str, object]]:
        """What the explanations of methods are filled with, by method."""
        return {"same": {"width": self.context().fmt.integer(ABOUT_THE_SAME_PCT)}}

    def discussion(self) -> list[Question]:
        """Questions for discussion that follow from what the exhibits show; none where they are each reader's own."""
        return []

    @property
    @abstractmethod
    def horizon(self) -> int:
        """The projected year that today is compared with."""

    def __getitem__(self, exhibit: str) -> Shown:
        """The exhibit that was shown under this id."""
        return next(each for each in self.exhibits if each.id == exhibit)

    @cached_property
    def supplied(self) -> frozenset[str]:
        """What exhibits need and only the reader's own files or a fetch can give, as far as it is there."""
        optional = (exhibit for exhibit in declared() if exhibit.needs and self._is_askable(exhibit))
        filled = (exhibit for exhibit in optional if not self._ask(exhibit).is_empty)
        return frozenset(need for exhibit in filled for need in exhibit.needs)

    def opening(self) -> None:
        """Show the opening of the page; its core messages follow when the page is closed."""
        self._opening = display(self._opening_bundle(), raw=True, display_id=True)

    def in_depth(self) -> None:
        """End the story: what follows stands on a second page, with sources and methods."""
        self._is_in_depth = True
        text = self.context().text
        title, lead, notice = text("opening.in_depth"), text("opening.in_depth_lead"), self.notice()
        shown = block("h1", title) + "".join(block("p", words) for words in (notice, lead) if words)
        in_depth = {"title": title, "lead": lead, "notice": notice}
        display({IN_DEPTH: in_depth, "text/html": shown, "text/plain": title}, raw=True)

    def section(self, name: str) -> None:
        """Begin a section: ``population``, ``service_need`` or ``labour``; of the story it is a chapter with a lead."""
        self._section = name
        title = self.context().text(f"brief.section_{name}")
        lead = "" if self._is_in_depth else self.chapter_lead(name)
        shown = block("h2", title) + block("p", lead)
        section = {"id": name, "title": title, "lead": lead}
        display({SECTION: section, "text/html": shown, "text/plain": title}, raw=True)

    def show(self, room: Room, **asked: object) -> Shown | None:
        """Ask, put into words and draw one exhibit; the last expression of its notebook cell.

        ``room`` is the module of the exhibit, ``asked`` replaces what its answer would take from the page, or
        gives what it takes besides. An exhibit that needs what nobody supplied is left out, and one that has no place
        in this page.
        """
        exhibit = room.EXHIBIT
        if not self.has_place_for(exhibit):
            return None
        answer, context = self._ask(exhibit, **asked), self.context(exhibit)
        if exhibit.gap and (gap := exhibit.gap(answer, context)):
            self._gaps.append(gap)
        if exhibit.needs and answer.is_empty:
            return None
        shown = self._shown(exhibit, answer, context)
        self.exhibits.append(shown)
        self._contexts.append(context)
        return shown

    def has_place_for(self, exhibit: Exhibit[Any, Any]) -> bool:
        """Whether the page is one that the exhibit can be in."""
        return True

    def presented(self, exhibit: Exhibit[Any, Any], answer: Answer[Any], context: C) -> Presented:
        """The words of an exhibit, as this page has them."""
        return exhibit.words(answer, context)

    def _ask(self, exhibit: Exhibit[Any, Any], **asked: object) -> Answer[Any]:
        taken = {name: self.asked[name] for name in exhibit.parameters if name not in asked} | asked
        return answer_of(exhibit, self.store, taken)

    def _is_askable(self, exhibit: Exhibit[Any, Any]) -> bool:
        return set(exhibit.parameters) <= set(self.asked)

    def _shown(self, exhibit: Exhibit[Any, Any], answer: Answer[Any], context: C) -> Shown:
        presented = self.presented(exhibit, answer, context)
        with without_template():
            figure = None if presented.reason else exhibit.chart(presented.marks, presented.axis)
        return Shown(
            exhibit=exhibit,
            number=len(self.exhibits) + 1,
            section=self._section,
            question=self.question(presented, context),
            message=presented.takeaway or context.text("page.not_shown", reason=presented.reason),
            reading=self.reading(presented, context),
            answer=answer,
            presented=presented,
            figure=figure,
            sources=cited(sorted(answer.sources), self._sources, context),
            source_label=context.text("page.source" if len(answer.sources) == 1 else "page.sources"),
            fact_names={fact.key: exhibit.called(fact, context) for fact in exhibit.keyed(answer)},
        )

    def closing(self) -> None:
        """Show sources and methods, complete the opening, and mark the page as whole."""
        context = self.context()
        closing: Json = {
            "title": context.text("brief.closing"),
            "sources": [described(source, context) for source in self._used_sources()],
            "discussion": {
                "title": context.text("brief.discussion_title"),
                "lead": context.text("brief.discussion_lead"),
                "questions": [each._asdict() | {"findings": findings_json(each.text)} for each in self.discussion()],
            },
            "methods": [self.method(name) for name in self.methods],
            "exhibits": len(self.exhibits),
            "charts": sum(exhibit.figure is not None for exhibit in self.exhibits),
        }
        shown = block("h2", closing["discussion"]["title"])
        shown += "".join(block("p", question["text"]) for question in closing["discussion"]["questions"])
        headings = {name: context.text(f"page.{key}") for name, key in LISTED.items()}
        listed = pd.DataFrame(closing["sources"], columns=list(LISTED)).rename(columns=headings)
        shown += listed.to_html(index=False)
        display({CLOSING: closing, "text/html": shown, "text/plain": closing["title"]}, raw=True)
        if self._opening:
            self._opening.update(self._opening_bundle(), raw=True)
        self.store.close()

    def method(self, name: str) -> Json:
        """One term or method, explained."""
        say = self.context()
        given = self.method_values.get(name, {})
        return {"term": say.text(f"methods.{name}_term"), "text": say.text(f"methods.{name}_text", **given)}

    @abstractmethod
    def telling(self) -> list[Shown]:
        """The exhibits shown so far whose findings are the core messages."""

    def core_messages(self) -> list[Json]:
        """The findings that open the page, and their exhibits."""
        best = ((each.presented.core or each.presented.takeaway, each.id) for each in self.telling())
        return [{"text": text, "exhibit": name, "findings": findings_json(text)} for text, name in best]

    def certainty(self) -> Json | None:
        """How certain the projection is, in one line, and the exhibit that shows it."""
        told = ((each.presented.certainty, each.id) for each in self.exhibits if each.presented.certainty)
        return next(({"text": text, "exhibit": name} for text, name in told), None)

    def notice(self) -> str:
        """What the second page must say, too, before anything else; empty where there is nothing."""
        return ""

    def remarks(self) -> list[str]:
        """What the exhibits shown so far add to the head of the page."""
        return [remark for each in self.exhibits for remark in each.presented.remarks]

    def _opening_bundle(self) -> Json:
        messages, head = self.core_messages(), self.head()
        opening = head | {
            "period": self._period(),
            "language": self.language,
            "core_messages": messages,
            "certainty": self.certainty(),
            "newest_source": self._newest_source(),
            "edition": self._edition(),
        }
        shown = block("h1", head["title"]) + block("p", head["kind"]) + block("p", head["lead"])
        shown += "".join(block("p", f"{tile['label']}: {tile['now']}, {tile['then']}") for tile in head["tiles"])
        shown += "".join(block("p", message["text"]) for message in messages)
        return {OPENING: opening, "text/html": shown, "text/plain": head["title"]}

    def _used_sources(self) -> list[Source]:
        """The sources of what is shown so far, in the order of the register."""
        used = {name for exhibit in self.exhibits for source in exhibit.sources for name in source["ids"]}
        return [source for name, source in self._sources.items() if name in used]

    def _edition(self) -> str:
        """The edition of a page: the day of the newest source that it uses; empty before an exhibit is shown."""
        return max((source.updated for source in self._used_sources()), default="")

    def _newest_source(self) -> str:
        say, day = self.context(), self._edition()
        return say.text("opening.newest_source", day=say.fmt.day(day)) if day else ""

    def _period(self) -> str:
        years = [year for exhibit in self.exhibits for year in exhibit.answer.years]
        span = f"{min(years)}–{max(years)}" if years else ""
        return self.context().text("brief.period", span=span, horizon=self.horizon)
