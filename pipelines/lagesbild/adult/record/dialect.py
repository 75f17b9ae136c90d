"""How one sender writes: its own column names, codes, form of dates, encoding – told in a file, never guessed."""

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, Literal

import yaml
from pydantic import Field, ValidationError

from lagesbild.adult.record.columns import PERSON, is_required, sent_columns
from lagesbild.contracts import Contract
from lagesbild.contracts.model import Strict, parsed
from lagesbild.errors import BadFile, UnknownName, nearest
from lagesbild.settings import Project

SHARED: Final = "shared"
FOLDER: Final = ("adult_education", "dialects")
OWN_FOLDER: Final = ("adult", "dialects")
DATE_PARTS: Final = frozenset({"%Y", "%m", "%d"})
Encoding = Literal["utf-8", "windows-1252"]
Delimiter = Literal["any", "comma", "semicolon", "tab"]


class Dialect(Strict):
    """One sender's form of file.

    ``columns`` maps our columns to the sender's headings, ``values`` for one of our columns the sender's codes to our
    values, ``constants`` gives columns that the file lacks and that are the same in every row. ``dates`` are forms as
    ``%Y%m%d``. What is in none of them stays empty, which only a column that may be missing can.
    """

    name: str
    sender: str
    encoding: Encoding = "utf-8"
    delimiter: Delimiter = "any"
    dates: tuple[str, ...] = ("%Y-%m-%d",)
    columns: dict[str, str] = Field(default_factory=dict)
    values: dict[str, dict[str, str]] = Field(default_factory=dict)
    constants: dict[str, str] = Field(default_factory=dict)

    def headings(self, contract: Contract) -> dict[str, str]:
        """Sender's heading → our column; the shared form has our own names."""
        if self.name == SHARED:
            return {name: name for name in sent_columns(contract)}
        return {heading: name for name, heading in self.columns.items()}


def load_dialect(name: str, project: Project, contract: Contract) -> Dialect:
    """Read the dialect of a name, or of a path to its file.

    Raises:
        UnknownName: there is none.
        BadFile: it cannot be taken: file, line, field.
    """
    known = dialect_files(project)
    path = known.get(name) or Path(name)
    if name not in known and not path.is_file():
        raise UnknownName("dialect", name, nearest(name, known), see="data/reference/adult_education/dialects")
    text = _text(path)
    try:
        dialect = Dialect.model_validate(parsed(path, text))
    except ValidationError as error:
        first = error.errors()[0]
        place = tuple(str(part) for part in first["loc"])
        raise _refusal(path, text, place, _without_value(first["msg"])) from None
    for place, problem in _problems(dialect, path, contract):
        raise _refusal(path, text, place, problem)
    return dialect


def dialect_files(project: Project) -> dict[str, Path]:
    """All dialects that are at hand: name → file; those of the user beside those that ship."""
    folders = (project.reference.joinpath(*FOLDER), project.local.joinpath(*OWN_FOLDER))
    return {path.stem: path for folder in folders for path in sorted(folder.glob("*.yml"))}


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise BadFile(path, "is not UTF-8; save it as UTF-8") from None


def _without_value(message: str) -> str:
    return f"{message}; a code such as 010 stands in quotes" if "valid string" in message else message


def _problems(dialect: Dialect, path: Path, contract: Contract) -> Iterator[tuple[tuple[str, ...], str]]:
    """What is wrong with a dialect whose fields have their form: place in the file, and what to do."""
    if dialect.name != path.stem:
        yield ("name",), f"is {dialect.name!r}, but the file is named {path.stem}; make them the same"
    yield from _unknown_columns(dialect, contract)
    if dialect.name != SHARED:
        yield from _headings(dialect, contract)
    yield from _codes(dialect, contract)
    for form in dialect.dates:
        if any(f"%{part[:1]}" not in DATE_PARTS for part in form.split("%")[1:]) or form.count("%") != len(DATE_PARTS):
            yield ("dates",), f"{form!r} is no form of a date; use %Y, %m and %d, each once: %Y%m%d"


def _unknown_columns(dialect: Dialect, contract: Contract) -> Iterator[tuple[tuple[str, ...], str]]:
    known = sent_columns(contract)
    for part in ("columns", "values", "constants"):
        for name in getattr(dialect, part):
            if name not in known:
                yield (part, name), f"is no column of the record. Nearest: {', '.join(nearest(name, known)[:3])}"


def _headings(dialect: Dialect, contract: Contract) -> Iterator[tuple[tuple[str, ...], str]]:
    for name, heading in dialect.columns.items():
        if not heading.strip():
            yield ("columns", name), "is empty; write the heading of the sender's file, or remove the line"
    for heading, count in Counter(dialect.columns.values()).items():
        if count > 1:
            doubled = [name for name, each in dialect.columns.items() if each == heading]
            yield ("columns", doubled[1]), f"has the heading {heading!r} of {doubled[0]}; each has one of its own"
    given = {*dialect.columns, *dialect.constants}
    for name in sent_columns(contract):
        required = name == PERSON or is_required(name, contract.columns[name])
        if required and name not in given:
            yield ("columns",), f"lacks {name}, which every row must have; name its heading, or give it in constants"


def _codes(dialect: Dialect, contract: Contract) -> Iterator[tuple[tuple[str, ...], str]]:
    told: Mapping[str, Mapping[str, str]] = {
        **dialect.values,
        **{name: {"": value} for name, value in dialect.constants.items()},
    }
    if PERSON in told:
        yield ("values", PERSON), "a number of a person has no codes; remove it"
        return
    for name, values in told.items():
        allowed = ("true", "false") if contract.columns[name].kind == "flag" else contract.columns[name].one_of
        part = "values" if name in dialect.values else "constants"
        for code, value in values.items():
            if allowed and value not in allowed:
                near = ", ".join(nearest(value, allowed)[:3])
                yield (part, name, code), f"{value!r} is no value of {name}. Nearest: {near}"


def _refusal(path: Path, text: str, place: tuple[str, ...], problem: str) -> BadFile:
    return BadFile(path, problem, line=_line_of(yaml.compose(text), place), field=".".join(filter(None, place)))


def _line_of(node: yaml.Node | None, place: tuple[str, ...]) -> int:
    """The line of a field of a YAML text, or of what it stands in."""
    line = node.start_mark.line + 1 if node else 1
    if place and isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if str(key.value) == place[0]:
                deeper = _line_of(value, place[1:]) if isinstance(value, yaml.MappingNode) and place[1:] else 0
                return max(int(key.start_mark.line) + 1, deeper)
    return int(line)
