"""The answers of one table, as its form saved them: read strictly, and refused by field."""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final, Literal

from pydantic import Field, ValidationError

from lagesbild.chosen.checking import LONGEST, contact_problem, text_problem
from lagesbild.contracts.model import Strict
from lagesbild.errors import BadFile, nearest
from lagesbild.follow_up.form import MEASURES
from lagesbild.settings import Language, Project
from lagesbild.store.workbooks import tidy
from lagesbild.workshop.record import CODE, KIT_ID, Kit, exhibit_of, read_kit

FORMAT: Final = "lagesbild-workshop-answers"
VERSION: Final = 1
MOST_BYTES: Final = 1_000_000
MOST_LINES: Final = 60
LONGEST_LINE: Final = 1000
LONGEST_TABLE: Final = 40
AGAIN: Final = "save it from the form again"
Level = Literal["fully", "mostly", "partly", "not", "unsure"]
Given = Literal["fully", "mostly", "partly", "not", "unsure", ""]
TOLD: Final = {
    "extra_forbidden": "is no field of such a file; take it out",
    "missing": f"is missing; {AGAIN}",
    "too_long": f"has more entries than the form takes; {AGAIN}",
    "tuple_type": f"is no list; {AGAIN}",
}
Lines = tuple[str, ...]


class Agreement(Strict):
    """How far a table agrees with a finding, and what it adds; the level is empty where it only adds."""

    level: Given = ""
    comment: str = ""


class ChosenMeasure(Strict):
    """One measure of a table; ``fact_key`` is the figure that it rests on, ``exhibit`` where that is."""

    measure: str
    aim: str = ""
    theme: str = ""
    exhibit: str = ""
    fact_key: str = ""
    responsible: str = ""
    partners: str = ""
    started: str = ""
    obstacle: str = ""
    is_public: str = "no"


