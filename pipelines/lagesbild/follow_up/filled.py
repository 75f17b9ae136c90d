"""A filled workbook as it comes back: its first sheet, what its hidden sheet says of it, and what is wrong by cell."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from lagesbild.chosen import Measure
from lagesbild.errors import BadFile, nearest
from lagesbild.follow_up.form import DATA, Choice
from lagesbild.store.workbooks import sheet_names, xlsx_rows


@dataclass(frozen=True)
class Filled:
    """What one workbook holds: new measures, or others that the register has, as they are now; and what is wrong.

    ``known_count`` is of those that were taken from it before.
    """

    path: Path
    measures: tuple[Measure, ...] = ()
    changed: tuple[Measure, ...] = ()
    known_count: int = 0
    refused: tuple[BadFile, ...] = ()
    warned: tuple[BadFile, ...] = ()


@dataclass
class Sheet:
    """The sheet that people fill: its name and rows, and how the rows and choices are called."""

    path: Path
    name: str
    rows: list[list[str]]
    choices: Mapping[str, Sequence[Choice]]
    problems: list[BadFile] = field(default_factory=list)

    @property
    def about(self) -> dict[str, str]:
        """What the product wrote into it: group, language, which of its workbooks it is."""
        return {choice.words: choice.code for choice in self.choices["about"]}

    def cell(self, row: int, column: int) -> str:
        """What stands in a cell, without spaces around it."""
        cells = self.rows[row]
        return cells[column].strip() if column < len(cells) else ""

    def problem(self, row: int, column: int, text: str) -> BadFile:
        """A problem of a cell as an error with file, sheet and cell."""
        cell = f"{'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[column]}{row + 1}"
        return BadFile(self.path, text, cell=f"sheet {self.name}, cell {cell}")

    def refuse(self, row: int, column: int, text: str) -> str:
        """Note what is wrong with a cell; the field is then empty."""
        self.problems.append(self.problem(row, column, text))
        return ""

    def code(self, row: int, column: int, kind: str) -> str:
        """The code of the words that were chosen in a cell; empty where they are none of the choices."""
        words, known = self.cell(row, column), {choice.words: choice.code for choice in self.choices[kind]}
        if words in known:
            return known[words]
        near = "; ".join(nearest(words, known)[:3])
        return self.refuse(row, column, f"{words[:80]!r} is none of the choices. Nearest: {near}")


def opened(path: Path) -> Sheet:
    """Open a filled workbook.

    Raises:
        BadFile: it is not there, or none of this product's.
    """
    if not path.is_file():
        raise BadFile(path, "is not there; name the filled form")
    names = sheet_names(path)
    if DATA not in names[1:]:
        raise BadFile(path, "is not a form of this product; make one: lagesbild form GROUP")
    choices: dict[str, list[Choice]] = {}
    for row in xlsx_rows(path, DATA):
        choice = Choice(*[*row, *[""] * len(Choice._fields)][: len(Choice._fields)])
        choices.setdefault(choice.kind, []).append(choice)
    if not {"about", "state"} <= set(choices):
        raise BadFile(path, "the hidden sheet of the form is not whole; make a new form: lagesbild form GROUP")
    return Sheet(path, names[0], xlsx_rows(path, names[0]), choices)
