"""Tables of PxWeb, whatever the version of its interface: what to ask for, and rows from JSON-stat 2 answers."""

from abc import abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice, product
from math import ceil, prod
from typing import ClassVar, Final

import pandas as pd

from lagesbild.contracts import Choice, Content, Role
from lagesbild.errors import SourceChanged, counted
from lagesbild.sources.declared import Declared
from lagesbild.sources.jsonstat import MOST_CELLS, Cube, decode, read, units_of
from lagesbild.sources.roles import Variable, by_role
from lagesbild.sources.services.client import Client, Json, Limits
from lagesbild.sources.services.parser import Answers, Parser, Question
from lagesbild.sources.services.plain import limit

SIGNS: Final = ("...", "..", ".")
MOST_CALLS: Final = 2000  # more than any table takes within limits that a service can mean
LONGEST_WINDOW_SECONDS: Final = 3600.0
LONG: Final = ("content_code", "content", "unit", "value", "status")
Selection = Mapping[str, Sequence[str]]
Variables = Mapping[Role, Variable]


class PxWebClient(Client):
    """Asks for the selected cells of a table with a POST, within the limits that the service names in ``CONFIG``.

    A question names every variable by code, with the values wanted. Asks in English: roles are found by English texts.
    ``LIMIT_NAMES`` are what the service calls its most cells and calls.
    """

    CONFIG: ClassVar[str]
    LIMIT_NAMES: ClassVar[tuple[str, str]]

    @property
    @abstractmethod
    def root(self) -> str:
        """What every address begins with."""

    @abstractmethod
    def body(self, question: Question) -> Json:
        """Return the body of the call that asks for the selected cells in JSON-stat 2."""

    def named_limits(self) -> Limits:
        """Ask for the service's own limits."""
        answer = self.transport.get(self.root + self.CONFIG, table=self.CONFIG)
        try:
            config = decode(answer)
            cells, calls = (limit(config[name], name, most=None) for name in self.LIMIT_NAMES)
            window = limit(config["timeWindow"], "timeWindow", most=LONGEST_WINDOW_SECONDS)
            return Limits(min(int(cells), MOST_CELLS), int(calls), float(window))
        except (KeyError, TypeError, ValueError) as error:
            raise SourceChanged(self.source, self.CONFIG, f"the limits cannot be read: {error}") from error

    def answer(self, table: Declared, question: Question) -> bytes:
        """Ask for the selected cells in one call."""
        _ = self.limits
        return self.transport.post(self.question_address(table, question), self.body(question), table=table.path)

    def sent(self, table: Declared, question: Question) -> Json:
        """Return the address and the body of the call."""
        return {"address": self.question_address(table, question), "query": self.body(question)}


class PxWebParser(Parser):
    """Reads tables whose answers have a cell for every combination of the values that were asked for."""

    @abstractmethod
    def variables_of(self, table: Declared, description: bytes) -> dict[Role, Variable]:
        """Return the variables of a table by role, in its own order.

        Raises:
            SourceUnavailable: the description is not whole.
            SourceChanged: it does not have the form of the interface, or not the roles that are declared.
        """

    def questions(self, table: Declared, description: bytes, *, cells: int, today: date) -> list[Question]:
        """Return the selections to ask for: variable code → values, each within ``cells``."""
        selection = select(table, self.variables_of(table, description))
        parts: list[Question] = list(islice(cut(selection, cells), MOST_CALLS + 1))
        if len(parts) > MOST_CALLS:
            reason = f"it would take more than {MOST_CALLS} calls of at most {counted(cells, 'cell')}"
            raise SourceChanged(table.service.name, table.path, reason)
        return parts

    def planned(self, table: Declared, description: bytes) -> dict[str, Sequence[str]]:
        """Return the values that are asked for of each key column."""
        variables = self.variables_of(table, description)
        selection = select(table, variables)
        return {column: selection[variables[role].code] for role, column in table.keys.items()}

    def size(self, question: Question) -> int:
        """Return how many cells a question asks for."""
        return prod(len(values) for values in question.values())

    def check(self, table: Declared, question: Question, answer: bytes) -> None:
        """Refuse an answer that does not hold what was asked for; see :func:`as_asked`."""
        as_asked(table, question, answer)

    def updated(self, table: Declared, question: Question, answer: bytes) -> str:
        """Return when the provider last changed the table; see :func:`as_asked` for errors."""
        return as_asked(table, question, answer).updated

    def rows(self, table: Declared, description: bytes, answers: Answers) -> pd.DataFrame:
        """Return the rows in contract form; see :func:`rows_of` for errors."""
        return rows_of(table, self.variables_of(table, description), answers)

    def units(self, description: bytes, answer: bytes) -> dict[str, str]:
        """Return the units that an answer names: content code → unit; empty where the service names none."""
        return units_of(decode(answer))


def by_roles(table: Declared, described: Iterable[Variable]) -> dict[Role, Variable]:
    """Return the variables of a table by role, in its own order.

    Raises:
        SourceChanged: they do not have the roles that are declared, or one has no values or one twice.
    """
    given = list(described)
    for variable in given:
        if len(set(variable.values)) != len(variable.values) or not variable.values:
            raise SourceChanged(table.service.name, table.path, f"{variable.code} has no values or one twice")
    return by_role(
        given, [*table.keys, "content"], source=table.service.name, table=table.path, summed=table.fetch.summed
    )


