"""The half-yearly follow-up of a group as a workbook: each measure, its figures then and now, and four questions."""

import io
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from math import ceil
from typing import Any, Final, NamedTuple

import xlsxwriter

from lagesbild.chosen import ENDED, MODEL_FIELDS, Measure, NoteKind, is_overdue, latest
from lagesbild.chosen.writing import NO_TIME, SAFE
from lagesbild.errors import BadFile
from lagesbild.exhibits.chosen import chosen_measures
from lagesbild.exhibits.chosen.chosen_measures import Row, labels, row_cells
from lagesbild.follow_up.form import CHOICES, DATA, Choice, write_data
from lagesbild.language import AreaContext
from lagesbild.notebook.chosen import own_measures
from lagesbild.settings import Language, Project
from lagesbild.store import Area, Store

FOLLOW_UP: Final = "follow_up"
"""What the hidden sheet calls this workbook."""
WIDTHS: Final = (28, 15, 17, 20, 16)
"""Columns that are seen, in letters."""
ANSWER: Final = 1
KEY: Final = len(WIDTHS)
"""The hidden column: what each row that is filled is of, so that rows may move."""
DAY, OWN = "day", "own_value"
FIGURES: Final = slice(1, 6)
"""Of what the brief's table has of a figure: name, then, now, projected then and now, what is new."""
QUESTIONS: Final[dict[NoteKind, str]] = {
    "done": "follow_up.done",
    "seen": "follow_up.seen",
    "hinders": "follow_up.hinders",
    "next": "follow_up.next",
}
HOW: Final = ("how_1", "how_2", "how_3", "how_4")
PLANNED: Final = "planned"
"""The state of what nobody has tried yet: there is no model to describe."""
ANSWER_HEIGHT: Final = 46
LINE_HEIGHT: Final = 15
PAGE_HEIGHT: Final = 1000
"""Points of rows that an upright A4 page takes at its scale."""
SCALE_PCT: Final = 76
"""All columns stand on one page in wide letters, too; pages that are fitted would ignore where a block begins."""


class _Formats(NamedTuple):
    plain: Any
    bold: Any
    title: Any
    open: Any
    name: Any


def follow_up_sheet(
    store: Store, *, project: Project, area: Area, language: Language, horizon: int, today: date
) -> bytes:
    """The sheet of a group in one language.

    Measures that nobody went through for half a year stand first, those that have ended last.

    Raises:
        BadFile: the group has no measure in the register, or one that cannot be taken.
    """
    chosen = own_measures(store, project=project, area=area, horizon=horizon)
    if not chosen.followed:
        code = area.place.code
        raise BadFile(project.measures, f"has no measure of {code}; begin with: lagesbild form {code}")
    rows = chosen_measures.answer(store, chosen=chosen).typed(Row)
    figures = {name: list(own) for name, own in groupby(rows, key=lambda row: row.measure_id)}
    measures = list(dict.fromkeys(each.measure for each in chosen.followed))
    measures.sort(key=lambda measure: _rank(measure, today))
    say = AreaContext(language, horizon, chosen_measures.EXHIBIT.room, area=area)
    written = io.BytesIO()
    with xlsxwriter.Workbook(written, SAFE) as book:
        book.set_properties({"title": say.text("follow_up.title", area=say.area_name), "created": NO_TIME})
        paper = _Paper(book, say)
        paper.head([measure for measure in measures if is_overdue(measure, today)])
        for number, measure in enumerate(measures, start=1):
            paper.block(number, measure, figures[measure.measure_id])
        paper.end()
        write_data(book, list(_choices(area, say)))
    return written.getvalue()


def _rank(measure: Measure, today: date) -> tuple[int, str]:
    """Overdue ones first, of them the one that waited longest; ended ones last."""
    if is_overdue(measure, today):
        return 0, measure.reviewed
    return (2 if measure.state in ENDED else 1), ""


def _choices(area: Area, say: AreaContext) -> Iterator[Choice]:
    about = {"workbook": FOLLOW_UP, "group_code": area.place.code, "language": say.language}
    yield from (Choice("about", name, value) for name, value in about.items())
    yield from (Choice("state", say.text(f"form.{key}"), key.removeprefix("state_")) for key in _states())


def _states() -> list[str]:
    return [key for key, kind in CHOICES.items() if kind == "state"]


