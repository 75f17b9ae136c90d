"""The file of protected tables that a municipality gives: how it is named, and written."""

import csv
import hashlib
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from stdnum.se import orgnr

from lagesbild.adult.protect.cells import Published
from lagesbild.adult.protect.margins import DIMENSIONS, sums_of
from lagesbild.contracts import Contract, load_contract
from lagesbild.errors import LagesbildError
from lagesbild.files import write_atomic
from lagesbild.settings import Project

CONTRACT: Final = "adult_protected_table"
NAME: Final = re.compile(r"(?P<sender>[0-9]{2}(?:[0-9]{2})?)-(?P<half>20[0-9]{2}H[12])-(?P<digest>[0-9a-f]{16})\.csv")
PERSONAL_NUMBER: Final = re.compile("[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01]|6[1-9]|[78][0-9]|9[01])[0-9]{4}")
"""A day of birth as sole traders' numbers begin with; of other organisations the third digit is 2 or more."""
HIDDEN: Final = "hidden"
SHOWN: Final = "shown"
YES: Final = "yes"
NO: Final = "no"
"""Whether what a line counts is made up."""
EARLIER: Final = "earlier"
"""The folder beside, in which files go that a newer one took the place of."""


class RecordUnfit(LagesbildError):
    """The record holds a code that no table may show; ``column`` is its, the code itself is not said."""

    def __init__(self, column: str, problem: str) -> None:
        self.column, self.problem = column, problem
        super().__init__(column, problem)

    def __str__(self) -> str:
        return f"The record holds a {self.column} that {self.problem}; correct its file and take it in again"


class Shipment(NamedTuple):
    """One file: who gives it, of which half-year, and what it shows."""

    sender: str
    half: str
    tables: Published


def contract_of(project: Project) -> Contract:
    """The description of the file's columns."""
    return load_contract(project.registers / f"{CONTRACT}.yml")


def shipments(half: str, tables: Published) -> Iterator[Shipment]:
    """The files of one half-year: one of each principal, and the county's where tables sum over principals."""
    principals = sorted({key[2] for key in tables.figures if key[2]})
    for sender in principals:
        yield Shipment(sender, half, _of(sender, tables))
    joint = _of("", tables)
    if joint.figures:
        counties = {sender[:2] for sender in principals}
        yield Shipment(counties.pop() if len(counties) == 1 else "00", half, joint)


def _of(principal: str, tables: Published) -> Published:
    figures = {key: figure for key, figure in tables.figures.items() if key[2] == principal}
    return Published(figures, sums_of(figures), tables.is_made_up)


def refuse_unfit(shipment: Shipment, contract: Contract) -> None:
    """Make sure that every code of a file has its form.

    Raises:
        RecordUnfit: one has not.
    """
    for place, name in enumerate(DIMENSIONS, start=1):
        column = contract.columns[name]
        for code in sorted({key[place] for key in shipment.tables.figures} - {""}):
            if not re.fullmatch(column.matches or ".*", code) or (column.one_of and code not in column.one_of):
                raise RecordUnfit(name, "does not have its form")
            if name == "provider_orgno" and (problem := provider_problem(code)):
                raise RecordUnfit(name, problem)


def provider_problem(number: str) -> str:
    """What is wrong with an organisation number of ten digits; empty where nothing is."""
    if PERSONAL_NUMBER.fullmatch(number):
        return "is the personal number of a sole trader, which no table shows"
    return "" if orgnr.is_valid(number) else "has a wrong check digit"


def content_of(shipment: Shipment, contract: Contract) -> bytes:
    """The file's bytes: UTF-8, commas, lines in the order of their keys."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(contract.columns)
    made_up = YES if shipment.tables.is_made_up else NO
    for key, figure in sorted(shipment.tables.figures.items()):
        status = HIDDEN if figure is None else SHOWN
        writer.writerow([shipment.sender, *key, status, "" if figure is None else figure, made_up])
    return text.getvalue().encode()


def digest_of(content: bytes) -> str:
    """What the name bears of the content, so that a file which was cut or changed is known."""
    return hashlib.sha256(content).hexdigest()[:16]


def put(folder: Path, shipment: Shipment, content: bytes) -> Path:
    """Write the file; one of the same sender and half-year that was there goes to the folder of earlier ones."""
    path = folder / f"{shipment.sender}-{shipment.half}-{digest_of(content)}.csv"
    write_atomic(path, content)
    for other in sorted(folder.glob(f"{shipment.sender}-{shipment.half}-*.csv")):
        if other != path:
            (folder / EARLIER).mkdir(exist_ok=True)
            other.replace(folder / EARLIER / other.name)
    return path