def select(table: Declared, variables: Variables) -> dict[str, tuple[str, ...]]:
    """Return the values to ask for: variable code → values, in the order of the table.

    Raises:
        SourceChanged: a declared content is not in the table any more, or nothing is left of a variable.
    """
    contents = {variables["content"].code: tuple(table.contents)} if table.contents else {}
    for code in table.contents:
        if code not in variables["content"].values:
            text = variables["content"].text
            raise SourceChanged(table.service.name, table.path, f"{text!r} has no {code} any more")
    chosen = {variable.code: _chosen(table, role, variable) for role, variable in variables.items()}
    return chosen | contents


def _chosen(table: Declared, role: Role, variable: Variable) -> tuple[str, ...]:
    taken = table.choose.get(role, Choice()).of(variable.values)
    if not taken:
        limits = table.choose[role].model_dump(exclude_defaults=True)
        raise SourceChanged(table.service.name, table.path, f"{variable.text!r} has no value with {limits}")
    return taken


def cut(selection: Selection, most: int) -> Iterator[dict[str, list[str]]]:
    """Cut a selection into parts of at most ``most`` cells, along its longest variables and as evenly as can be."""
    pieces = dict.fromkeys(selection, 1)
    for code in sorted(selection, key=lambda code: len(selection[code]), reverse=True):
        others = prod(ceil(len(selection[other]) / pieces[other]) for other in selection if other != code)
        pieces[code] = ceil(len(selection[code]) / max(1, most // others))
        if others <= most:
            break
    for part in product(*(_evenly(selection[code], pieces[code]) for code in selection)):
        yield dict(zip(selection, part, strict=True))


def _evenly(values: Sequence[str], pieces: int) -> list[list[str]]:
    step = ceil(len(values) / pieces)
    return [list(values[start : start + step]) for start in range(0, len(values), step)]


def as_asked(table: Declared, asked: Question, answer: bytes) -> Cube:
    """Read one answer that holds what was asked for, no more, no less and in that order.

    Raises:
        SourceUnavailable: the answer is not whole.
        SourceChanged: it holds something else.
    """
    cube = read(answer, source=table.service.name, table=table.path)
    if cube.dimensions != {code: tuple(values) for code, values in asked.items()}:
        either = {*asked, *cube.dimensions}
        different = sorted(code for code in either if tuple(asked.get(code, ())) != cube.dimensions.get(code))
        reason = f"the answer is not what was asked for, in {', '.join(different)}"
        raise SourceChanged(table.service.name, table.path, reason)
    return cube


def rows_of(table: Declared, variables: Variables, answers: Answers) -> pd.DataFrame:
    """Turn answers into rows: code columns as text, years whole; one column per declared content, or one row.

    Raises:
        SourceUnavailable: an answer is not whole.
        SourceChanged: an answer is not what was asked for, the answers are of two publications, a cell has a sign
            that is not expected there or neither number nor sign, a count has decimals, or a year is not a number.
    """
    cubes = [as_asked(table, part, answer) for part, answer in answers]
    if len(updates := {cube.updated for cube in cubes}) != 1:
        reason = f"published anew between two calls: {sorted(updates)}"
        raise SourceChanged(table.service.name, table.path, reason)
    cells = pd.concat([cube.cells for cube in cubes], ignore_index=True)
    units = {code: unit for cube in cubes for code, unit in cube.units.items()}
    try:
        found = _wide(table, variables, cells) if table.contents else _long(table, variables, cells, units)
        return found.astype({"year": "int64"}) if "year" in found else found
    except (ValueError, TypeError, OverflowError) as error:
        raise SourceChanged(table.service.name, table.path, str(error)) from error


def _wide(table: Declared, variables: Variables, cells: pd.DataFrame) -> pd.DataFrame:
    """One column per declared content, and a status where it may hide."""
    names = {variables[role].code: column for role, column in table.keys.items()}
    content_of_cell = cells[variables["content"].code]
    parts = {code: cells[content_of_cell == code].reset_index(drop=True) for code in table.contents}
    found = next(iter(parts.values()))[list(names)].rename(columns=names)
    for code, part in parts.items():
        content = table.contents[code]
        found[content.column] = _values(code, content, part)
        if content.may_hide:
            found[content.status] = part["status"]
    return found


def _long(table: Declared, variables: Variables, cells: pd.DataFrame, units: Mapping[str, str]) -> pd.DataFrame:
    """One row per content: its code and words, its unit where one is named, the value and the provider's sign."""
    names = {variables[role].code: column for role, column in table.keys.items()}
    content = variables["content"]
    words = dict(zip(content.values, content.labels or content.values, strict=True))
    hiding = Content(column="value", may_hide=True, decimals=True)
    found = cells.rename(columns=names).assign(
        content_code=cells[content.code],
        content=cells[content.code].map(words),
        unit=cells[content.code].map(units).replace("", None),
        value=_values("a content", hiding, cells),
        status=cells["status"],
    )
    return found[[*names.values(), *LONG]]


def _values(code: str, content: Content, part: pd.DataFrame) -> "pd.Series[float] | pd.Series[int]":
    missing, sign = part["value"].isna(), part["status"]
    explained = sign.isin(SIGNS) & content.may_hide
    wrong = (missing & ~explained) | (~missing & sign.notna())
    if wrong.any():
        signs = sorted(set(sign[wrong].fillna("none")))
        raise ValueError(f"{code} has {counted(int(wrong.sum()), 'cell')} with a sign that is not expected: {signs}")
    if content.decimals:
        return part["value"]
    if ((part["value"] % 1).fillna(0) != 0).any():  # astype alone would cut the decimals off without a word
        raise ValueError(f"{code} is a count and has decimals")
    return part["value"].astype("Int64")
