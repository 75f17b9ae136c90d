"""The form of a workshop as a workbook: up to five measures on one A4 page, their models, and the group's figures."""

import io
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, Final, NamedTuple

import xlsxwriter

from lagesbild.chosen import MODEL_FIELDS
from lagesbild.chosen.writing import SAFE
from lagesbild.language import Context
from lagesbild.measures.facts import DECIMALS, Fact, figure_of, projected_key
from lagesbild.notebook.facts import Facts, facts_of, namer
from lagesbild.settings import Language
from lagesbild.store import Area, Store

NO_TIME: Final = datetime(2000, 1, 1)
MEASURES: Final = 5
DATA: Final = "data"
"""The hidden sheet: what each choice means."""
FIELDS: Final = (
    "measure",
    "aim",
    "theme",
    "fact_key",
    "responsible",
    "partners",
    "started",
    "milestones",
    "own_figure",
    "own_unit",
    "own_values",
    "state",
    "cost",
    "obstacle",
    "other_obstacle",
    "is_public",
    *MODEL_FIELDS,
)
CHOICES: Final = {
    "theme_early_education": "theme",
    "theme_basic_education": "theme",
    "theme_upper_secondary": "theme",
    "theme_lifelong_learning": "theme",
    "theme_labour": "theme",
    "theme_network": "theme",
    "theme_transport": "theme",
    "theme_digital": "theme",
    "theme_wellbeing": "theme",
    "theme_other": "theme",
    "state_planned": "state",
    "state_under_way": "state",
    "state_done": "state",
    "state_stopped": "state",
    "obstacle_law": "obstacle",
    "obstacle_funding": "obstacle",
    "obstacle_distance": "obstacle",
    "obstacle_staff": "obstacle",
    "obstacle_other": "obstacle",
    "is_public_yes": "is_public",
    "is_public_no": "is_public",
}
"""What may be chosen, and in which field; the code in the register is what stands behind the field."""
KIND_OF: Final = {"other_obstacle": "obstacle"}
"""Fields that take the choices of another one."""
LINE: Final = 26
TALL: Final = {
    **{"measure": 64, "aim": 64, "fact_key": 56, "responsible": 44, "partners": 44, "milestones": 80},
    **{"started": 32, "own_figure": 32, "own_values": 32, "cost": 44},
    **dict.fromkeys(MODEL_FIELDS, 72),
    "model_name": 32,
}
"""Heights of rows in points; the others have one line."""
HOW: Final = ("how_1", "how_2", "how_3", "how_4", "how_5")
SCALE_PCT: Final = 60
"""The measures stand on one page, what describes them as models on a second."""


class Choice(NamedTuple):
    """One line of the hidden sheet: what words on the form mean; figures have their value then, too."""

    kind: str
    words: str
    code: str
    value: str = ""
    year: str = ""
    year_kind: str = ""
    projected: str = ""
    projected_year: str = ""


def form(store: Store, *, area: Area, language: Language, horizon: int, snapshot: str = "") -> bytes:
    """The form of a group in one language, with today's figures; the same figures give the same bytes."""
    facts, say = facts_of(store, area=area, horizon=horizon), Context(language, horizon)
    figures = list(figures_in_words(facts, say, horizon))
    about = {"group_code": area.place.code, "language": language, "snapshot": snapshot}
    choices = [Choice("about", name, value) for name, value in about.items()]
    choices += [Choice("field", say.text(f"form.field_{name}"), name) for name in FIELDS]
    for key, kind in CHOICES.items():
        choices.append(Choice(kind, say.text(f"form.{key}"), key.removeprefix(f"{kind}_")))
    choices += figures
    written = io.BytesIO()
    with xlsxwriter.Workbook(written, SAFE) as book:
        book.set_properties({"title": say.text("form.title", area=area.place.names[language]), "created": NO_TIME})
        _write_form(book, choices, area.place.names[language], say)
        _write_figures(book, figures, facts, say)
        write_data(book, choices)
    return written.getvalue()


def figures_in_words(facts: Facts, say: Context, horizon: int) -> Iterator[Choice]:
    """Every figure of today with its number, and its projection where it has one."""
    for fact in facts.values():
        if fact.key == f"{figure_of(fact.key)}/today":
            said = {"figure": _name(fact, say), "value": _value(fact, say), "time": _time(fact, say)}
            words = say.text("form.with_number", **said)
            ahead = facts.get(projected_key(fact.key, horizon))
            then = (ahead.written, str(horizon)) if ahead else ("", "")
            yield Choice("fact_key", words, fact.key, fact.written, str(fact.year), fact.kind, *then)


