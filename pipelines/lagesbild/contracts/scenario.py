"""A what-if scenario of the user's own: a small file that people can read, ``data/local/scenarios/<name>.yml``."""

import os
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, Final, Self, get_args

import yaml
from pydantic import AfterValidator, BeforeValidator, Field, ValidationError, model_validator

from lagesbild.ages import Stage
from lagesbild.contracts.model import Strict, problem_of, read_yaml, text_of
from lagesbild.errors import BadFile, UnknownName, nearest
from lagesbild.leftovers import mark
from lagesbild.settings import Project, project

OLDEST_MOVER: Final = 64
IN_DEPTH: Final = "in-depth"
"""What the name of a brief's second page ends in."""
HEADING: Final = "# A what-if scenario. Show it beside the projection: lagesbild brief {area} --scenario {name}\n"


def _a_number(value: object) -> object:
    """Words, true and false are no numbers here, whatever they could be read as."""
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        raise ValueError("must be a number")
    return value


def _printable(text: str) -> str:
    if not text.isprintable() or text != text.strip():
        raise ValueError("must be one line without spaces around it or characters that cannot be seen")
    return text


def _no_page_in_depth(name: str) -> str:
    """With such a name the page of one brief would be the second page of another."""
    if name.endswith(IN_DEPTH):
        raise ValueError(f"must not end in {IN_DEPTH}: the second page of a brief is called so; choose another name")
    return name


Number = Annotated[Decimal, BeforeValidator(_a_number), Field(max_digits=8, decimal_places=2, allow_inf_nan=False)]
Whole = Annotated[int, Field(strict=True)]
Words = Annotated[str, Field(min_length=1, max_length=500), AfterValidator(_printable)]


class Scenario(Strict):
    """What differs from the projection, and for whom.

    ``members`` are the codes whose figures are summed: the scenario holds for exactly these, ``area`` is how they are
    called. ``projection`` is the first year of the projection that it is made on. From ``first_year`` on births differ
    by ``fertility_change_pct`` percent of the projection's, and ``net_migration_persons_per_year`` persons more (or
    fewer) move in than in the projection; they have the ages of the area's own residents today from
    ``migration_age_from`` to ``migration_age_to``. Stages that ``participation_pct`` and ``group_size`` leave out keep
    the values of the service parameters.
    """

    name: Annotated[str, Field(pattern=r"^[a-z0-9-]+$", max_length=60), AfterValidator(_no_page_in_depth)]
    description: Words
    area: Words
    members: tuple[Words, ...]
    projection: Annotated[Whole, Field(ge=2000, le=2100)]
    first_year: Annotated[Whole, Field(ge=2000, le=2100)]
    fertility_change_pct: Annotated[Number, Field(ge=-100, le=300)] = Decimal(0)
    net_migration_persons_per_year: Annotated[Whole, Field(ge=-100_000, le=100_000)] = 0
    migration_age_from: Annotated[Whole, Field(ge=0, le=OLDEST_MOVER)] = 0
    migration_age_to: Annotated[Whole, Field(ge=0, le=OLDEST_MOVER)] = OLDEST_MOVER
    participation_pct: dict[Stage, Annotated[Number, Field(ge=0, le=100)]] = Field(default_factory=dict)
    group_size: dict[Stage, Annotated[Number, Field(gt=0, le=1000)]] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _ages_in_order(self) -> Self:
        if self.migration_age_from > self.migration_age_to:
            raise ValueError("migration_age_from must not be above migration_age_to")
        return self

    @classmethod
    def of(cls, **fields: Any) -> Self:
        """Make a scenario of values given in a notebook.

        Raises:
            BadFile: a value is missing, unknown or out of bounds; the message names the field.
        """
        try:
            return cls.model_validate(fields)
        except ValidationError as error:
            raise BadFile(Path("scenario"), _problem(error), field=_field(error)) from error

    def save(self, *, overwrite: bool = False) -> str:
        """Write the scenario under its name and return how to show it; the file is whole or not there.

        Raises:
            BadFile: another scenario has this name, and ``overwrite`` was not given.
        """
        path = project().scenarios / f"{self.name}.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        new = path.with_name(f".{path.name}.{mark()}")
        new.write_text(self._text(), encoding="utf-8")
        try:
            new.replace(path) if overwrite else _link_once(new, path)
        finally:
            new.unlink(missing_ok=True)
        return f"Saved as data/local/scenarios/{path.name}. Show it: {self._command()}"

    def _command(self) -> str:
        return f"lagesbild brief {self._asked_for()} --scenario {self.name}"

    def _asked_for(self) -> str:
        own = self.area == "own-group"
        return f"--members {','.join(code.removeprefix('KU') for code in self.members)}" if own else self.area

    def _text(self) -> str:
        fields = self.model_dump(mode="python")
        plain = {name: _plain(value) for name, value in fields.items()}
        listed = yaml.safe_dump(plain, sort_keys=False, allow_unicode=True, width=1000)
        return HEADING.format(area=self._asked_for(), name=self.name) + listed


