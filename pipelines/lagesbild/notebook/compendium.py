"""The compendium of solutions and models: by theme, by kind of area, and each with its figures then and now."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Final, NamedTuple

from lagesbild.ages import GRADES, SCHOOL_STAGES
from lagesbild.chosen import Measure, contract_of
from lagesbild.contracts import Source
from lagesbild.exhibits.chosen.chosen_measures import Row, no_effect
from lagesbild.language import AreaContext
from lagesbild.measures.area_profile import Profile, profile_of
from lagesbild.measures.directions import open_ages
from lagesbild.measures.facts import Fact, projected_key
from lagesbild.measures.similar import similar_areas
from lagesbild.measures.thresholds import LARGE_PERSONS, LEAST_PCT, SMALL_PERSONS
from lagesbild.notebook import told_measures as tell
from lagesbild.notebook.chosen import Described, described_models
from lagesbild.notebook.document import Document, Words, fields, items, paragraph, table, texts
from lagesbild.notebook.document import Row as Field
from lagesbild.notebook.facts import facts_of
from lagesbild.notebook.injected import check_day, check_flag, check_injected
from lagesbild.notebook.request import check_language, refuse_doubts
from lagesbild.notebook.shown import Json
from lagesbild.settings import Language, project
from lagesbild.sources.holdings import cited_sources
from lagesbild.store import Area, Store

RESIDENTS: Final = "population-history/residents/today"
CHILDREN: Final = f"school-stages/{GRADES}/today"
TEXTS: Final = ("need", "what", "for_whom", "how", "participants", "results", "obstacles", "needs")
"""The fields of a model after its name, in the order in which they are read."""


class Model(NamedTuple):
    """One model: its measure, whose it is, of what kind that area is, and its figures then and now."""

    measure: Measure
    area: Area
    profile: Profile
    figures: Sequence[Row]

    @property
    def anchor(self) -> str:
        """Its place in the document."""
        return f"model-{self.measure.measure_id}"


class Compendium(Document):
    """The document of all models in the making, of a ``day``."""

    def __init__(
        self,
        store: Store,
        sources: Mapping[str, Source],
        groups: Sequence[Described],
        *,
        language: Language,
        horizon: int,
        day: date,
        public: bool,
    ) -> None:
        super().__init__(store, sources, tell.context(language, horizon), day)
        self.groups, self.horizon, self.public = groups, horizon, public

    @cached_property
    def models(self) -> list[Model]:
        """All models: by theme in the order of the form, within it by the names of the groups."""
        found = [model for group in self.groups for model in self._of_group(group)]
        themes = contract_of(project()).columns["theme"].one_of
        return sorted(found, key=lambda each: (themes.index(each.measure.theme), self.say.order(self._name(each.area))))

    def head(self) -> Json:
        """Title, lead and notices."""
        text, is_example = self.say.text, any(group.chosen.is_example for group in self.groups)
        counted = {
            "models": text("models.count", n=len(self.models)),
            "groups": text("measures.count_groups", n=len(self.groups)),
        }
        example = [text("models.example")] if is_example else []
        edition = [text(f"models.notice_{'public' if self.public else 'internal'}")]
        return {
            "title": text("models.title"),
            "lead": text("models.lead", **counted, day=self.say.fmt.day(self.day.isoformat())),
            "notices": [*(example or edition), no_effect(self.say)],
            "running": " ".join([*(example or ([] if self.public else edition)), no_effect(self.say)]),
        }

    def show_themes(self) -> None:
        """Show which models there are on each theme."""
        self._show_by("theme", lambda each: (each.measure.theme,), lambda each: tell.theme(each.measure, self.say).text)

    def show_kinds(self) -> None:
        """Show which models there are from areas of each kind, and how kinds are told apart."""
        said = {"horizon": self.horizon, "least": self.say.fmt.integer(LEAST_PCT)}
        about = paragraph(Words(self.say.text("models.kind_about", **said)))
        self._show_by("kind", lambda each: each.profile.rank, lambda each: self._kind(each.profile), about)

    def show_models(self) -> None:
        """Show each model under the heading of its theme."""
        for theme, models in _grouped(self.models, lambda each: each.measure.theme).items():
            self._show(f"theme-{theme}", tell.theme(models[0].measure, self.say), [])
            for model in models:
                name = tell.own(model.measure.model_name, model.measure, self.say)
                self._show(model.anchor, name, list(self._blocks(model)), level=3)

    def _of_group(self, group: Described) -> Iterator[Model]:
        figures, profile = tell.rows_of(self.store, group.chosen), self._profile(group.area)
        self._used |= tell.sources_of(self.store, group.chosen)
        for measure in dict.fromkeys(each.measure for each in group.chosen.followed):
            yield Model(measure, group.area, profile, figures[measure.measure_id])

    def _profile(self, area: Area) -> Profile:
        """The kind of an area by its own figures that can be followed."""
        facts = facts_of(self.store, area=area, horizon=self.horizon)
        residents, now = facts[RESIDENTS], facts.get(CHILDREN)
        ahead = facts.get(projected_key(CHILDREN, self.horizon))
        self._used |= {source for fact in (residents, now, ahead) if fact for source in fact.sources}
        bands = {GRADES: SCHOOL_STAGES[GRADES]}
        is_open = bool(open_ages(self.store, area=area, horizon=self.horizon, bands=bands))
        return profile_of(residents.value, _change_pct(now, ahead), is_open=is_open)

    def _show_by(self, kind: str, rank: Callable[[Model], object], name: Callable[[Model], str], *about: Json) -> None:
        """Show a table of the models by what they have in common."""
        text = self.say.text
        column = text("measures.column_theme" if kind == "theme" else "models.column_kind")
        ordered = sorted(self.models, key=rank) if kind == "kind" else self.models  # type: ignore[arg-type]
        rows = [
            (Words(name(model)), self._named(model), Words(self._name(model.area)))
            for models in _grouped(ordered, rank).values()
            for model in models
        ]
        title = text(f"models.by_{kind}")
        columns = (column, text("models.column_model"), text("models.column_groups"))
        self._show(f"by-{kind}", Words(title), [*about, table(title, columns, rows)])

    def _blocks(self, model: Model) -> Iterator[Json]:
        """What is told of one model."""
        measure, text = model.measure, self.say.text
        say = tell.area_context(self.say.language, self.horizon, model.area)
        if measure.language != say.language:
            yield paragraph(Words(text(f"models.written_in_{measure.language}")), is_note=True)
        yield fields(tell.filled(self._facts(model)))
        yield texts(self._texts(measure))
        yield tell.figures_table(text("models.figures"), measure, model.figures, say)
        yield paragraph(Words(no_effect(say)), is_note=True)
        if alike := self._alike(model.area, say):
            yield items(text("models.alike"), text("models.alike_about"), alike)

    def _facts(self, model: Model) -> Iterator[Field]:
        text = self.say.text
        yield text("measures.column_group"), Words(self._name(model.area))
        yield text("models.column_kind"), Words(self._kind(model.profile))
        yield text("measures.column_measure"), tell.own(model.measure.measure, model.measure, self.say)
        yield from tell.short_facts(model.measure, self.say)

    def _texts(self, measure: Measure) -> Iterator[Field]:
        for key in TEXTS:
            yield self.say.text(f"models.{key}"), tell.own(getattr(measure, f"model_{key}"), measure, self.say)

    def _alike(self, area: Area, say: AreaContext) -> list[Words]:
        """The areas that are most like it, the nearest first, each by the names of its members."""
        similar = similar_areas(self.store, area=area, horizon=self.horizon)
        self._used |= similar.sources
        if similar.rows.empty:
            return []
        names = similar.rows.loc[~similar.rows["is_own"], f"names_{say.language}"]
        return [Words(say.listed(sorted(each, key=say.order))) for each in names]

    def _kind(self, profile: Profile) -> str:
        text, fmt = self.say.text, self.say.fmt
        limits = {"small": fmt.integer(SMALL_PERSONS), "large": fmt.integer(LARGE_PERSONS)}
        size, children = text(f"models.size_{profile.size}", **limits), text(f"models.children_{profile.children}")
        return text("models.kind", size=size, children=children)

    def _named(self, model: Model) -> Words:
        return tell.own(model.measure.model_name, model.measure, self.say, href=f"#{model.anchor}", is_marked=True)

    def _name(self, area: Area) -> str:
        return area.place.names[self.say.language]


def _grouped(models: Sequence[Model], by: Callable[[Model], object]) -> dict[object, list[Model]]:
    """The models by what they have in common, in the order in which it is met first."""
    found: dict[object, list[Model]] = {}
    for model in models:
        found.setdefault(by(model), []).append(model)
    return found


def _change_pct(now: Fact | None, ahead: Fact | None) -> float | None:
    return None if now is None or ahead is None or not now.value else 100 * (ahead.value - now.value) / now.value


def resolve_models(
    store: Store, *, language: Language, horizon: int, public: bool, example_measures: bool
) -> list[Described]:
    """The models that a compendium tells of, group by group, checked before anything is drawn.

    Raises:
        UnknownName: not every group has this projected year.
        BadFile: the register has no model, or a row that cannot be taken.
        FiguresInDoubt: figures of one of the areas broke a check.
    """
    asked = {"horizon": horizon, "language": language, "public": public, "is_example": example_measures}
    groups = described_models(store, project=project(), **asked)  # type: ignore[arg-type]
    refuse_doubts(store, [group.area for group in groups])
    return groups


def open_models(
    *, language: str, horizon: int, day: str = "", public: bool = False, example_measures: bool = False
) -> Compendium:
    """Open the store, check the parameters and begin the compendium of models.

    ``day``, ``public`` and ``example_measures`` are as for ``open_way``.

    Raises:
        UnknownName: no such language, horizon, or parameter of the notebook.
        BadParameter: one is of another kind than it should be.
        BadFile, FiguresInDoubt: as for ``resolve_models``.
        StoreMissing, StoreOutOfDate: build the store first.
    """
    check_injected()
    check_flag("public", public)
    check_flag("example_measures", example_measures)
    written, spoken, store = check_day(day), check_language(language), Store.open()
    groups = resolve_models(store, language=spoken, horizon=horizon, public=public, example_measures=example_measures)
    return Compendium(
        store, cited_sources(project()), groups, language=spoken, horizon=int(horizon), day=written, public=public
    )
