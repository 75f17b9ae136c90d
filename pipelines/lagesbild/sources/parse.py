"""One table of a PxWeb service from bytes to contract form: read, and compared with what was asked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd

from lagesbild.errors import SourceChanged
from lagesbild.sources.jsonstat import Cube, decode, read
from lagesbild.sources.roles import Role, Variable, by_role
from lagesbild.sources.tables import Content, PxTable, Selection

SIGNS: Final = ("...", "..", ".")


@dataclass(frozen=True)
class Taken:
    """A table in contract form: its rows, and when the provider last changed it (``""`` where it does not say)."""

    rows: pd.DataFrame
    updated: str


def parse(table: PxTable, description: bytes, answers: Iterable[tuple[Selection, bytes]], *, source: str) -> Taken:
    """Bring the description of a table and the answers to its parts into contract form.

    Raises:
        SourceUnavailable: an answer is not whole.
        SourceChanged: the table, or an answer, is not what is declared.
    """
    variables = variables_of(table, description, source=source)
    cubes = [as_asked(table, part, answer, source=source) for part, answer in answers]
    if len(updates := {cube.updated for cube in cubes}) != 1:
        raise SourceChanged(source, table.path, f"published anew between two calls: {sorted(updates)}")
    cells = pd.concat([cube.cells for cube in cubes], ignore_index=True)
    return Taken(rows(table, variables, cells, source=source), updates.pop())


def variables_of(table: PxTable, description: bytes, *, source: str) -> dict[Role, Variable]:
    """Return the variables of a table by role, in its own order.

    Raises:
        SourceChanged: the description does not have the form of PxWeb's, or not the roles that are declared.
    """
    try:
        described = [_variable(given) for given in decode(description)["variables"]]
    except (KeyError, TypeError, ValueError) as error:
        raise SourceChanged(source, table.path, f"its variables cannot be read: {error!r}") from error
    return by_role(described, [*table.keys, "content"], source=source, table=table.path)


def as_asked(table: PxTable, asked: Selection, answer: bytes, *, source: str) -> Cube:
    """Read one answer that holds what was asked for, no more, no less and in that order.

    Raises:
        SourceUnavailable: the answer is not whole.
        SourceChanged: it holds something else.
    """
    cube = read(answer, source=source, table=table.path)
    if cube.dimensions != {code: tuple(values) for code, values in asked.items()}:
        either = {*asked, *cube.dimensions}
        different = sorted(code for code in either if tuple(asked.get(code, ())) != cube.dimensions.get(code))
        raise SourceChanged(source, table.path, f"the answer is not what was asked for, in {', '.join(different)}")
    return cube


def units_of(answer: bytes) -> dict[str, str]:
    """Return the units that an answer names: content code → unit; empty where the service names none."""
    dimensions = decode(answer)["dimension"].values()
    named = (dimension["category"].get("unit", {}) for dimension in dimensions)
    return {code: str(unit.get("base", "")) for units in named for code, unit in units.items()}


def names_of(description: bytes) -> dict[str, str]:
    """Return the words of a table's description: variable and value codes → texts."""
    variables = decode(description)["variables"]
    texts = {variable["code"]: variable["text"] for variable in variables}
    for variable in variables:
        pairs = zip(variable["values"], variable.get("valueTexts", ()), strict=False)
        texts |= {f"{variable['code']} {value}": text for value, text in pairs}
    return texts


def select(table: PxTable, variables: Mapping[Role, Variable], *, source: str) -> dict[str, tuple[str, ...]]:
    """Return the values to ask for: variable code → values, in the order of the table.

    Raises:
        SourceChanged: a declared value is not in the table any more.
    """
    only = {**table.only, "content": tuple(content.code for content in table.contents)}
    for role, values in only.items():
        if gone := [value for value in values if value not in variables[role].values]:
            raise SourceChanged(source, table.path, f"{variables[role].text!r} has no {', '.join(gone)} any more")
    return {variable.code: only.get(role, variable.values) for role, variable in variables.items()}


def rows(table: PxTable, variables: Mapping[Role, Variable], cells: pd.DataFrame, *, source: str) -> pd.DataFrame:
    """Turn cells into rows: code columns as text, years whole, one column per content, a status where declared.

    Raises:
        SourceChanged: a cell has a sign that is not expected there or neither number nor sign, a count has decimals,
            or a year is not a number.
    """
    names = {variables[role].code: column for role, column in table.keys.items()}
    content_of_cell = cells[variables["content"].code]
    parts = [(content, cells[content_of_cell == content.code].reset_index(drop=True)) for content in table.contents]
    found = parts[0][1][list(names)].rename(columns=names)
    try:
        if "year" in found:
            found["year"] = found["year"].astype("int64")
        for content, part in parts:
            found[content.column] = _values(content, part)
            if content.may_hide:
                found[content.status] = part["status"]
    except ValueError as error:
        raise SourceChanged(source, table.path, str(error)) from error
    return found


def _values(content: Content, part: pd.DataFrame) -> "pd.Series[float] | pd.Series[int]":
    missing, sign = part["value"].isna(), part["status"]
    explained = sign.isin(SIGNS) & content.may_hide
    wrong = (missing & ~explained) | (~missing & sign.notna())
    if wrong.any():
        signs = sorted(set(sign[wrong].fillna("none")))
        raise ValueError(f"{content.code} has {int(wrong.sum())} cells with a sign that is not expected: {signs}")
    if content.decimals:
        return part["value"]
    if ((part["value"] % 1).fillna(0) != 0).any():  # astype alone would cut the decimals off without a word
        raise ValueError(f"{content.code} is a count and has decimals")
    return part["value"].astype("Int64")


def _variable(given: dict[str, Any]) -> Variable:
    values = tuple(given["values"])
    if len(set(values)) != len(values) or not values:
        raise ValueError(f"{given['code']} has no values or one twice")
    return Variable(str(given["code"]), str(given["text"]), values, time=bool(given.get("time", False)))


def period_of(rows: pd.DataFrame) -> str:
    """Return what the rows cover: ``2007–2023``, ``2024, 2035, 2040`` or ``1/2006–10/2023``."""
    if "month" in rows:
        ends = (rows["month"].min(), rows["month"].max())
        return "–".join(f"{int(month[5:])}/{month[:4]}" for month in ends)
    years = sorted({int(year) for year in rows["year"]})
    if len(years) > 1 and years[-1] - years[0] == len(years) - 1:
        return f"{years[0]}–{years[-1]}"
    return ", ".join(map(str, years))
