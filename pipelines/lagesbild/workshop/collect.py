"""Files of several tables: all are taken, or none; measures go to the register, the files are kept beside their kit."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple

from lagesbild.chosen import Measure, Problem, contract_of, problems_of, read_register
from lagesbild.errors import BadFile
from lagesbild.files import locked, write_atomic
from lagesbild.follow_up.filled import Filled
from lagesbild.follow_up.intake import Taken, new_measure, take_filled
from lagesbild.settings import Project
from lagesbild.workshop.answers import Answers, ChosenMeasure, read_answers
from lagesbild.workshop.record import FILE, Kit, folder_of

FIELDS: Final = {"obstacles": "obstacle"} | {name: name for name in ChosenMeasure.model_fields}
"""Column of the register → field of the form; what the form does not have comes with its figure."""


class Table(NamedTuple):
    """The answers of one table, the kit that they answer, and the file that they came from."""

    path: Path
    answers: Answers
    kit: Kit
    content: bytes

    @property
    def form(self) -> tuple[str, str, str]:
        """Which form it is: another file of the same kit, form and table takes its place."""
        return self.kit.id, self.answers.id, self.answers.table

    @property
    def age(self) -> tuple[str, str]:
        """Later answers are greater."""
        return self.answers.saved, self.digest

    @property
    def digest(self) -> str:
        """SHA-256 of the file."""
        return hashlib.sha256(self.content).hexdigest()


class Read(NamedTuple):
    """One file: its table, none where it is no file of a form, and what is wrong with it."""

    path: Path
    table: Table | None
    refused: tuple[BadFile, ...]


@dataclass(frozen=True)
class Collected:
    """What became of the files: measures, how many tables' answers are new, and how many were kept already.

    ``kits`` are those that were answered; where something is refused, nothing was written.
    """

    taken: Taken
    new_count: int = 0
    known_count: int = 0
    kits: tuple[Kit, ...] = ()


def collect(project: Project, paths: Iterable[Path], *, today: date) -> Collected:
    """Take the files of several tables; a later file of the same form takes the place of an earlier one.

    The same file again changes nothing.

    Raises:
        BadFile: the register, or answers that were kept, cannot be taken.
    """
    with locked(project.local):
        return _collect(project, paths, today=today)


def _collect(project: Project, paths: Iterable[Path], *, today: date) -> Collected:
    register, read = read_register(project), [_read(path, project, today) for path in paths]
    if refused := [Filled(each.path, refused=each.refused) for each in read if each.refused]:
        return Collected(take_filled(register, [*refused, *_checked(read, project)]))
    tables = [each.table for each in read if each.table]
    latest = _latest(tables)
    new = [table for table in latest if not _is_kept(project, table)]
    current = [table for table in latest if table in new or _kept(project, table).age == table.age]
    taken = take_filled(register, [_filled(table, project) for table in current])
    if taken.refused:
        return Collected(taken)
    for table in new:
        write_atomic(_place(project, table), table.content)
    kits = {table.kit.id: table.kit for table in tables}
    return Collected(taken, len(new), len(tables) - len(new), tuple(kits.values()))


def tables_of(project: Project, kit: Kit, *, today: date) -> list[Table]:
    """All tables whose answers are kept, in the order of their names.

    Raises:
        BadFile: a file that is kept cannot be read.
    """
    paths = sorted(path for path in folder_of(project, kit.group, kit.id).glob("*.json") if path.name != FILE)
    tables = [_whole(path, project, today) for path in paths]
    return sorted(tables, key=lambda table: (len(table.answers.table), table.answers.table, table.answers.id))


def _read(path: Path, project: Project, today: date) -> Read:
    try:
        answers, kit, problems = read_answers(path, project, today=today)
    except BadFile as bad:
        return Read(path, None, (bad,))
    return Read(path, Table(path, answers, kit, path.read_bytes()), tuple(problems))


def _whole(path: Path, project: Project, today: date) -> Table:
    read = _read(path, project, today)
    for problem in read.refused:
        raise problem
    if read.table is None:
        raise BadFile(path, "cannot be read; collect the table's file again")
    return read.table


def _checked(read: Iterable[Read], project: Project) -> Iterator[Filled]:
    """What the register refuses besides, of fields that nothing was said of yet."""
    for each in read:
        said = {problem.field for problem in each.refused}
        filled = _filled(each.table, project) if each.table else Filled(each.path)
        yield replace(filled, refused=tuple(problem for problem in filled.refused if problem.field not in said))


def _latest(tables: Sequence[Table]) -> list[Table]:
    """The last file of each form, in the order in which they were named."""
    last = {table.form: table for table in sorted(tables, key=lambda table: table.age)}
    return list({id(last[table.form]): last[table.form] for table in tables}.values())


def _place(project: Project, table: Table) -> Path:
    name = hashlib.sha256(table.answers.table.encode()).hexdigest()[:8]
    return folder_of(project, table.kit.group, table.kit.id) / f"{table.answers.id}-{name}.json"


def _kept(project: Project, table: Table) -> Table:
    return _whole(_place(project, table), project, date.max)


def _is_kept(project: Project, table: Table) -> bool:
    """Whether this file, or a later one of the same form, is kept."""
    return _place(project, table).exists() and _kept(project, table).age >= table.age


def _filled(table: Table, project: Project) -> Filled:
    """The measures of a table, and what the register refuses of them, field by field."""
    measures = [_measure(table, chosen) for chosen in table.answers.measures]
    refused: list[BadFile] = []
    warned: list[BadFile] = []
    for number, measure in enumerate(measures, start=1):
        for problem in _first_of_fields(problems_of(measure, contract_of(project))):
            field = f"measures.{number}.{FIELDS.get(problem.field, 'fact_key')}"
            (warned if problem.is_warning else refused).append(BadFile(table.path, problem.text, field=field))
    return Filled(table.path, tuple(measures), refused=tuple(refused), warned=tuple(warned))


def _first_of_fields(problems: Iterable[Problem]) -> Iterator[Problem]:
    """One problem of each field of the form."""
    seen: set[str] = set()
    for problem in problems:
        field = FIELDS.get(problem.field, "fact_key")
        if field not in seen:
            seen.add(field)
            yield problem


def _measure(table: Table, chosen: ChosenMeasure) -> Measure:
    answers = table.answers
    about = {"group_code": table.kit.group, "language": answers.language, "snapshot": table.kit.snapshot}
    about |= {"form_digest": table.digest, "reviewed": answers.day}
    words = table.kit.words.get(answers.language)
    return new_measure(chosen.model_dump(exclude={"exhibit"}) | about, words.figures if words else ())
