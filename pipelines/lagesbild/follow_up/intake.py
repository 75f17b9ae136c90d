"""Filled forms into the register: refused by sheet and cell, and never added twice."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

from lagesbild.chosen import Measure, Register, contract_of, problems_of, read_register
from lagesbild.chosen.lines import sheet_names, xlsx_rows
from lagesbild.chosen.writing import add_rows
from lagesbild.errors import BadFile, nearest
from lagesbild.follow_up.form import DATA, FIELDS, KIND_OF, MEASURES, Choice
from lagesbild.settings import Project

OBSTACLES: Final = ("obstacle", "other_obstacle")
NOT_COMPARED: Final = {"measure_id", "reviewed", "form_digest", "snapshot"}
THEN: Final = ("value_then", "year_then", "kind_then", "projected_then", "projected_year")
WORDS_OF_NAME: Final = 4
LONGEST_NAME: Final = 60
DEFAULTS: Final = {"state": "planned", "is_public": "no"}


@dataclass(frozen=True)
class Filled:
    """What one form holds: its measures, each with the cells of its fields, and what is wrong with it."""

    path: Path
    digest: str
    measures: tuple[Measure, ...] = ()
    refused: tuple[BadFile, ...] = ()
    warned: tuple[BadFile, ...] = ()


@dataclass(frozen=True)
class Taken:
    """What became of the forms: measures that are new in the register, how many stood there already, warnings."""

    added: tuple[Measure, ...] = ()
    known_count: int = 0
    refused: tuple[BadFile, ...] = ()
    warned: tuple[BadFile, ...] = ()


@dataclass
class _Sheet:
    """A form sheet: its name and rows, and how the rows and choices are called."""

    path: Path
    name: str
    rows: list[list[str]]
    choices: Mapping[str, Sequence[Choice]]
    problems: list[BadFile] = field(default_factory=list)

    def refuse(self, row: int, column: int, problem: str) -> str:
        """Note what is wrong with a cell; the field is then empty."""
        cell = f"{'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[column]}{row + 1}"
        self.problems.append(BadFile(self.path, problem, cell=f"sheet {self.name}, cell {cell}"))
        return ""


def take_forms(project: Project, paths: Iterable[Path], *, today: date) -> Taken:
    """Read filled forms and add their measures to the register – those of all forms, or none where one is refused.

    A measure that stands in the register, of the same form or in the same words, is not added again.

    Raises:
        BadFile: the register cannot be taken.
    """
    register = read_register(project)
    forms = [read_form(project, path, today=today) for path in paths]
    refused = tuple(problem for each in forms for problem in each.refused)
    warned = tuple(problem for each in forms for problem in each.warned)
    if refused:
        return Taken(refused=refused, warned=warned)
    filled = [measure for each in forms for measure in each.measures]
    new = list(_new(filled, register))
    if new:
        add_rows(register, new)
    return Taken(tuple(new), len(filled) - len(new), (), warned)


def _new(filled: Iterable[Measure], register: Register) -> Iterator[Measure]:
    kept = [entry.measure for entry in register.entries]
    digests, said = {each.form_digest for each in kept if each.form_digest}, {_said(each) for each in kept}
    names = {each.measure_id for each in kept}
    for measure in filled:
        if measure.form_digest in digests or _said(measure) in said:
            continue
        name = _free_name(measure, names)
        said.add(_said(measure))
        names.add(name)
        yield measure._replace(measure_id=name)


def _said(measure: Measure) -> tuple[str, ...]:
    return tuple(value for name, value in measure._asdict().items() if name not in NOT_COMPARED)


def _free_name(measure: Measure, taken: set[str]) -> str:
    """``kopa-jarviseutu-common-school``: of the group and the first words, with a number where that is taken."""
    words = f"{measure.group_code} {' '.join(measure.measure.split()[:WORDS_OF_NAME])}".lower()
    plain = "".join(each for each in unicodedata.normalize("NFKD", words) if not unicodedata.combining(each))
    stem = re.sub(r"[^a-z0-9]+", "-", plain)[:LONGEST_NAME].strip("-")
    numbered = (f"{stem}-{number}" for number in range(2, len(taken) + 3))
    return stem if stem not in taken else next(each for each in numbered if each not in taken)


def read_form(project: Project, path: Path, *, today: date) -> Filled:
    """Read one filled form; what is wrong with it comes beside its measures, by sheet and cell."""
    digest = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
    try:
        sheet = _opened(path)
    except BadFile as bad:
        return Filled(path, digest, refused=(bad,))
    about = {choice.words: choice.code for choice in sheet.choices["about"]} | {"form_digest": digest}
    about["reviewed"] = today.isoformat()
    measures: list[Measure] = []
    warned: list[BadFile] = []
    rows = _rows_of_fields(sheet)
    for column in range(1, MEASURES + 1):
        values = {name: _cell(sheet, row, column) for name, row in rows.items()}
        if any(values.values()):
            measure = _measure(sheet, rows, column, values, about)
            warned += _check(project, sheet, rows, column, measure)
            measures.append(measure)
    return Filled(path, digest, tuple(measures), tuple(sheet.problems), tuple(warned))


def _opened(path: Path) -> _Sheet:
    if not path.is_file():
        raise BadFile(path, "is not there; name the filled form")
    names = sheet_names(path)
    if DATA not in names[1:]:
        raise BadFile(path, "is not a form of this product; make one: lagesbild form GROUP")
    choices: dict[str, list[Choice]] = {}
    for row in xlsx_rows(path, DATA):
        choice = Choice(*[*row, *[""] * len(Choice._fields)][: len(Choice._fields)])
        choices.setdefault(choice.kind, []).append(choice)
    if not {"about", "field", "fact_key"} <= set(choices):
        raise BadFile(path, "the hidden sheet of the form is not whole; make a new form: lagesbild form GROUP")
    return _Sheet(path, names[0], xlsx_rows(path, names[0]), choices)


def _rows_of_fields(sheet: _Sheet) -> dict[str, int]:
    """The row of each field, found by its words, so that rows may have moved."""
    labels = {row[0].strip(): number for number, row in enumerate(sheet.rows) if row and row[0].strip()}
    rows = {choice.code: labels[choice.words] for choice in sheet.choices["field"] if choice.words in labels}
    for choice in sheet.choices["field"]:
        if choice.code in FIELDS and choice.code not in rows:
            sheet.refuse(0, 0, f"the row {choice.words!r} is missing in column A; take a new form")
    return rows


def _cell(sheet: _Sheet, row: int, column: int) -> str:
    cells = sheet.rows[row]
    return cells[column].strip() if column < len(cells) else ""


def _measure(
    sheet: _Sheet, rows: Mapping[str, int], column: int, values: Mapping[str, str], about: Mapping[str, str]
) -> Measure:
    coded = dict(values)
    for name, words in values.items():
        if (kind := KIND_OF.get(name, name)) in sheet.choices and words:
            coded[name] = _code(sheet, rows[name], column, words, kind)
    chosen = next((each for each in sheet.choices["fact_key"] if each.code == coded.get("fact_key")), None)
    then = (chosen.value, chosen.year, chosen.year_kind, chosen.projected, chosen.projected_year) if chosen else ()
    figure = dict(zip(THEN, then, strict=False))
    obstacles = "; ".join(dict.fromkeys(coded[name] for name in OBSTACLES if coded.get(name)))
    filled = {name: coded.get(name) or default for name, default in DEFAULTS.items()}
    return Measure.of({**coded, **about, **figure, **filled, "obstacles": obstacles, "measure_id": "new"})


def _code(sheet: _Sheet, row: int, column: int, words: str, kind: str) -> str:
    known = {choice.words: choice.code for choice in sheet.choices[kind]}
    if words in known:
        return known[words]
    near = "; ".join(nearest(words, known)[:3])
    return sheet.refuse(row, column, f"{words[:80]!r} is none of the choices. Nearest: {near}")


def _check(
    project: Project, sheet: _Sheet, rows: Mapping[str, int], column: int, measure: Measure
) -> Iterator[BadFile]:
    """Refuse what the register would refuse, each at its cell; what is only doubtful is handed back."""
    already = {str(problem.cell) for problem in sheet.problems}
    for problem in problems_of(measure, contract_of(project)):
        row = rows.get("obstacle" if problem.field == "obstacles" else problem.field, rows.get("fact_key", 0))
        aside = _Sheet(sheet.path, sheet.name, [], {})
        aside.refuse(row, column, problem.text)
        if problem.is_warning:
            yield aside.problems[0]
        elif aside.problems[0].cell not in already:
            sheet.problems += aside.problems
            already.add(aside.problems[0].cell)