def scenario_names(place: Project) -> list[str]:
    """Names of all saved scenarios, in the order of the alphabet."""
    return sorted(path.stem for path in place.scenarios.glob("*.yml") if not path.name.startswith("."))


def read_scenario(place: Project, name: str) -> Scenario:
    """Read one saved scenario.

    Raises:
        UnknownName: none has this name; the nearest are in the message.
        BadFile: the file is not what it should be; the message names line and field.
    """
    known = scenario_names(place)
    if name not in known:
        near = nearest(name, known) or ["none is saved yet – save one in notebooks/scenario_workbench.ipynb"]
        raise UnknownName("scenario", name, near, see="data/local/scenarios")
    path = place.scenarios / f"{name}.yml"
    _composed(path, text_of(path))
    try:
        scenario = read_yaml(path, Scenario)
    except BadFile as bad:
        if not isinstance(bad.__cause__, ValidationError):
            raise
        error = bad.__cause__
        raise BadFile(path, _problem(error), line=_line_of(path, _field(error)), field=_field(error)) from error
    if scenario.name != name:
        problem = f"names {scenario.name}, but the file is named {name}"
        raise BadFile(path, problem, line=_line_of(path, "name"), field="name")
    return scenario


def _link_once(new: Path, path: Path) -> None:
    """Give the file its name unless that is taken; the same content under it is no loss."""
    try:
        os.link(new, path)
    except OSError as error:
        if path.exists() and path.read_bytes() != new.read_bytes():
            problem = "another scenario has this name; choose another one, or say save(overwrite=True)"
            raise BadFile(path, problem, field="name") from error
        new.replace(path)  # also where the disk has no links


def _composed(path: Path, text: str) -> yaml.MappingNode:
    """The fields of a file with the lines that they stand in."""
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise BadFile(path, "this is not valid YAML", line=mark.line + 1 if mark else None) from error
    if not isinstance(node, yaml.MappingNode):
        raise BadFile(path, "has no fields", line=1)
    return node


def _line_of(path: Path, field: str) -> int:
    """The line of a field, of the innermost part of its name that is there; 1 where it is missing."""
    node: Any = _composed(path, text_of(path))
    line = 1
    for part in field.split("."):
        found = [pair for pair in getattr(node, "value", []) if isinstance(pair, tuple) and pair[0].value == part]
        if not found:
            return line
        key, node = found[0]
        line = key.start_mark.line + 1
    return line


def _field(error: ValidationError) -> str:
    return ".".join(str(part) for part in error.errors()[0]["loc"] if part != "[key]")


def _problem(error: ValidationError) -> str:
    first = error.errors()[0]
    if first["type"] == "extra_forbidden":
        return f"no such field; fields are {', '.join(Scenario.model_fields)}"
    if first["type"] == "literal_error" and first["loc"][-1] == "[key]":
        return f"no such stage; stages are {', '.join(get_args(Stage))}"
    return problem_of(first)


def _plain(value: Any) -> Any:
    """A value as it is written by hand: numbers without needless decimals, lists, no Python types."""
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, tuple):
        return list(value)
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value
