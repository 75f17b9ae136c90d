"""The contract of a table as objects, and how they are read from YAML."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal, Self, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError, model_validator

from lagesbild.errors import BadFile
from lagesbild.yaml_files import DoubledKey, yaml_content

Kind = Literal[
    "code", "text", "month", "year", "age", "count", "pct", "index", "measure", "eur", "day", "status",
    "flag", "date", "points", "pace", "number",
]  # fmt: skip
Severity = Literal["error", "warning"]
Origin = Literal["bundled", "fetched", "archived", "reference", "local", "built"]
Model = TypeVar("Model", bound="Strict")


class Strict(BaseModel):
    """Base of everything read from YAML: unknown fields are errors, nothing changes after reading."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Column(Strict):
    """One column: what it means and what its values may be.

    ``one_of`` lists every allowed value, ``matches`` is a regular expression for the whole value,
    ``at_least`` and ``at_most`` bound numbers. A nullable column says in ``meaning`` what missing means.
    """

    kind: Kind
    meaning: str
    unit: str = ""
    nullable: bool = False
    one_of: tuple[str, ...] = ()
    matches: str = ""
    at_least: float | None = None
    at_most: float | None = None
    severity: Severity = "error"


class Rows(Strict):
    """How many rows a table may have."""

    at_least: int = 1
    at_most: int | None = None


class Contract(Strict):
    """The one description of a table.

    ``origin`` says where its rows come from: ``bundled`` and ``reference`` files that ship, ``local`` files of the
    user, ``fetched`` from a service and empty before that, ``archived`` by earlier fetches of the table that
    ``rounds_of`` names, or ``built`` by the SQL of the store. ``source`` names an entry of
    ``data/reference/sources.yml``. ``kept_for`` says who asks for a table that no SQL of the project reads. ``ordered``
    are pairs of columns of which the second is not below the first, ``together`` columns that are all filled or all
    empty; both are held where a file is read.
    """

    table: str
    meaning: str
    grain: str
    key: tuple[str, ...]
    origin: Origin
    source: str = ""
    kept_for: str = ""
    rounds_of: str = ""
    file: str = ""
    rows: Rows = Rows()
    ordered: tuple[tuple[str, str], ...] = ()
    together: tuple[tuple[str, ...], ...] = ()
    columns: dict[str, Column]

    @model_validator(mode="after")
    def _key_is_made_of_columns(self) -> Self:
        unknown = [name for name in self.key if name not in self.columns]
        if unknown or not self.key:
            raise ValueError(f"key: {unknown or 'empty'} – a key names at least one of the table's columns")
        if self.origin not in {"built", "fetched", "archived"} and not self.file:
            raise ValueError("file: a table that is read from a file names it")
        return self

    def ships(self, root: Path) -> bool:
        """Whether a file of the table is below ``root``."""
        return bool(self.file) and (root / self.file).exists()

    @property
    def layer(self) -> str:
        """``raw``, ``stg``, ``mart``, or ``register`` of what is no table of the store."""
        return self.table.split("_", 1)[0]


def read_yaml(path: Path, model: type[Model]) -> Model:
    """Read one YAML file into ``model``.

    Raises:
        BadFile: not YAML, or a field is missing, unknown or of the wrong form; the message names it.
    """
    return checked(path, parsed(path, text_of(path)), model)


def text_of(path: Path) -> str:
    """Return the text of a file that people keep.

    Raises:
        BadFile: it is not UTF-8; the message names the line.
    """
    content = path.read_bytes()
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise BadFile(path, "is not UTF-8; save it as UTF-8", line=line) from error


def parsed(path: Path, text: str) -> Any:
    """Return what the YAML text of a file holds.

    Raises:
        BadFile: it is not YAML, or says something twice; the message names the line.
    """
    try:
        return yaml_content(text)
    except DoubledKey as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        raise BadFile(path, "is there twice", line=line, field=error.key) from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise BadFile(path, "this is not valid YAML", line=mark.line + 1 if mark else None) from error


def checked(path: Path, content: Any, model: type[Model]) -> Model:
    """Return the content of a file as ``model``.

    Raises:
        BadFile: a field is missing, unknown or of the wrong form; the message names it.
    """
    try:
        return model.model_validate(content)
    except ValidationError as error:
        first = error.errors()[0]
        raise BadFile(path, problem_of(first), field=".".join(str(part) for part in first["loc"])) from error


def problem_of(first: Mapping[str, Any]) -> str:
    """What is wrong with a field, as pydantic found it, in words for who wrote it."""
    given = first["input"]
    if first["type"] == "string_type" and isinstance(given, int | float) and not isinstance(given, bool):
        return f"{given} is a number; names and codes are text, in quotes: '{given}'"
    return str(first["msg"])
