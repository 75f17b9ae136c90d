"""Plain JSON answers read strictly: what is missing, doubled or of another kind is refused, never guessed."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from math import inf
from typing import Any

from lagesbild.contracts import Choice, Role
from lagesbild.errors import SourceChanged, SourceUnavailable
from lagesbild.sources.declared import Declared

Json = dict[str, Any]


@contextmanager
def strict(table: Declared, what: str) -> Iterator[None]:
    """Say of any fault inside that ``what`` of the table is not as it must be.

    Raises:
        SourceUnavailable: it is not JSON, so it was cut or is a page for people.
        SourceChanged: it is JSON of another form.
    """
    try:
        yield
    except (json.JSONDecodeError, UnicodeDecodeError) as error:
        raise SourceUnavailable(table.service.name, table.path, f"{what} is not JSON: {error}") from error
    except KeyError as error:
        raise SourceChanged(table.service.name, table.path, f"{what} has no {error.args[0]!r}") from error
    except (ValueError, TypeError, AttributeError, ArithmeticError, LookupError, RecursionError) as error:
        raise SourceChanged(table.service.name, table.path, f"{what} is not as it must be: {error}") from error


def text(value: object) -> str:
    """Return ``value`` if it is text; a number is no code: "049" and 49 are different things."""
    if not isinstance(value, str) or not value:
        raise ValueError(f"{value!r} is not text")
    return value


def whole(value: object) -> int:
    """Return ``value`` if it is a whole number."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise ValueError(f"{value!r} is not a whole number")
    return value


def number(value: object) -> float | int:
    """Return ``value`` if it is a number."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError(f"{value!r} is not a number")
    return value


def limit(value: object, name: str, *, most: float | None) -> float:
    """Return a limit that a service names: a number from 1 on, or one written as text, and not beyond ``most``."""
    found = float(value) if isinstance(value, str) else number(value)
    if not 1 <= found < inf or (most is not None and found > most):
        raise ValueError(f"{name} is {value!r}")
    return found


def is_taken(table: Declared, role: Role, value: str) -> bool:
    """Whether a value of a role is one of those that are declared to be taken."""
    return bool(table.choose.get(role, Choice()).of([value]))