class Answers(Strict):
    """The answers of one table; ``id`` is the form's own, ``saved`` the time in UTC."""

    format: Literal["lagesbild-workshop-answers"]
    version: Literal[1]
    id: str = Field(pattern=r"^[0-9a-f]{32}$")
    kit: str
    group: str
    snapshot: str = ""
    language: Language
    table: str = Field(min_length=1, max_length=LONGEST_TABLE)
    saved: str = Field(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$")
    agreement: Mapping[str, Agreement] = Field(default_factory=dict)
    knowledge: Lines = Field(default=(), max_length=MOST_LINES)
    meaning: Lines = Field(default=(), max_length=MOST_LINES)
    questions: Lines = Field(default=(), max_length=MOST_LINES)
    measures: tuple[ChosenMeasure, ...] = Field(default=(), max_length=MEASURES)

    @property
    def day(self) -> str:
        """The day on which they were saved."""
        return self.saved[: len("2026-11-29")]


def read_answers(path: Path, project: Project, *, today: date) -> tuple[Answers, Kit, list[BadFile]]:
    """Read one file with the kit that it answers, and what is wrong with its words, field by field.

    Raises:
        BadFile: it is no such file, or its kit is not here.
    """
    answers = _validated(path, _content(path))
    for name, pattern in {"group": CODE, "kit": KIT_ID}.items():
        if not pattern.fullmatch(getattr(answers, name)):
            raise BadFile(path, f"{getattr(answers, name)[:40]!r} is no name of one; {AGAIN}", field=name)
    try:
        kit = read_kit(project, answers.group, answers.kit)
    except BadFile as bad:
        raise BadFile(path, bad.problem, field="kit") from bad
    return answers, kit, list(_problems(path, answers, kit, today))


def _content(path: Path) -> Any:
    """What the JSON holds, every text in one spelling."""
    if not path.is_file():
        raise BadFile(path, "is not there; name the file that the form saved")
    if path.stat().st_size > MOST_BYTES:
        raise BadFile(path, f"is larger than {MOST_BYTES // 1000} kB; it is not from the form")
    try:
        return json.loads(tidy(path.read_text(encoding="utf-8-sig")), object_pairs_hook=_once)
    except json.JSONDecodeError as error:
        raise BadFile(path, f"is not whole JSON; {AGAIN}", line=error.lineno) from error
    except (UnicodeDecodeError, RecursionError, ValueError) as error:
        problem = str(error) if type(error) is ValueError else "is no file of the form"
        raise BadFile(path, f"{problem}; {AGAIN}") from error


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    names = [name for name, _ in pairs]
    if twice := next((name for name in names if names.count(name) > 1), ""):
        raise ValueError(f"has {twice[:40]!r} twice")
    return dict(pairs)


def _validated(path: Path, content: Any) -> Answers:
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise BadFile(path, "holds no answers of a workshop; name the file that the form saved", field="format")
    if content.get("version") != VERSION:
        raise BadFile(path, f"{content.get('version')!r} is another version than {VERSION}; use the group's new form")
    try:
        return Answers.model_validate(content)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(_plain(part) for part in first["loc"])
        raise BadFile(path, TOLD.get(first["type"], f"{first['msg']}; {AGAIN}"), field=field) from error


def _plain(name: str | int) -> str:
    """A name out of a file as a terminal can show it, not too long; places of a list count from 1."""
    if isinstance(name, int):
        return str(name + 1)
    return ascii(str(name))[1:-1][:40]


def _problems(path: Path, answers: Answers, kit: Kit, today: date) -> Iterator[BadFile]:
    for field, problem in (*_of_head(answers, kit, today), *_of_keys(answers, kit), *_of_texts(answers)):
        yield BadFile(path, problem, field=field)


def _of_head(answers: Answers, kit: Kit, today: date) -> Iterator[tuple[str, str]]:
    if answers.language not in kit.words:
        yield "language", f"the kit was not made in {answers.language}; make it: lagesbild workshop kit {kit.group}"
    if answers.snapshot != kit.snapshot:
        yield "snapshot", f"{answers.snapshot[:80]!r} is not that of the kit, {kit.snapshot!r}; use the kit's own form"
    try:
        if (date.fromisoformat(answers.day) - today).days > 1:
            yield "saved", f"{answers.day} is still to come; set the computer's clock and {AGAIN}"
    except ValueError:
        yield "saved", f"{answers.day} is not in the calendar; {AGAIN}"


def _of_keys(answers: Answers, kit: Kit) -> Iterator[tuple[str, str]]:
    """Findings and figures that the kit does not have, and a figure that is in another exhibit than is said."""
    words = kit.words.get(answers.language) or next(iter(kit.words.values()))
    judged, figures = {each.exhibit for each in words.judged}, {choice.code for choice in words.figures}
    for exhibit in answers.agreement.keys() - judged:
        yield f"agreement.{_plain(exhibit)}", _unknown("finding", exhibit, judged)
    for number, measure in enumerate(answers.measures, start=1):
        if measure.fact_key and measure.fact_key not in figures:
            yield f"measures.{number}.fact_key", _unknown("figure", measure.fact_key, figures)
        elif measure.exhibit != exhibit_of(measure.fact_key):
            text = f"{measure.exhibit[:40]!r} does not have the figure {measure.fact_key!r}; {AGAIN}"
            yield f"measures.{number}.exhibit", text


def _unknown(what: str, given: str, known: set[str]) -> str:
    near = ", ".join(nearest(given, sorted(known))[:3])
    return f"the kit has no {what} {given[:80]!r}. Nearest: {near}"


def _of_texts(answers: Answers) -> Iterator[tuple[str, str]]:
    """Texts that are too long, hold what cannot be seen, or somebody's address; measures' are the register's."""
    for field, text, longest in _texts(answers):
        if problem := text_problem(text, longest) or contact_problem(field, text):
            yield field, problem


def _texts(answers: Answers) -> Iterator[tuple[str, str, int]]:
    yield "table", re.sub(r"\n", "\0", answers.table), LONGEST_TABLE
    for exhibit, agreement in answers.agreement.items():
        yield f"agreement.{_plain(exhibit)}.comment", agreement.comment, LONGEST
    for name in ("knowledge", "meaning", "questions"):
        for number, line in enumerate(getattr(answers, name), start=1):
            yield f"{name}.{number}", line, LONGEST_LINE
