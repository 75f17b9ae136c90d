"""A filled follow-up sheet: what was answered of each measure, as the register keeps it."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final, NamedTuple

from lagesbild.chosen import MODEL_FIELDS, Measure, Note, Register, notes_of, with_notes
from lagesbild.chosen.checking import LONGEST, LONGEST_NOTES, contact_problem, field_problem, text_problem
from lagesbild.chosen.notes import KINDS, one_line
from lagesbild.contracts import Contract
from lagesbild.follow_up.filled import Filled, Sheet
from lagesbild.follow_up.sheet import ANSWER, DAY, KEY, OWN

NORDIC_DAY: Final = re.compile(r"^([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})$")
"""``29.11.2026``, as people write a day, too."""
AGAIN: Final = "take a new sheet: lagesbild follow-up GROUP"


class _Block(NamedTuple):
    """The rows of one measure by field: ``state``, the questions, and the value of its own figure where it has one."""

    measure: Measure
    rows: Mapping[str, int]
    day: str


def read_answers(sheet: Sheet, register: Register, contract: Contract, *, digest: str, today: date) -> Filled:
    """Read a filled sheet; what is wrong with it comes beside the measures, by sheet and cell.

    A measure of which nothing was answered, with the state that it had, was not gone through and stays as it is.
    """
    keys = {sheet.cell(row, KEY): row for row in range(len(sheet.rows)) if sheet.cell(row, KEY)}
    day = _day(sheet, keys, today)
    changed: list[Measure] = []
    known = 0
    for block in _blocks(sheet, keys, register, day):
        if not (answered := _answered(sheet, block, contract)):
            continue
        if block.measure.sheet_digest == digest or _is_known(answered, block.measure):
            known += 1
        elif day < block.measure.reviewed:
            text = f"is before {block.measure.reviewed}, when {block.measure.measure_id} was last gone through"
            sheet.refuse(keys[DAY], ANSWER, f"{day} {text}")
        else:
            changed.append(answered._replace(sheet_digest=digest))
    return Filled(sheet.path, (), tuple(changed), known, tuple(sheet.problems))


def _day(sheet: Sheet, keys: Mapping[str, int], today: date) -> str:
    """The day on which the group went through its measures; today where none is written."""
    if DAY not in keys:
        sheet.refuse(0, KEY, f"the hidden column of the sheet is not whole; {AGAIN}")
        return ""
    written = sheet.cell(keys[DAY], ANSWER) or today.isoformat()
    try:
        day = date.fromisoformat(NORDIC_DAY.sub(_iso, written)).isoformat()
    except ValueError:
        return sheet.refuse(keys[DAY], ANSWER, f"{written[:80]!r} is no day; write year-month-day: 2026-11-29")
    if day > today.isoformat():
        return sheet.refuse(keys[DAY], ANSWER, f"{day} is still to come")
    return day


def _iso(found: re.Match[str]) -> str:
    day, month, year = found.groups()
    return f"{year}-{month:0>2}-{day:0>2}"


def _blocks(sheet: Sheet, keys: Mapping[str, int], register: Register, day: str) -> Iterator[_Block]:
    """The measures of the sheet; one that its group does not have in the register is refused."""
    own = [entry.measure for entry in register.entries if entry.measure.group_code == sheet.about.get("group_code")]
    measures = {measure.measure_id: measure for measure in own}
    named = dict.fromkeys(key.partition("/")[0] for key in keys if "/" in key)
    for name in named if day else ():
        rows = {key.partition("/")[2]: row for key, row in keys.items() if key.partition("/")[0] == name}
        if missing := {"state", *KINDS} - rows.keys():
            sheet.refuse(min(rows.values()), KEY, f"the row of {min(missing)} is missing below or above; {AGAIN}")
        elif name not in measures:
            sheet.refuse(rows["state"], 0, f"the register has no measure {name!r} of this group; {AGAIN}")
        else:
            yield _Block(measures[name], rows, day)


def _answered(sheet: Sheet, block: _Block, contract: Contract) -> Measure | None:
    """The measure with what was answered; none where nothing was, or where a cell is refused."""
    before, measure = len(sheet.problems), block.measure
    state = sheet.code(block.rows["state"], ANSWER, "state")
    notes = list(_new_notes(sheet, block))
    value = _own_value(sheet, block, contract)
    model = dict(_model(sheet, block, contract))
    is_answered = any(sheet.cell(row, ANSWER) for field, row in block.rows.items() if field in {*KINDS, OWN})
    if len(sheet.problems) > before or not (is_answered or model or state != measure.state):
        return None
    answered = measure._replace(state=state, reviewed=block.day, notes=with_notes(measure.notes, notes), **model)
    if text := text_problem(answered.notes, LONGEST_NOTES):
        sheet.refuse(block.rows[KINDS[0]], ANSWER, text)
        return None
    series = "; ".join(filter(None, (measure.own_values, value)))
    return answered._replace(own_values=series)


def _model(sheet: Sheet, block: _Block, contract: Contract) -> Iterator[tuple[str, str]]:
    """What was written of its model and the register has otherwise; a row that was emptied stays as it was."""
    for field in MODEL_FIELDS:
        row = block.rows.get(field)
        text = sheet.cell(row, ANSWER) if row is not None else ""
        if not text or row is None or text == getattr(block.measure, field):
            continue
        if problem := field_problem(text, contract.columns[field]) or contact_problem(field, text):
            sheet.refuse(row, ANSWER, problem)
        else:
            yield field, text


def _new_notes(sheet: Sheet, block: _Block) -> Iterator[Note]:
    """The answers that the register does not have of this day."""
    kept = {(note.day, note.kind, note.text) for note in notes_of(block.measure)}
    for kind in KINDS:
        row = block.rows[kind]
        text = one_line(sheet.cell(row, ANSWER))
        if problem := text_problem(text, LONGEST) or contact_problem("notes", text):
            sheet.refuse(row, ANSWER, problem)
        elif text and (block.day, kind, text) not in kept:
            yield Note(block.day, kind, text)


def _own_value(sheet: Sheet, block: _Block, contract: Contract) -> str:
    """``2026-11-29=15.5``: the new value of the group's own figure; empty where none was written, or it is there."""
    row = block.rows.get(OWN)
    written = sheet.cell(row, ANSWER) if row is not None else ""
    if not written or row is None:
        return ""
    value = f"{block.day}={re.sub(',', '.', written, count=1)}"
    if field_problem(value, contract.columns["own_values"]):
        return sheet.refuse(row, ANSWER, f"{written[:80]!r} is not a number as 12.5, without spaces and unit")
    return "" if value in re.split("; ?", block.measure.own_values) else value


def _is_known(answered: Measure, kept: Measure) -> bool:
    """Whether the register has all of it: the same sheet, saved again."""
    return answered == kept
