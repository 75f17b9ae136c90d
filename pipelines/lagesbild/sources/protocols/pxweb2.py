"""PxWebApi, version 2: a description that is a JSON-stat 2 dataset without values, answers that are one with them."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pandas as pd

from lagesbild.contracts import Role
from lagesbild.errors import SourceChanged
from lagesbild.sources.declared import Declared
from lagesbild.sources.jsonstat import categories, decode
from lagesbild.sources.protocols import pxweb
from lagesbild.sources.protocols.plain import strict, text
from lagesbild.sources.protocols.pxweb import size, updated
from lagesbild.sources.protocols.reading import Answers, Question
from lagesbild.sources.roles import Variable

__all__ = ["names", "next_release", "planned", "questions", "rows", "size", "units", "updated", "variables_of"]


def variables_of(table: Declared, description: bytes) -> dict[Role, Variable]:
    """Return the variables of a table by role, in its own order.

    Raises:
        SourceUnavailable: the description is not whole.
        SourceChanged: it is not a JSON-stat 2 dataset, or does not have the roles that are declared.
    """
    with strict(table, "its description"):
        dataset = decode(description)
        if dataset.get("class") != "dataset":
            raise ValueError("it is not a JSON-stat 2 dataset")
        described = [_variable(dataset, code) for code in dataset["id"]]
    if not described:
        raise SourceChanged(table.service.name, table.path, "it is described without variables")
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
    dimensions = decode(description)["dimension"]
    texts = {code: str(dimension["label"]) for code, dimension in dimensions.items()}
    for code, dimension in dimensions.items():
        texts |= {f"{code} {value}": label for value, label in dimension["category"].get("label", {}).items()}
    return texts


def units(description: bytes, answer: bytes) -> dict[str, str]:
    """Return the units that an answer names: content code → unit."""
    return pxweb.units_in(answer)


def next_release(description: bytes) -> str:
    """Return the day that the description gives for the next update (ISO); empty where it gives none."""
    px = decode(description).get("extension", {}).get("px", {})
    return str(px.get("nextUpdate") or "")[:10]


def _variable(dataset: dict[str, Any], code: str) -> Variable:
    dimension, roles = dataset["dimension"][code], dataset.get("role", {})
    values, labels = categories(dimension), dimension["category"].get("label", {})
    return Variable(
        code, text(dimension["label"]), values,
        time=code in roles.get("time", ()), content=code in roles.get("metric", ()),
        summed=bool(dimension.get("extension", {}).get("elimination", False)),
        labels=tuple(text(labels[value]) for value in values) if labels else (),
    )  # fmt: skip