def _name(fact: Fact, say: Context) -> str:
    return namer(say.language)(fact)


def _value(fact: Fact, say: Context) -> str:
    if fact.unit == "pct":
        return say.fmt.percent(fact.value)
    return say.range(fact.value, fact.value if fact.at_most is None else fact.at_most, DECIMALS[fact.unit])


def _time(fact: Fact, say: Context) -> str:
    if fact.month:
        return say.fmt.month(f"{fact.year}-{fact.month:02}")
    if fact.kind == "observed":
        return str(fact.year)
    return say.text("form.projected_time", year=fact.year, kind=say.kind(fact.kind))


def _write_form(book: Any, choices: Sequence[Choice], area: str, say: Context) -> None:
    sheet, text = book.add_worksheet(say.text("form.sheet_form")), say.text
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "border": 1})
    open_cell = book.add_format({"text_wrap": True, "valign": "top", "border": 1, "num_format": "@", "locked": False})
    sheet.write_string(0, 0, text("form.title", area=area), book.add_format({"bold": True, "font_size": 14}))
    for row, key in enumerate(HOW, start=1):
        sheet.write_string(row, 0, text(f"form.{key}"))
    head = len(HOW) + 1
    sheet.write_blank(head, 0, None, bold)
    for number in range(1, MEASURES + 1):
        sheet.write_string(head, number, text("form.number", number=number), bold)
    for row, field in enumerate(FIELDS, start=head + 1):
        sheet.write_string(row, 0, text(f"form.field_{field}"), bold)
        sheet.set_row(row, TALL.get(field, LINE))
        for column in range(1, MEASURES + 1):
            sheet.write_blank(row, column, None, open_cell)
        if source := _range(choices, KIND_OF.get(field, field)):
            sheet.data_validation(row, 1, row, MEASURES, {"validate": "list", "source": source})
    _on_two_pages(sheet, head=head, last_row=head + len(FIELDS))


def _range(choices: Sequence[Choice], kind: str) -> str:
    """Where the hidden sheet has the words that may be chosen; empty where anything may be written."""
    rows = [row for row, choice in enumerate(choices, start=1) if choice.kind == kind]
    return f"={DATA}!$B${rows[0]}:$B${rows[-1]}" if rows else ""


def _on_two_pages(sheet: Any, *, head: int, last_row: int) -> None:
    """Landscape A4, the measures side by side: what is decided on the first page, the models on the second."""
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, MEASURES, 30)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(left=0.4, right=0.4, top=0.4, bottom=0.5)
    sheet.set_print_scale(SCALE_PCT)
    sheet.repeat_rows(head)
    sheet.set_h_pagebreaks([last_row + 1 - len(MODEL_FIELDS)])
    sheet.print_area(0, 0, last_row, MEASURES)
    sheet.protect("", {"format_rows": True, "format_columns": True})


def _write_figures(book: Any, figures: Sequence[Choice], facts: Facts, say: Context) -> None:
    sheet, text = book.add_worksheet(say.text("form.sheet_figures")), say.text
    bold, wrapped = book.add_format({"bold": True, "bottom": 1}), book.add_format({"text_wrap": True, "valign": "top"})
    year = next((choice.projected_year for choice in figures if choice.projected_year), "")
    header = (text("form.figure"), text("form.today"), text("form.projected", year=year))
    for column, label in enumerate(header):
        sheet.write_string(0, column, label, bold)
    for row, choice in enumerate(figures, start=1):
        fact = facts[choice.code]
        ahead = facts.get(projected_key(fact.key, int(choice.projected_year))) if choice.projected_year else None
        now = f"{_value(fact, say)} ({_time(fact, say)})"
        for column, words in enumerate((_name(fact, say), now, _value(ahead, say) if ahead else "")):
            sheet.write_string(row, column, words, wrapped)
    sheet.set_column(0, 0, 62)
    sheet.set_column(1, 1, 28)
    sheet.set_column(2, 2, 16)
    sheet.set_paper(9)
    sheet.repeat_rows(0)
    sheet.fit_to_pages(1, 0)


def write_data(book: Any, choices: Sequence[Choice]) -> None:
    """Add the hidden sheet, which says what the words on the others mean."""
    sheet = book.add_worksheet(DATA)
    for row, choice in enumerate(choices):
        for column, words in enumerate(choice):
            sheet.write_string(row, column, words)
    sheet.very_hidden()
