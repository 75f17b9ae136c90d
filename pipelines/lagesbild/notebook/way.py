"""The way of one group's measures: what it chose, then and now, what the projection said, obstacles and state."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from lagesbild.chosen import Chosen, Followed, Measure, is_overdue, notes_of
from lagesbild.contracts import Source
from lagesbild.exhibits.chosen.chosen_measures import labels, no_effect
from lagesbild.notebook import told_measures as tell
from lagesbild.notebook.chosen import measures_to_tell
from lagesbild.notebook.document import Document, Words, fields, paragraph, table
from lagesbild.notebook.document import Row as Field
from lagesbild.notebook.injected import check_day, check_flag, check_injected
from lagesbild.notebook.request import BriefRequest, refuse_doubts, resolve
from lagesbild.notebook.shown import Json
from lagesbild.settings import LANGUAGES, project
from lagesbild.sources.holdings import cited_sources
from lagesbild.store import Store

ASKED: Final = {
    "done": "follow_up.done",
    "seen": "follow_up.seen",
    "hinders": "follow_up.hinders",
    "next": "follow_up.next",
}


class Way(Document):
    """The document of one group in the making, of a ``day``; the ``public`` one has no notes and nothing overdue."""

    def __init__(
        self,
        store: Store,
        sources: Mapping[str, Source],
        chosen: Chosen,
        asked: BriefRequest,
        *,
        day: date,
        public: bool,
    ) -> None:
        self.area_say = tell.area_context(asked.language, asked.horizon, asked.area)
        super().__init__(store, sources, self.area_say, day)
        self.chosen, self.public = chosen, public
        self.measures = list(dict.fromkeys(each.measure for each in chosen.followed))

    def head(self) -> Json:
        """Title, lead and notices."""
        text = self.say.text
        counted = text("measures.count", n=len(self.measures))
        edition = [] if self.public else [text("way.notice_internal")]
        example = [text("way.example")] if self.chosen.is_example else []
        return {
            "title": text("way.title", area=self.area_say.area_name),
            "lead": text("way.lead", measures=counted, day=self.say.fmt.day(self.day.isoformat())),
            "notices": [*(example or edition), no_effect(self.say)],
            "running": " ".join([*(example or edition), no_effect(self.say)]),
        }

    def show_states(self) -> None:
        """Show what was chosen, and how far each measure has come."""
        text = self.say.text
        keys = ("measure", "theme", "state", "reviewed")
        columns = [text(f"measures.column_{key}") for key in keys]
        rows = [
            (
                self._named(each),
                tell.theme(each, self.say),
                tell.state(each, self.say),
                tell.day(each.reviewed, self.say),
            )
            for each in self.measures
        ]
        self._show("states", Words(text("way.states")), [table(text("way.states"), columns, rows)])

    def show_attention(self) -> None:
        """Show which figures go another way than was projected, and what waits to be gone through."""
        text, rows = self.say.text, list(self._attention())
        columns = [text("measures.column_measure"), text("way.column_attention")]
        found = table(text("way.attention"), columns, rows) if rows else paragraph(Words(text("way.attention_none")))
        self._show("attention", Words(text("way.attention")), [found])

    def show_measures(self) -> None:
        """Show each measure: what it is, its figures, and what was noted."""
        figures = tell.rows_of(self.store, self.chosen)
        self._used |= tell.sources_of(self.store, self.chosen)
        for measure in self.measures:
            title = self.say.text("way.figures")
            blocks = [fields(tell.filled(self._facts(measure)))]
            blocks.append(tell.figures_table(title, measure, figures[measure.measure_id], self.area_say))
            blocks += [] if self.public else self._notes(measure)
            name = tell.own(measure.measure, measure, self.say, is_marked=True)
            self._show(f"measure-{measure.measure_id}", name, blocks)

    def show_obstacles(self) -> None:
        """Show what stands in the way of which measures."""
        text = self.say.text
        rows = [
            (Words(text(f"form.obstacle_{code}")), self._named(measure))
            for code in dict.fromkeys(code for measure in self.measures for code in measure.obstacle_codes)
            for measure in self.measures
            if code in measure.obstacle_codes
        ]
        columns = [text("measures.column_obstacle"), text("measures.column_measure")]
        found = [table(text("way.obstacles"), columns, rows)] if rows else []
        if found:
            self._show("obstacles", Words(text("way.obstacles")), found)

    def _named(self, measure: Measure) -> Words:
        return tell.own(measure.measure, measure, self.say, href=f"#measure-{measure.measure_id}", is_marked=True)

    def _facts(self, measure: Measure) -> Iterator[Field]:
        text = self.say.text
        yield labels(self.say)["aim"], tell.own(measure.aim, measure, self.say)
        yield text("form.field_theme"), tell.theme(measure, self.say)
        yield from tell.short_facts(measure, self.say)
        yield text("form.field_partners"), tell.own(measure.partners, measure, self.say)
        yield text("form.field_milestones"), tell.own(measure.milestones, measure, self.say)

    def _attention(self) -> Iterator[tuple[Words, Words]]:
        for each in self.chosen.followed:
            if each.has_turned:
                yield self._named(each.measure), Words(self.say.text("way.turned", figure=self._called(each)))
            if "gone" in each.news:
                yield self._named(each.measure), Words(self.say.text("way.gone", figure=self._called(each)))
        for measure in self.measures if not self.public else []:
            if is_overdue(measure, self.day):
                told = self.say.text("way.overdue", day=self.say.fmt.day(measure.reviewed))
                yield self._named(measure), Words(told)

    def _called(self, each: Followed) -> str:
        names = self.chosen.names[each.measure.keys[each.column]]
        return dict(zip(LANGUAGES, names, strict=True))[self.say.language]

    def _notes(self, measure: Measure) -> list[Json]:
        text = self.say.text
        noted = measure._replace(language=self.chosen.noted_in.get(measure.measure_id, measure.language))
        rows = [
            (
                Words(self.say.fmt.day(note.day) if note.day else ""),
                Words(text(ASKED[note.kind]) if note.kind else ""),
                tell.own(note.text, noted, self.say),
            )
            for note in notes_of(measure)
        ]
        columns = [text(f"way.column_{key}") for key in ("day", "about", "noted")]
        return [table(text("way.notes"), columns, rows)] if rows else []


def resolve_way(
    store: Store, *, area: str, language: str, horizon: int, public: bool, example_measures: bool
) -> tuple[BriefRequest, Chosen]:
    """Whose measures a document tells of, and the measures, checked before anything is drawn.

    Raises:
        UnknownName: no such area, language or horizon.
        BadFile: the register has no measure of the group, or one that cannot be taken.
        FiguresInDoubt: figures of the area broke a check.
    """
    asked = resolve(store, area=area, members="", language=language, horizon=horizon)
    refuse_doubts(store, [asked.area])
    told = {"horizon": asked.horizon, "language": asked.language, "public": public, "is_example": example_measures}
    return asked, measures_to_tell(store, project=project(), area=asked.area, **told)  # type: ignore[arg-type]


def open_way(
    *,
    area: str,
    language: str,
    horizon: int,
    day: str = "",
    public: bool = False,
    example_measures: bool = False,
) -> Way:
    """Open the store, check the parameters and begin the document of one group's measures.

    ``day`` (ISO) is the one that it is of, today where it is empty; ``public`` leaves out measures that may not be
    shown, and all notes; ``example_measures`` takes those that ship as an example, if they are of this area.

    Raises:
        UnknownName: no such area, language, horizon, or parameter of the notebook.
        BadParameter: one is of another kind than it should be.
        BadFile, FiguresInDoubt: as for ``resolve_way``.
        StoreMissing, StoreOutOfDate: build the store first.
    """
    check_injected()
    check_flag("public", public)
    check_flag("example_measures", example_measures)
    written, store = check_day(day), Store.open()
    asked, chosen = resolve_way(
        store, area=area, language=language, horizon=horizon, public=public, example_measures=example_measures
    )
    return Way(store, cited_sources(project()), chosen, asked, day=written, public=public)
