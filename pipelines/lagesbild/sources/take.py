"""One table of a PxWeb service in contract form: described, asked for, read, compared with what was asked."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import pandas as pd

from lagesbild.errors import SourceChanged
from lagesbild.sources.http.pxweb import PxWeb, Selection
from lagesbild.sources.jsonstat import Cube, read
from lagesbild.sources.roles import Role, Variable, by_role
from lagesbild.sources.tables import Content, PxTable

SIGNS: Final = ("...", "..", ".")


@dataclass(frozen=True)
class Taken:
    """A table in contract form: its rows, and when the provider last changed it (``""`` where it does not say)."""

    rows: pd.DataFrame
    updated: str


def take(service: PxWeb, table: PxTable) -> Taken:
    """Fetch one table and bring it into contract form.

    Raises:
        SourceRefused: the service has no such table.
        SourceUnavailable: no usable answer came.
        SourceChanged: the table, or an answer, is not what is declared.
    """
    described = service.variables(table.path)
    variables = by_role(described, [*table.keys, "content"], source=service.source, table=table.path)
    answers = service.answers(table.path, select(table, variables, source=service.source))
    cubes = [_as_asked(part, read(answer, source=service.source, table=table.path), service.source, table.path)
             for part, answer in answers]  # fmt: skip
    if len(updates := {cube.updated for cube in cubes}) != 1:
        raise SourceChanged(service.source, table.path, f"published anew between two calls: {sorted(updates)}")
    cells = pd.concat([cube.cells for cube in cubes], ignore_index=True)
    return Taken(rows(table, variables, cells, source=service.source), updates.pop())


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


def _as_asked(asked: Selection, cube: Cube, source: str, table: str) -> Cube:
    if cube.dimensions != {code: tuple(values) for code, values in asked.items()}:
        either = {*asked, *cube.dimensions}
        different = sorted(code for code in either if tuple(asked.get(code, ())) != cube.dimensions.get(code))
        raise SourceChanged(source, table, f"the answer is not what was asked for, in {', '.join(different)}")
    return cube
