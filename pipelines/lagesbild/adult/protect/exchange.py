"""The file of protected tables that a municipality gives: how it is named, and written."""

import csv
import hashlib
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from lagesbild.adult.protect.cells import Key, Published
from lagesbild.adult.protect.margins import sums_of
from lagesbild.contracts import Contract, load_contract
from lagesbild.files import write_atomic
from lagesbild.settings import Project

CONTRACT: Final = "adult_protected_table"
NAME: Final = re.compile(r"(?P<sender>[0-9]{2}(?:[0-9]{2})?)-(?P<half>20[0-9]{2}H[12])-(?P<digest>[0-9a-f]{16})\.csv")
HIDDEN: Final = "hidden"
SHOWN: Final = "shown"
EARLIER: Final = "earlier"
"""The folder beside, in which files go that a newer one took the place of."""


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
        yield _of(sender, half, {key: figure for key, figure in tables.figures.items() if key[2] == sender})
    joint = {key: figure for key, figure in tables.figures.items() if not key[2]}
    if joint:
        counties = {sender[:2] for sender in principals}
        yield _of(counties.pop() if len(counties) == 1 else "00", half, joint)


def _of(sender: str, half: str, figures: dict[Key, int | None]) -> Shipment:
    return Shipment(sender, half, Published(figures, sums_of(figures)))


def content_of(shipment: Shipment, contract: Contract) -> bytes:
    """The file's bytes: UTF-8, commas, lines in the order of their keys."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(contract.columns)
    for key, figure in sorted(shipment.tables.figures.items()):
        status = HIDDEN if figure is None else SHOWN
        writer.writerow([shipment.sender, *key, status, "" if figure is None else figure])
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
