"""What receivers ask, field by field, and where the answer is: the ground for asking less."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Final, Literal, NamedTuple, get_args

from lagesbild.adult.criteria.rows import text_rows
from lagesbild.contracts import load_contract
from lagesbild.settings import Language, Project

CONTRACT: Final = "register_asked_fields"
Where = Literal["in_record", "computed", "survey", "other_register", "unknown"]
ANSWERS: Final[tuple[Where, ...]] = get_args(Where)
HAD: Final[tuple[Where, ...]] = ("in_record", "computed")
"""Where nobody has to be asked once the record is there."""


class AskedField(NamedTuple):
    """One field that one receiver asks for; ``record_columns`` has the columns of the record that answer it.

    ``municipality_code`` is that of a municipality that asks its own providers alone; empty where all are asked.
    """

    receiver: str
    field: str
    names: dict[Language, str]
    answer: Where
    record_columns: tuple[str, ...]
    source: str
    municipality_code: str = ""

    @property
    def is_had(self) -> bool:
        """Whether nobody has to be asked once the record is there."""
        return self.answer in HAD


class Share(NamedTuple):
    """Of one receiver: how many fields it asks for by where the answer is."""

    receiver: str
    fields: dict[Where, int]

    @property
    def asked(self) -> int:
        """How many fields it asks for."""
        return sum(self.fields.values())

    @property
    def had(self) -> int:
        """How many of them the record answers."""
        return sum(self.fields[each] for each in HAD)


def read_asked(project: Project) -> list[AskedField]:
    """Read the fields that are documented, in the order of the file.

    Raises:
        BadFile: a line cannot be taken.
    """
    contract = load_contract(project.registers / f"{CONTRACT}.yml")
    return list(map(_field, text_rows(asked_file(project), contract)))


def asked_file(project: Project) -> Path:
    """The file that they are read from."""
    return project.reference / "asked_fields.csv"


def shares(fields: Iterable[AskedField]) -> list[Share]:
    """One per receiver, in the order in which they come first."""
    listed = list(fields)
    return [_share(receiver, listed) for receiver in dict.fromkeys(each.receiver for each in listed)]


def _share(receiver: str, fields: Iterable[AskedField]) -> Share:
    counted = Counter(each.answer for each in fields if each.receiver == receiver)
    return Share(receiver, {answer: counted[answer] for answer in ANSWERS})


def _field(row: dict[str, str]) -> AskedField:
    answer = next(each for each in ANSWERS if each == row["answer"])
    names: dict[Language, str] = {"fi": row["name_fi"], "sv": row["name_sv"], "en": row["name_en"]}
    columns = tuple(filter(None, row["record_columns"].split("+")))
    return AskedField(row["receiver"], row["field"], names, answer, columns, row["source"], row["municipality_code"])
