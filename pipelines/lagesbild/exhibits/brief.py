"""A brief as a notebook makes it: opening, sections, exhibits, closing."""

from collections.abc import Mapping, Sequence
from typing import Any, Final, Protocol

import pandas as pd
import plotly.graph_objects as go
from IPython.display import DisplayHandle, display

from lagesbild.contracts import Source
from lagesbild.exhibits.chosen import OPEN, RELEVANCE, answered, most_important
from lagesbild.exhibits.exhibit import CLOSING, OPENING, SECTION, Exhibit, Json, block
from lagesbild.exhibits.request import BriefRequest, resolve
from lagesbild.settings import project
from lagesbild.sources.holdings import cited_sources
from lagesbild.store import Store
from lagesbild.wording import (
    ABOUT_THE_SAME_PCT,
    LEAST_PCT,
    LEAST_PERSONS,
    PRESENTERS,
    Presented,
    Texts,
    Words,
    discussion,
)

QUESTIONS: Final[Mapping[str, str]] = {
    "population-history": "population.history_question",
    "age-profile": "ages.profile_question",
    "service-age-bands": "population.bands_question",
    "births-and-migration": "births.question",
    "migration-in-projection": "migration.question",
    "projection-certainty": "certainty.question",
    "components-of-change": "population.components_question",
    "members": "ages.members_question",
    "map-of-change": "similar.map_question",
    "school-stages": "service.stages_question",
    "cohorts": "ages.cohorts_question",
    "service-places": "places.question",
    "service-costs": "places.costs_question",
    "dependency-ratio": "service.dependency_question",
    "similar-areas": "similar.question",
    "jobseekers": "labour.jobseekers_question",
    "tightness": "demand.tightness_question",
    "occupations": "labour.occupations_question",
    "occupation-balance": "demand.balance_question",
    "industries": "labour.industries_question",
    "specialisation": "demand.specialisation_question",
    "shift-share": "demand.shift_question",
    "job-openings": "openings.question",
    "education": "labour.education_question",
    "education-change": "education_change.question",
    "workforce-renewal": "labour.renewal_question",
    "unanswered-of-labour": "demand.unanswered_question",
    "overview-population": "overview.population_question",
    "overview-dependency": "overview.dependency_question",
    "overview-stages": "overview.stages_question",
    "overview-ages-0-6": "overview.ages_0-6_question",
    "overview-ages-7-15": "overview.ages_7-15_question",
    "overview-renewal": "overview.renewal_question",
    "overview-tightness": "overview.tightness_question",
    "scenario": "scenario.question",
    "scenario-places": "scenario.places_question",
}
METHODS: Final = ("sums", "core", "discussion", "same", "rounding", "missing")


class FigureMaker(Protocol):
    """A function of ``lagesbild.figures``."""

    def __call__(
        self, points: pd.DataFrame, *, value_title: str, tick_values: tuple[float, ...], tick_labels: tuple[str, ...]
    ) -> go.Figure:
        """Draw the points."""


