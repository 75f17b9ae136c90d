"""PxWeb, version 1 of its interface: a description of variables, answers in JSON-stat 2."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pandas as pd

from lagesbild.contracts import Role
from lagesbild.errors import SourceChanged
from lagesbild.sources.declared import Declared
from lagesbild.sources.jsonstat import decode
from lagesbild.sources.protocols import pxweb
from lagesbild.sources.protocols.pxweb import size, updated
from lagesbild.sources.protocols.reading import Answers, Question
from lagesbild.sources.roles import Variable

__all__ = ["names", "next_release", "planned", "questions", "rows", "size", "units", "updated", "variables_of"]


def variables_of(table: Declared, description: bytes) -> dict[Role, Variable]:
    """Return the variables of a table by role, in its own order.

    Raises:
        SourceChanged: the description does not have the form of PxWeb's, or not the roles that are declared.
    """
    try:
        described = [_variable(given) for given in decode(description)["variables"]]
    except (KeyError, TypeError, ValueError) as error:
        raise SourceChanged(table.service.name, table.path, f"its variables cannot be read: {error!r}") from error
    return pxweb.by_roles(table, described)


def questions(table: Declared, description: bytes, *, cells: int, today: date) -> list[Question]:
    """Return the selections to ask for: variable code → values, each within ``cells``."""
    return list(pxweb.cut(pxweb.select(table, variables_of(table, description)), cells))


def planned(table: Declared, description: bytes) -> dict[str, Sequence[str]]:
    """Return the values that are asked for of each key column."""
    return pxweb.planned(table, variables_of(table, description))


def rows(table: Declared, description: bytes, answers: Answers) -> pd.DataFrame:
    """Return the rows in contract form; see :func:`pxweb.rows_of` for errors."""
    return pxweb.rows_of(table, variables_of(table, description), answers)


def names(description: bytes) -> dict[str, str]:
    """Return the words of a table's description: variable and value codes → texts."""
    variables = decode(description)["variables"]
    texts = {variable["code"]: variable["text"] for variable in variables}
    for variable in variables:
        pairs = zip(variable["values"], variable.get("valueTexts", ()), strict=False)
        texts |= {f"{variable['code']} {value}": text for value, text in pairs}
    return texts


def units(description: bytes, answer: bytes) -> dict[str, str]:
    """Return the units that an answer names: content code → unit."""
    return pxweb.units_in(answer)


def next_release(description: bytes) -> str:
    """This version of the interface does not tell the next release."""
    return ""


def _variable(given: dict[str, Any]) -> Variable:
    values, labels = tuple(given["values"]), tuple(given.get("valueTexts", ()))
    return Variable(
        str(given["code"]), str(given["text"]), values, time=bool(given.get("time", False)),
        summed=bool(given.get("elimination", False)), labels=labels if len(labels) == len(values) else (),
    )  # fmt: skip