class _Paper:
    """The sheet as it grows, row by row, with its heights; what is wider than its cell gets the lines that it needs."""

    def __init__(self, book: Any, say: AreaContext) -> None:
        self.say, self.row, self.heights, self.breaks = say, 0, [], []  # type: ignore[var-annotated]
        self.labels = labels(say)
        self.sheet = book.add_worksheet(say.text("follow_up.sheet"))
        cell = {"text_wrap": True, "valign": "top", "border": 1}
        self.formats = _Formats(
            plain=book.add_format(cell),
            bold=book.add_format(cell | {"bold": True}),
            title=book.add_format({"bold": True, "font_size": 14}),
            open=book.add_format(cell | {"num_format": "@", "locked": False}),
            name=book.add_format(cell | {"bold": True, "bg_color": "#E3EAF1"}),
        )
        for column, width in enumerate(WIDTHS):
            self.sheet.set_column(column, column, width)
        self.sheet.set_column(KEY, KEY, 8, None, {"hidden": True})

    def head(self, overdue: Sequence[Measure]) -> None:
        """Title, how to fill the sheet, the day, and what has waited for half a year."""
        text = self.say.text
        self._line(text("follow_up.title", area=self.say.area_name), self.formats.title, height=22)
        for key in HOW:
            self._line(text(f"follow_up.{key}"))
        self._line("")
        if overdue:
            self._line(text("follow_up.overdue"))
        for measure in overdue:
            day = self.say.fmt.day(measure.reviewed)
            self._line(text("follow_up.overdue_line", measure=_cut(measure.measure), day=day))
        self._answer(text("follow_up.day"), DAY, height=LINE_HEIGHT + 3)
        self._line("")

    def block(self, number: int, measure: Measure, figures: Sequence[Row]) -> None:
        """One measure: what it is, its figures, its state and the questions; it is not torn by the end of a page."""
        first, text = self.row, self.say.text
        name = text("follow_up.numbered", number=number, measure=measure.measure)
        self._across(name, self.formats.name)
        told = {"aim": measure.aim, "responsible": measure.responsible}
        for key, words in told.items():
            self._pair(self.labels[key], words)
        if measure.milestones:
            self._pair(text("form.field_milestones"), measure.milestones)
        if agreed := latest(measure, "next"):
            self._pair(text("follow_up.agreed", day=self.say.fmt.day(agreed.day)), agreed.text)
        self._cells(list(self.labels.values())[FIGURES], self.formats.bold)
        for row in figures:
            self._cells(list(row_cells(row, self.say)[FIGURES]), self.formats.plain)
        self._fields(measure)
        self._line("")
        self._break_before(first)

    def end(self) -> None:
        """Upright A4, and nothing but the answers can be written."""
        self.sheet.set_paper(9)
        self.sheet.set_margins(left=0.4, right=0.4, top=0.4, bottom=0.5)
        self.sheet.set_print_scale(SCALE_PCT)
        self.sheet.print_area(0, 0, self.row - 1, KEY - 1)
        self.sheet.set_h_pagebreaks(self.breaks)
        self.sheet.set_footer("&R&P / &N")
        self.sheet.protect("", {"format_rows": True, "format_columns": True})

    def _fields(self, measure: Measure) -> None:
        text, states = self.say.text, _states()
        name, row = measure.measure_id, self.row
        self._answer(self.labels["state"], f"{name}/state", text(f"form.state_{measure.state}"), LINE_HEIGHT + 3)
        first = len(list(_choices(self.say.area, self.say))) - len(states)
        source = f"={DATA}!$B${first + 1}:$B${first + len(states)}"
        self.sheet.data_validation(row, ANSWER, row, ANSWER, {"validate": "list", "source": source})
        if measure.own_figure:
            self._answer(self._own(measure), f"{name}/{OWN}", height=2 * LINE_HEIGHT)
        for kind, key in QUESTIONS.items():
            self._answer(text(key), f"{name}/{kind}", height=ANSWER_HEIGHT)
        if measure.state != PLANNED:
            self._model(measure)

    def _model(self, measure: Measure) -> None:
        """What describes it as a model for others, as far as that was written; it can be written on."""
        self._line(self.say.text("follow_up.model"), self.formats.plain)
        for field in MODEL_FIELDS:
            words = getattr(measure, field)
            self._answer(self.say.text(f"form.field_{field}"), f"{measure.measure_id}/{field}", words, 2 * LINE_HEIGHT)

    def _own(self, measure: Measure) -> str:
        unit = f" ({measure.own_unit})" if measure.own_unit else ""
        return self.say.text("follow_up.own_value", figure=f"{measure.own_figure}{unit}")

    def _break_before(self, first: int) -> None:
        """Begin a new page with the rows since ``first`` where they would not end on this one."""
        start = self.breaks[-1] if self.breaks else 0
        if sum(self.heights[start:]) > PAGE_HEIGHT and first > start:
            self.breaks.append(first)

    def _line(self, words: str, shape: Any = None, height: float = LINE_HEIGHT) -> None:
        self.sheet.write_string(self.row, 0, words, shape)
        self._next(height)

    def _cells(self, words: Sequence[str], shape: Any) -> None:
        for column, each in enumerate(words):
            self.sheet.write_string(self.row, column, each, shape)
        self._next(max(map(_height, words, WIDTHS)))

    def _across(self, words: str, shape: Any) -> None:
        self.sheet.merge_range(self.row, 0, self.row, KEY - 1, "", shape)
        self.sheet.write_string(self.row, 0, words, shape)
        self._next(_height(words, sum(WIDTHS)) + 4)

    def _pair(self, label: str, words: str) -> None:
        self._beside(label, words, self.formats.plain, 0)

    def _answer(self, label: str, key: str, words: str = "", height: float = LINE_HEIGHT) -> None:
        self.sheet.write_string(self.row, KEY, key)
        self._beside(label, words, self.formats.open, height)

    def _beside(self, label: str, words: str, shape: Any, height: float) -> None:
        self.sheet.write_string(self.row, 0, label, self.formats.bold)
        self.sheet.merge_range(self.row, ANSWER, self.row, KEY - 1, "", shape)
        self.sheet.write_string(self.row, ANSWER, words, shape)
        self._next(max(height, _height(label, WIDTHS[0]), _height(words, sum(WIDTHS[ANSWER:]))))

    def _next(self, height: float) -> None:
        self.sheet.set_row(self.row, height)
        self.heights.append(height)
        self.row += 1


def _height(words: str, width: int) -> float:
    """Points that words need in a cell so many letters wide."""
    return LINE_HEIGHT * sum(max(1, ceil(len(line) * 1.1 / width)) for line in words.split("\n"))


def _cut(name: str, longest: int = 80) -> str:
    return name if len(name) <= longest else f"{name[: longest - 1].rstrip()}…"