class Brief:
    """One brief in the making; ``store``, ``area``, ``horizon`` and ``scenario`` are what its questions take."""

    leads = "brief.lead"
    methods: Sequence[str] = METHODS

    def __init__(self, request: BriefRequest, store: Store, sources: Mapping[str, Source]) -> None:
        self.area, self.horizon, self.language = request.area, request.horizon, request.language
        self.scenario = request.scenario
        self.store = store
        self.exhibits: list[Exhibit] = []
        self._sources = sources
        self._words = Words(request.language, request.area, request.horizon)
        self._section = ""
        self._opening: DisplayHandle | None = None

    @property
    def _text(self) -> Texts:
        return self._words.text

    def opening(self) -> None:
        """Show the head of the brief; its core messages follow when the brief is closed."""
        self._opening = display(self._opening_bundle(), raw=True, display_id=True)

    def section(self, name: str) -> None:
        """Begin a section: ``population``, ``service_need`` or ``labour``."""
        self._section = name
        title, lead = self._text(f"brief.section_{name}"), self._text(f"{self.leads}_{name}")
        shown = block("h2", title) + block("p", lead)
        section = {"id": name, "title": title, "lead": lead}
        display({SECTION: section, "text/html": shown, "text/plain": title}, raw=True)

    def exhibit(
        self, name: str, *, data: pd.DataFrame, figure: FigureMaker, where_supplied: bool = False
    ) -> Exhibit | None:
        """Number one answer, put it into words and draw it; the last expression of its notebook cell.

        ``where_supplied``: an answer that only the reader's own or newly fetched data give is left out where there are
        none; the exhibit before it says so.
        """
        if where_supplied and data.empty:
            return None
        said = PRESENTERS[name](data, self._words)
        drawn = None
        if not said.reason:
            drawn = figure(
                said.points, value_title=said.value_title, tick_values=said.ticks.values, tick_labels=said.ticks.labels
            )
        ids = sorted(set(",".join(data["source_ids"]).split(","))) if len(data) else []
        exhibit = Exhibit(
            name=name, number=len(self.exhibits) + 1, section=self._section, question=self._asked(name, said),
            message=said.takeaway or self._text("page.not_shown", reason=said.reason), said=said, frame=data,
            figure=drawn, sources=self._cited(ids),
        )  # fmt: skip
        self.exhibits.append(exhibit)
        return exhibit

    def _asked(self, name: str, said: Presented) -> str:
        """The exhibit's question; it names the region where the region's figures stand for the area's own."""
        question = self._text(QUESTIONS[name])
        if not {*self._words.region_notes()} & {*said.notes}:
            return question
        return self._text("brief.question_of_region", question=question, region=self._words.region_name)

    def closing(self) -> None:
        """Show sources and methods, complete the opening, and mark the brief as whole."""
        used = {name for exhibit in self.exhibits for source in exhibit.sources for name in source["ids"]}
        charts = sum(exhibit.figure is not None for exhibit in self.exhibits)
        closing: Json = {
            "title": self._text("brief.closing"),
            "sources": [self._described(name) for name in self._sources if name in used],
            "discussion": {
                "title": self._text("discussion.title"),
                "lead": self._text("discussion.lead"),
                "questions": self.discussion(),
            },
            "methods": [self._method(name) for name in self.methods],
            "exhibits": len(self.exhibits),
            "charts": charts,
        }
        shown = block("h2", closing["discussion"]["title"])
        shown += "".join(block("p", question["text"]) for question in closing["discussion"]["questions"])
        shown += pd.DataFrame(closing["sources"])[["name", "publisher", "table", "updated"]].to_html(index=False)
        display({CLOSING: closing, "text/html": shown, "text/plain": closing["title"]}, raw=True)
        if self._opening:
            self._opening.update(self._opening_bundle(), raw=True)
        self.store.close()

    def core_messages(self) -> list[Json]:
        """From each section the takeaway of the exhibit that weighs most, in the order of the sections."""
        best = most_important(self.exhibits)
        return [{"text": each.said.core or each.said.takeaway, "exhibit": each.name} for each in best]

    def answers(self) -> list[Json]:
        """The questions that a group meets with, each with the takeaway that answers it."""
        return [{"question": each.question, "text": each.said.takeaway, "exhibit": each.name}
                for each in answered(self.exhibits)]  # fmt: skip

    def discussion(self) -> list[Json]:
        """Questions for discussion that follow from what the exhibits show."""
        answers = {each.name: each.frame for each in self.exhibits if not each.said.reason}
        if "population-history" not in answers:
            return []
        return [question._asdict() for question in discussion(answers, self._words)]

    def _opening_bundle(self) -> Json:
        messages, head = self.core_messages(), self._head()
        opening = head | {"period": self._period(), "language": self.language, "core_messages": messages,
                          "answers": self.answers()}  # fmt: skip
        shown = block("h1", head["title"]) + block("p", head["kind"])
        shown += "".join(block("p", message["text"]) for message in messages)
        shown += "".join(block("h4", each["question"]) + block("p", each["text"]) for each in opening["answers"])
        return {OPENING: opening, "text/html": shown, "text/plain": head["title"]}

    def _head(self) -> Json:
        """What the page is about: names, kind, members, remarks."""
        return {
            "area_name": self._words.area_name,
            "title": self._text("brief.name", area=self._words.area_name),
            "kind": self._kind(),
            "programme": self.area.programme or self._text("brief.other_areas"),
            "members": self._members(),
            "remarks": self._remarks(),
            "documented": self._documented(),
        }

    def _members(self) -> list[str]:
        """The members of a group in the alphabetical order of the page's language."""
        names = [member.names[self.language] for member in self.area.members]
        return sorted(names, key=self._words.order) if self.area.kind == "group" else []

    def _period(self) -> str:
        years = [year for exhibit in self.exhibits if "year" in exhibit.frame for year in exhibit.frame["year"]]
        span = f"{min(years)}–{max(years)}" if years else ""
        return self._text("brief.period", span=span, horizon=self.horizon)

    def _kind(self) -> str:
        count = len(self.area.members)
        kind = "group_of_one" if self.area.kind == "group" and count == 1 else self.area.kind
        said = self._text(f"brief.kind_{kind}", **({} if kind in {"municipality", "group_of_one"} else {"n": count}))
        programme = self.area.programme
        return self._text("brief.programme", kind=said, programme=programme) if programme else said

    def _remarks(self) -> list[str]:
        remarks = [self._text("brief.division", year=self.area.division_year)]
        remarks += [
            self._text("brief.followed", former=former.names[self.language], now=now.names[self.language])
            for former, now in self.area.followed
        ]
        return remarks + self._times()

    def _times(self) -> list[str]:
        """Which year stands for today where ages are projected, and where the labour market's figures end."""
        said = []
        if (bands := self._answer("service-age-bands")) is not None and bands["base_kind"].iloc[0] == "projected":
            years = {"observed": bands["observed_year"].iloc[0], "base": bands["base_year"].iloc[0]}
            said.append(self._text("notes.today_projected", **years))
        if (jobseekers := self._answer("jobseekers")) is not None:
            said.append(self._text("brief.labour_ends", month=self._words.number.month(jobseekers["month"].max())))
        return said

    def _answer(self, name: str) -> pd.DataFrame | None:
        """The answer shown so far under this name."""
        return next((each.frame for each in self.exhibits if each.name == name and not each.said.reason), None)

    def _documented(self) -> Json | None:
        if not self.area.documented:
            return None
        return {"text": self._text("brief.documented"), "href": self.area.documented}

    def _cited(self, names: Sequence[str]) -> tuple[Json, ...]:
        """One citation per published table: parts of one table that were obtained apart are cited once."""
        cited: dict[str, list[str]] = {}
        for name in names:
            cited.setdefault(self._citation(name), []).append(name)
        return tuple({"ids": ids, "text": text, "href": self._sources[ids[0]].address} for text, ids in cited.items())

    def _citation(self, name: str) -> str:
        source, updated = self._sources[name], self._words.number.day(self._sources[name].updated)
        return self._text(
            "brief.source_line", publisher=source.publisher[self.language], statistic=source.statistic[self.language],
            table=source.table, updated=updated, licence=source.licence,
        )  # fmt: skip

    def _described(self, name: str) -> Json:
        source = self._sources[name]
        return {
            "name": source.statistic[self.language],
            "publisher": source.publisher[self.language],
            "table": source.table,
            "period": source.period,
            "updated": self._words.number.day(source.updated),
            "licence": source.licence,
            "licence_href": source.licence_address,
            "obtained": source.obtained[self.language],
            "leaves_out": source.leaves_out[self.language],
            "href": source.address,
        }

    def _method(self, name: str) -> Json:
        values: dict[str, Any] = {}
        if name == "same":
            values["width"] = self._words.number.number(ABOUT_THE_SAME_PCT)
        if name == "core":
            values |= {"open": self._words.number.number(OPEN, 1), "relevance": self._relevance()}
        if name == "discussion":
            values |= {"least": self._words.number.number(LEAST_PCT), "persons": LEAST_PERSONS}
        return {"term": self._text(f"methods.{name}_term"), "text": self._text(f"methods.{name}_text", **values)}

    def _relevance(self) -> str:
        said = [
            self._text("methods.relevance_item", number=each.number,
                       value=self._words.number.number(RELEVANCE[each.name], 1))
            for each in self.exhibits
            if each.name in RELEVANCE
        ]  # fmt: skip
        return "; ".join(said)


def open_brief(*, area: str, language: str, horizon: int, members: str = "", scenario: str = "") -> Brief:
    """Open the store, check the parameters and begin a brief.

    Raises:
        UnknownName: no such area, municipality, language, horizon or scenario.
        BadFile: the scenario cannot be taken, or was made for another area.
        StoreMissing, StoreOutOfDate: build the store first.
    """
    store = Store.open()
    request = resolve(store, area=area, members=members, language=language, horizon=horizon, scenario=scenario)
    return Brief(request, store, cited_sources(project()))
