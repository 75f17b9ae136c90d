"""A small reader of JSON-stat 2 that keeps what a cell is when it has no number.

Readers on PyPI drop the ``status`` of a cell, so that secret, not available and not applicable become the same empty
value. Format: https://json-stat.org/full/
"""

import json
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from math import isfinite, prod
from typing import Any, Final, NoReturn

import pandas as pd

from lagesbild.errors import SourceChanged, SourceUnavailable

Json = dict[str, Any]
MOST_CELLS: Final = 2_000_000
"""More than any service gives in one answer."""
MOMENT: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9:.]{5,15}(Z|[+-][0-9]{2}:?[0-9]{2})?)?")
HALF: Final = re.compile(rb"(?i)\\ud[89a-f]")
"""A letter that JSON may write in two halves."""


@dataclass(frozen=True)
class Cube:
    """One answer: every combination of its categories has one cell.

    ``dimensions`` maps the code of each dimension to its categories in the order of the answer. ``cells`` has one row
    per cell: one text column per dimension, ``value`` (missing where there is no number) and ``status`` (the
    provider's sign, missing where it gave none). ``updated`` is when the provider last changed the table, ``units``
    maps the code of a content to its unit where one is named.
    """

    updated: str
    dimensions: dict[str, tuple[str, ...]]
    cells: pd.DataFrame
    units: dict[str, str]


def read(answer: bytes, *, source: str, table: str) -> Cube:
    """Read one JSON-stat 2 dataset.

    Raises:
        SourceUnavailable: the answer is not JSON, so it was cut or is a page for people.
        SourceChanged: it is JSON, but not a whole dataset: a dimension, category, size or value is not as it must be.
    """
    dataset = _decode(answer, source, table)
    try:
        dimensions = {code: categories(dataset["dimension"][code]) for code in dataset["id"]}
        _same_sizes(dimensions, dataset["id"], dataset["size"])
        count = _bounded(prod(map(len, dimensions.values())))
        values, signs = _numbers(_per_cell(dataset["value"], count)), _per_cell(dataset.get("status", {}), count)
        cells = pd.MultiIndex.from_product(list(dimensions.values()), names=list(dimensions)).to_frame(index=False)
        cells = cells.astype("str")
        cells["value"] = pd.array(values, dtype="Float64")
        cells["status"] = pd.array(signs, dtype="str")
        units, updated = units_of(dataset), moment(dataset["updated"]) if "updated" in dataset else ""
    except KeyError as error:
        raise SourceChanged(source, table, f"the answer has no {error.args[0]!r}") from error
    except (ValueError, TypeError, AttributeError, OverflowError) as error:
        raise SourceChanged(source, table, f"not a JSON-stat 2 dataset: {error}") from error
    return Cube(updated, dimensions, cells, units)


def units_of(dataset: Json) -> dict[str, str]:
    """Return the units that a dataset names: content code → unit; empty where it names none."""
    named = (dimension["category"].get("unit", {}) for dimension in dataset["dimension"].values())
    return {code: str(unit.get("base", "")) for units in named for code, unit in units.items()}


def decode(answer: bytes) -> Any:
    """Decode JSON strictly.

    Raises:
        ValueError: not JSON, nested deeper than any table, half of a letter, NaN or infinity for a number, or a name
            that an object holds twice.
    """
    try:
        found = json.loads(answer, parse_constant=_refuse_constant, parse_float=_finite, object_pairs_hook=_unique)
    except RecursionError as error:
        raise ValueError("it is nested deeper than any table") from error
    if HALF.search(answer):
        _whole_letters(found)
    return found


def moment(value: object) -> str:
    """Return ``value`` if it is a time of update as services write it: a day, or a day and a time (ISO).

    Raises:
        ValueError: it is anything else, missing among it.
    """
    if not isinstance(value, str) or not MOMENT.fullmatch(value):
        raise ValueError(f"its time of update is {value!r}")
    datetime.fromisoformat(value)
    return value


def _decode(answer: bytes, source: str, table: str) -> Json:
    try:
        dataset = decode(answer)
    except (json.JSONDecodeError, UnicodeDecodeError) as error:
        raise SourceUnavailable(source, table, f"the answer is not JSON: {error}") from error
    except ValueError as error:
        raise SourceChanged(source, table, str(error)) from error
    if not isinstance(dataset, dict) or dataset.get("class") != "dataset":
        raise SourceChanged(source, table, "the answer is JSON, but not a JSON-stat 2 dataset")
    return dataset


def _refuse_constant(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is not a number")


def _finite(number: str) -> float:
    if not isfinite(found := float(number)):
        raise ValueError(f"{number} is not a number that can be")
    return found


def _whole_letters(found: object) -> None:
    """Refuse half of a letter, which no file and no terminal takes."""
    try:
        json.dumps(found, ensure_ascii=False).encode()
    except UnicodeEncodeError as error:
        raise ValueError(f"it has half of a letter: {error.object[error.start]!r}") from error


def _unique(pairs: list[tuple[str, Any]]) -> Json:
    found = dict(pairs)
    if len(found) != len(pairs):
        name, _ = Counter(name for name, _ in pairs).most_common(1)[0]
        raise ValueError(f"{name!r} is there twice")
    return found


def _bounded(count: int) -> int:
    if count > MOST_CELLS:
        raise ValueError(f"{count} cells are announced, more than {MOST_CELLS}")
    return count


def categories(dimension: Json) -> tuple[str, ...]:
    """Return the codes of a dimension in their order.

    ``index`` is a list, or code → position, or absent for a single one.

    Raises:
        ValueError: the positions have gaps, or a code is there twice or is not text.
    """
    category = dimension["category"]
    index = category.get("index", list(category.get("label", {})))
    codes = sorted(index, key=index.__getitem__) if isinstance(index, dict) else list(index)
    if isinstance(index, dict) and sorted(index.values()) != list(range(len(index))):
        raise ValueError("the positions of the categories are not 0, 1, 2, …")
    if not all(isinstance(code, str) for code in codes) or len(set(codes)) != len(codes):
        raise ValueError("a category is there twice or is not text")
    return tuple(codes)


def _same_sizes(dimensions: dict[str, tuple[str, ...]], codes: Sequence[str], sizes: Sequence[int]) -> None:
    found = [len(dimensions[code]) for code in codes]
    if len(dimensions) != len(codes) or found != list(sizes):
        raise ValueError(f"sizes {sizes} are announced, {found} categories are there")


def _per_cell(given: Any, count: int) -> list[Any]:
    """One item per cell from any of the forms that the format allows: a list, position → item, one text for all."""
    if isinstance(given, str):
        return [given] * count
    if isinstance(given, dict):
        positions = {int(position): item for position, item in given.items()}
        if len(positions) != len(given) or not all(0 <= position < count for position in positions):
            raise ValueError(f"a cell outside the {count} announced ones")
        return [positions.get(position) for position in range(count)]
    if len(given) != count:
        raise ValueError(f"{count} cells are announced, {len(given)} are there")
    return list(given)


def _numbers(values: list[Any]) -> list[float | None]:
    for value in values:
        if value is not None and (isinstance(value, bool) or not isinstance(value, int | float)):
            raise ValueError(f"{value!r} is not a number")
    return values
