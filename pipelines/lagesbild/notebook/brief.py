"""A brief: the page of one area."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from typing import Any, Final

import plotly.graph_objects as go

from lagesbild.ages import KEY_AGES
from lagesbild.chosen import Chosen
from lagesbild.contracts import Source
from lagesbild.exhibits import MEASURES, OWN_DATA, OWN_KINDS, Exhibit
from lagesbild.language import AreaContext, Presented
from lagesbild.measures.directions import open_ages
from lagesbild.measures.standing import distance
from lagesbild.measures.thresholds import LEAST_PCT, LEAST_PERSONS
from lagesbild.notebook.chosen import public_measures
from lagesbild.notebook.front import chapter_lead, lead, placed, tiles, tiles_note
from lagesbild.notebook.injected import check_flag, check_injected
from lagesbild.notebook.key_figures import KeyFigure, key_figures
from lagesbild.notebook.opening import Question, discussion, most_telling
from lagesbild.notebook.own_chart import Told, own_chart
from lagesbild.notebook.page import Page
from lagesbild.notebook.remarks import area_remarks
from lagesbild.notebook.request import BriefRequest, refuse_doubts, resolve
from lagesbild.notebook.shown import Json, Shown
from lagesbild.settings import project
from lagesbild.sources.holdings import cited_sources
from lagesbild.store import AreaKind, Store

LIES_IN: Final[tuple[AreaKind, ...]] = ("region", "employment_area", "wellbeing_county")


class Brief(Page[AreaContext]):
    """One brief in the making; ``area``, ``horizon`` and ``scenario`` are what its exhibits ask about."""

    methods = ("sums", "core", "discussion", "same", "rounding", "missing")

    def __init__(self, request: BriefRequest, store: Store, sources: Mapping[str, Source]) -> None:
        super().__init__(store, sources, request.language)
        self.request = request
        self.area, self.scenario = request.area, request.scenario

    @property
    def horizon(self) -> int:
        """The projected year that today is compared with."""
        return self.request.horizon

    @property
    def asked(self) -> Mapping[str, object]:
        """What the answers of exhibits take by name."""
        return {"area": self.area, "horizon": self.horizon, "scenario": self.scenario, "chosen": self.chosen}

    @cached_property
    def chosen(self) -> Chosen:
        """The measures of the group that may be shown, with their figures then and now."""
        return public_measures(
            self.store,
            project=project(),
            area=self.area,
            horizon=self.horizon,
            language=self.language,
            is_example=self.request.example_measures,
        )

    def section(self, name: str) -> None:
        """Begin a section; that of the measures, or of own figures, is left out where there are none."""
        has_any = {MEASURES: bool(self.chosen.followed), OWN_DATA: bool(OWN_KINDS & self.supplied)}
        if has_any.get(name, True):
            super().section(name)

    def has_place_for(self, exhibit: Exhibit[Any, Any]) -> bool:
        """Whether the area has as many municipalities as the exhibit sets side by side."""
        return exhibit.members is None or len(self.area.members) in exhibit.members

    def context(self, exhibit: Exhibit[Any, Any] | None = None) -> AreaContext:
        """What the words of one exhibit need; of the page itself where none is given."""
        return AreaContext(
            self.language,
            self.horizon,
            exhibit.room if exhibit else None,
            supplied=self.supplied if exhibit else frozenset(),
            gaps=tuple(self._gaps),
            area=self.area,
        )

    def question(self, presented: Presented, context: AreaContext) -> str:
        """The exhibit's question; it names the region where the region's figures take the place of the area's own."""
        question = context.text("question")
        if not presented.is_of_region:
            return question
        return context.text("brief.question_of_region", question=question, region=context.region_name)

    def reading(self, presented: Presented, context: AreaContext) -> str:
        """That the figures are the region's, where they are; else what the exhibit itself says first."""
        return next(iter(context.region_notes()), "") if presented.is_of_region else presented.reading

    def chart(
        self, figure: go.Figure, *, title: str, message: str, unit: str, source: str, note: str = "", href: str = ""
    ) -> Shown:
        """Add a chart of your own: bars, or lines over years, of plotly; the last expression of its cell.

        It is drawn in the style of the brief, numbered with the exhibits, has a table made of its data, and says that
        it is yours. ``title`` is what it shows, ``message`` its headline, ``unit`` that of the values, ``source`` where
        they are from, ``href`` the address of that.

        Raises:
            ChartRefused: it is another kind of chart, has more than four series, or something is not said.
        """
        nth = 1 + sum(each.is_own for each in self.exhibits)
        told, context = Told(title, message, unit, source, note, href), self.context()
        shown = own_chart(figure, told, nth=nth, number=len(self.exhibits) + 1, section=self._section, say=context)
        self.exhibits.append(shown)
        self._contexts.append(context)
        return shown

    def chapter_lead(self, section: str) -> str:
        """Two sentences that say what follows for education from the way that an age group goes, where likely.

        That of the measures says what they stand beside, and whether they are made up; own figures have none.
        """
        if section == OWN_DATA:
            return ""
        if section == MEASURES:
            return self.context().text(f"opening.chapter_measures_{'example' if self.chosen.is_example else 'own'}")
        return chapter_lead(section, self.key_figures, self._undecided, self.context())

    def notice(self) -> str:
        """That the brief shows measures which are made up, where it does."""
        shows = self.chosen.is_example and self.chosen.followed
        return self.context().text("opening.example_measures") if shows else ""

    @cached_property
    def _undecided(self) -> frozenset[str]:
        """The key figures of which the record leaves open which way they go."""
        return open_ages(self.store, area=self.area, horizon=self.horizon, bands=KEY_AGES)

    @cached_property
    def key_figures(self) -> dict[str, KeyFigure]:
        """Residents and the ages that services are planned for: persons today and at the horizon."""
        return key_figures(self.store, area=self.area, horizon=self.horizon)

    @cached_property
    def _locator(self) -> Json | None:
        say = self.context()
        return placed(self.store, [self.area], say.area_name, say)

    def telling(self) -> list[Shown]:
        """What sets this area apart, by size, certainty, relevance and distance from all municipalities."""

        def apart(measure: str, value: float) -> float:
            return distance(self.store, measure=measure, value=float(value), horizon=self.horizon)

        return most_telling(self.exhibits, apart)

    def discussion(self) -> list[Question]:
        """Questions for discussion that follow from what the exhibits show."""
        return discussion(self.exhibits, self._contexts)

    def head(self) -> Json:
        """What the page is about: names, kind, members, remarks, lead, key figures and locator."""
        say = self.context()
        return {
            "area_name": say.area_name,
            "title": say.text("brief.name", area=say.area_name),
            "kind": self._kind(say),
            "programme": self.area.programme or say.text("brief.other_areas"),
            "members": self._members(say),
            "codes": [member.code for member in self.area.members],
            "lies_in": self._lies_in(say),
            "remarks": [*area_remarks([self.area], say), *self.remarks()],
            "documented": self._documented(say),
            "lead": lead(self.key_figures, self._undecided, say),
            "tiles": tiles(self.key_figures, say),
            "tiles_note": tiles_note(self.key_figures, say),
            "locator": self._locator,
        }

    @property
    def method_values(self) -> Mapping[str, Mapping[str, object]]:
        """Those of every page, and from which change on a question for discussion follows."""
        least = {"least": self.context().fmt.integer(LEAST_PCT), "persons": LEAST_PERSONS}
        return {**super().method_values, "discussion": least}

    def _kind(self, say: AreaContext) -> str:
        key = self.area.kind if self.area.is_of_kind else "outside"
        kind = say.text(f"brief.kind_{key}", n=len(self.area.members))
        programme = self.area.programme
        return say.text("brief.programme", kind=kind, programme=programme) if programme else kind

    def _members(self, say: AreaContext) -> list[str]:
        """The members of a group or another set of municipalities in the alphabetical order of the page's language."""
        names = [member.names[self.language] for member in self.area.members]
        return [] if self.area.kind in {"municipality", "country"} else sorted(names, key=say.order)

    def _lies_in(self, say: AreaContext) -> str:
        """The areas of other kinds that the area lies in: all that a group does, else one that holds it whole."""
        several = self.area.kind == "group"
        kinds = [kind for kind in LIES_IN if kind != self.area.kind and (several or len(self.area.around(kind)) == 1)]
        names = [name for kind in kinds for name in self._around(kind, say)]
        return say.text("brief.lies_in", names=" · ".join(names)) if names else ""

    def _around(self, kind: AreaKind, say: AreaContext) -> list[str]:
        names = [each.place.names[self.language] for each in self.area.around(kind)]
        named = [say.text("shared.region_named", name=name) if kind == "region" else name for name in names]
        return sorted(named, key=say.order)

    def _documented(self, say: AreaContext) -> Json | None:
        if not self.area.documented:
            return None
        return {"text": say.text("brief.documented"), "href": self.area.documented}


def open_brief(
    *, area: str, language: str, horizon: int, members: str = "", scenario: str = "", example_measures: bool = False
) -> Brief:
    """Open the store, check the parameters and begin a brief.

    ``example_measures`` shows the measures that ship as an example, if they are of this area.

    Raises:
        UnknownName: no such area, municipality, language, horizon, scenario, or parameter of the notebook.
        BadParameter: one is of another kind than it should be.
        BadFile: the scenario cannot be taken, or was made for another area.
        FiguresInDoubt: figures of the area broke a check.
        StoreMissing, StoreOutOfDate: build the store first.
    """
    check_injected()
    check_flag("example_measures", example_measures)
    store = Store.open()
    request = resolve(store, area=area, members=members, language=language, horizon=horizon, scenario=scenario)
    refuse_doubts(store, [request.area])
    request = replace(request, example_measures=example_measures)
    return Brief(request, store, cited_sources(project()))
