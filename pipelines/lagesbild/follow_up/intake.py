"""Filled forms and follow-up sheets into the register: refused by sheet and cell, and never added twice."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from lagesbild.chosen import Measure, Register, contract_of, problems_of, read_register
from lagesbild.chosen.writing import change_rows
from lagesbild.errors import BadFile
from lagesbild.files import locked
from lagesbild.follow_up.answers import read_answers
from lagesbild.follow_up.filled import Filled, Sheet, opened
from lagesbild.follow_up.form import FIELDS, KIND_OF, MEASURES, Choice
from lagesbild.follow_up.sheet import FOLLOW_UP
from lagesbild.settings import Project

OBSTACLES: Final = ("obstacle", "other_obstacle")
NOT_COMPARED: Final = {
    *("measure_id", "form_digest", "snapshot"),
    *("reviewed", "state", "own_values", "notes", "sheet_digest"),  # what a follow-up changes
}
THEN: Final = ("value_then", "year_then", "kind_then", "projected_then", "projected_year")
WORDS_OF_NAME: Final = 4
LONGEST_NAME: Final = 60
DEFAULTS: Final = {"state": "planned", "is_public": "no"}


@dataclass(frozen=True)
class Taken:
    """What became of the forms: measures that are new in the register, or changed, how many stood there already."""

    added: tuple[Measure, ...] = ()
    changed: tuple[Measure, ...] = ()
    known_count: int = 0
    refused: tuple[BadFile, ...] = ()
    warned: tuple[BadFile, ...] = ()


def take_forms(project: Project, paths: Iterable[Path], *, today: date) -> Taken:
    """Read filled forms and follow-up sheets into the register – all of them, or none where one is refused.

    A measure that stands in the register, of the same form or in the same words, is not added again, and an answer of a
    sheet that was taken before is not noted twice.

    Raises:
        BadFile: the register cannot be taken.
    """
    with locked(project.local):
        register = read_register(project)
        return take_filled(register, [read_filled(project, register, path, today=today) for path in paths])


def take_filled(register: Register, filled: Sequence[Filled]) -> Taken:
    """Take what was read into the register – all of it, or nothing where something is refused."""
    refused = [problem for each in filled for problem in each.refused] or list(_twice(filled))
    warned = tuple(problem for each in filled for problem in each.warned)
    if refused:
        return Taken(refused=tuple(refused), warned=warned)
    proposed = [measure for each in filled for measure in each.measures]
    new, changed = list(_new(proposed, register)), [measure for each in filled for measure in each.changed]
    if new or changed:
        change_rows(register, added=new, changed=changed)
    known = len(proposed) - len(new) + sum(each.known_count for each in filled)
    return Taken(tuple(new), tuple(changed), known, (), warned)


def _twice(filled: Iterable[Filled]) -> Iterator[BadFile]:
    """Two sheets that follow the same measure: the second would not know of the first."""
    first: dict[str, Path] = {}
    for each in filled:
        for measure in each.changed:
            if (other := first.setdefault(measure.measure_id, each.path)) != each.path:
                yield BadFile(each.path, f"follows {measure.measure_id} as {other.name} does; add one after the other")


def read_filled(project: Project, register: Register, path: Path, *, today: date) -> Filled:
    """Read one filled form or follow-up sheet; what is wrong with it comes beside, by sheet and cell."""
    digest = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
    try:
        sheet = opened(path)
    except BadFile as bad:
        return Filled(path, refused=(bad,))
    if sheet.about.get("workbook") == FOLLOW_UP:
        return read_answers(sheet, register, contract_of(project), digest=digest, today=today)
    return _read_form(project, sheet, digest=digest, today=today)


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


def _read_form(project: Project, sheet: Sheet, *, digest: str, today: date) -> Filled:
    about = sheet.about | {"form_digest": digest, "reviewed": today.isoformat()}
    measures: list[Measure] = []
    warned: list[BadFile] = []
    rows = _rows_of_fields(sheet)
    for column in range(1, MEASURES + 1):
        values = {name: sheet.cell(row, column) for name, row in rows.items()}
        if any(values.values()):
            measure = _measure(sheet, rows, column, values, about)
            warned += _check(project, sheet, rows, column, measure)
            measures.append(measure)
    return Filled(sheet.path, tuple(measures), refused=tuple(sheet.problems), warned=tuple(warned))


def _rows_of_fields(sheet: Sheet) -> dict[str, int]:
    """The row of each field, found by its words, so that rows may have moved."""
    labels = {row[0].strip(): number for number, row in enumerate(sheet.rows) if row and row[0].strip()}
    rows = {choice.code: labels[choice.words] for choice in sheet.choices["field"] if choice.words in labels}
    for choice in sheet.choices["field"]:
        if choice.code in FIELDS and choice.code not in rows:
            sheet.refuse(0, 0, f"the row {choice.words!r} is missing in column A; take a new form")
    return rows


def _measure(
    sheet: Sheet, rows: Mapping[str, int], column: int, values: Mapping[str, str], about: Mapping[str, str]
) -> Measure:
    coded = dict(values)
    for name, words in values.items():
        if (kind := KIND_OF.get(name, name)) in sheet.choices and words:
            coded[name] = sheet.code(rows[name], column, kind)
    return new_measure({**coded, **about}, sheet.choices["fact_key"])


def new_measure(coded: Mapping[str, str], figures: Iterable[Choice]) -> Measure:
    """A measure of the fields of a form, in codes; its figure then is the one that the form shows."""
    chosen = next((each for each in figures if each.code == coded.get("fact_key")), None)
    then = (chosen.value, chosen.year, chosen.year_kind, chosen.projected, chosen.projected_year) if chosen else ()
    figure = dict(zip(THEN, then, strict=False))
    obstacles = "; ".join(dict.fromkeys(coded[name] for name in OBSTACLES if coded.get(name)))
    filled = {name: coded.get(name) or default for name, default in DEFAULTS.items()}
    return Measure.of({**coded, **figure, **filled, "obstacles": obstacles, "measure_id": "new"})


def _check(project: Project, sheet: Sheet, rows: Mapping[str, int], column: int, measure: Measure) -> Iterator[BadFile]:
    """Refuse what the register would refuse, each at its cell; what is only doubtful is handed back."""
    already = {str(problem.cell) for problem in sheet.problems}
    for problem in problems_of(measure, contract_of(project)):
        row = rows.get("obstacle" if problem.field == "obstacles" else problem.field, rows.get("fact_key", 0))
        refused = sheet.problem(row, column, problem.text)
        if problem.is_warning:
            yield refused
        elif refused.cell not in already:
            sheet.problems.append(refused)
            already.add(str(refused.cell))
