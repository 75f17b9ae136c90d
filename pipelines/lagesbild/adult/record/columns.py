"""The columns of the shared record, and those of a file as a sender writes it."""

from functools import cache
from typing import Final

from lagesbild.contracts import Column, Contract, load_contract
from lagesbild.settings import Project

TABLE: Final = "adult_participation"
PERSON: Final = "person_id"
KEY: Final = "person_key"
MADE_HERE: Final = ("birth_year_band", "source_file", "source_line")
"""Columns of the record that no sender gives."""
MAY_BE_EMPTY: Final = ("person_id_kind",)
"""Columns that the record must have and a sender may leave empty: the door fills them."""


@cache
def record_contract(project: Project) -> Contract:
    """What a row of the record is."""
    return load_contract(project.registers / f"{TABLE}.yml")


def sent_columns(contract: Contract) -> tuple[str, ...]:
    """The columns of a sender's file in the shared form: ``person_id`` in place of its pseudonym."""
    return tuple(PERSON if name == KEY else name for name in contract.columns if name not in MADE_HERE)


def given_columns(contract: Contract) -> tuple[str, ...]:
    """The columns that are checked as text, once the door has taken the number of the person away."""
    return tuple(name for name in sent_columns(contract) if name != PERSON)


def is_required(name: str, column: Column) -> bool:
    """Whether a sender must fill a column in every row."""
    return not column.nullable and name not in MAY_BE_EMPTY
