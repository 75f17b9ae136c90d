"""The register of measures: ``data/local/measures.csv``, or ``.xlsx`` with the same columns; and the example.

It is no table of the store: pages read it when they are made, and a row that cannot be taken stops its own group only.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from lagesbild.chosen.checking import Problem, problems_of
from lagesbild.chosen.lines import Line, csv_header, csv_lines, xlsx_lines
from lagesbild.chosen.measure import MODEL_FIELDS, Measure
from lagesbild.chosen.translations import in_words_of, translation_problems
from lagesbild.contracts import Contract, load_contract
from lagesbild.errors import BadFile
from lagesbild.settings import Language, Project
from lagesbild.store.workbooks import xlsx_rows

CONTRACT: Final = "register_measures"
EXAMPLE: Final = "example_measures.csv"
LATER: Final = (*MODEL_FIELDS, "translation_of")
"""Columns that a register may be without: what is not there is empty."""


@dataclass(frozen=True)
class Entry:
    """One row: its line, the measure, and what is wrong with it."""

    line: int
    measure: Measure
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class Register:
    """All rows of one file, in its order; ``path`` is there even where the file is not yet."""

    path: Path
    entries: tuple[Entry, ...]

    def of_group(self, group: str) -> list[Measure]:
        """The measures of one group.

        Raises:
            BadFile: one of its rows cannot be taken.
        """
        own = tuple(entry for entry in self.entries if entry.measure.group_code == group)
        return Register(self.path, own).measures

    @property
    def measures(self) -> list[Measure]:
        """All measures, each once: rows that translate another one are no measures of their own.

        Raises:
            BadFile: a row cannot be taken.
        """
        return [measure for measure in self.rows if not measure.is_translation]

    @property
    def rows(self) -> list[Measure]:
        """All rows, translations too.

        Raises:
            BadFile: one cannot be taken.
        """
        for entry in self.entries:
            for problem in entry.problems:
                if not problem.is_warning:
                    raise self.refusal(entry, problem)
        return [entry.measure for entry in self.entries]

    def in_language(self, language: Language) -> "Register":
        """The same measures in the words of a language, as far as they have a whole translation into it."""
        said = in_words_of([entry.measure for entry in self.entries], language)
        entries = (replace(each, measure=said.get(each.measure.measure_id, each.measure)) for each in self.entries)
        return replace(self, entries=tuple(entries))

    def refusal(self, entry: Entry, problem: Problem) -> BadFile:
        """A problem of a row as an error with file, line and column."""
        return BadFile(self.path, problem.text, line=entry.line, field=problem.field)


def contract_of(project: Project) -> Contract:
    """What a row of the register is."""
    return load_contract(project.registers / f"{CONTRACT}.yml")


def read_register(project: Project) -> Register:
    """Read the group's own register; without a file it has no rows.

    Raises:
        BadFile: both files are there, or the file as a whole cannot be taken.
    """
    paths = [path for path in (project.measures, project.measures.with_suffix(".xlsx")) if path.exists()]
    if len(paths) > 1:
        raise BadFile(paths[1], "stands beside measures.csv; keep one of the two, so that no measure is missed")
    return _read(paths[0], contract_of(project)) if paths else Register(project.measures, ())


def register_problems(project: Project) -> list[BadFile]:
    """Everything that keeps rows of the register from being taken; none where all is well."""
    try:
        register = read_register(project)
    except BadFile as refusal:
        return [refusal]
    told = ((entry, problem) for entry in register.entries for problem in entry.problems if not problem.is_warning)
    return [register.refusal(entry, problem) for entry, problem in told]


def read_example(project: Project) -> Register:
    """Read the measures that ship as an example: made up, and never anybody's.

    Raises:
        BadFile: the file cannot be taken.
    """
    return _read(project.reference / EXAMPLE, contract_of(project))


def _read(path: Path, contract: Contract) -> Register:
    is_workbook = path.suffix == ".xlsx"
    _check_header(path, xlsx_rows(path)[:1] if is_workbook else [csv_header(path)], contract)
    lines = xlsx_lines(path) if is_workbook else csv_lines(path)
    return Register(path, tuple(_entries(lines, contract)))


def _check_header(path: Path, first: list[list[str]], contract: Contract) -> None:
    """Every column is there, but for those that registers got later."""
    named = [name.strip() for name in (first[0] if first else []) if name.strip()]
    missing = [name for name in contract.columns if name not in named and name not in LATER]
    unknown = [name for name in named if name not in contract.columns]
    if missing or unknown or len(named) != len(set(named)):
        parts = [f"lacks {', '.join(missing)}"] * bool(missing) + [f"has unknown {', '.join(unknown)}"] * bool(unknown)
        wanted = f"it must be {','.join(contract.columns)}"
        problem = f"the header {'; '.join(parts) or 'names a column twice'}; {wanted}"
        raise BadFile(path, problem, line=1, field=", ".join(missing or unknown or named[:1]))


def _entries(lines: Iterable[Line], contract: Contract) -> Iterable[Entry]:
    first: dict[str, int] = {}
    read = [(line, Measure.of(line.values)) for line in lines]
    rows = [measure for _, measure in read]
    for line, measure in read:
        problems = (*problems_of(measure, contract), *translation_problems(measure, rows))
        if measure.measure_id in first:
            text = f"{measure.measure_id!r} stands in line {first[measure.measure_id]} already; give it another name"
            problems += (Problem("measure_id", text),)
        first.setdefault(measure.measure_id, line.number)
        yield Entry(line.number, measure, problems)
