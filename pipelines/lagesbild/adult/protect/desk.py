"""What the commands do: protect a record, take files in, attack what is published – folder by folder."""

import os
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Final, NamedTuple

from lagesbild.adult.protect.arrival import faults, read_shipment
from lagesbild.adult.protect.attack import Recovered, attack
from lagesbild.adult.protect.cells import Published, Tables, name_of
from lagesbild.adult.protect.cube import linked_tables
from lagesbild.adult.protect.editions import between
from lagesbild.adult.protect.exchange import EARLIER, Shipment, content_of, contract_of, put, refuse_unfit, shipments
from lagesbild.adult.protect.margins import sums_of
from lagesbild.adult.protect.protection import protect
from lagesbild.contracts import Contract
from lagesbild.errors import BadFile, LagesbildError, NameRefused
from lagesbild.settings import Project

SEVERAL: Final = 2
"""So many half-years are worth a process each."""


class Attacked(NamedTuple):
    """What the attack found in the tables of one half-year."""

    half: str
    cell_count: int
    hidden_count: int
    recovered: list[Recovered]

    def __str__(self) -> str:
        counts = f"{self.cell_count:,} figures, {self.hidden_count:,} hidden, {len(self.recovered):,} recovered"
        return f"{self.half}: {counts}"


class Recoverable(LagesbildError):
    """Hidden figures can be worked out; nothing is written."""

    def __init__(self, found: Attacked) -> None:
        self.found = found
        super().__init__(found)

    def __str__(self) -> str:
        first = name_of(self.found.recovered[0].key)
        return f"{self.found}, first {first}; nothing is written: hold the revision back until more figures changed"


class Protecting(NamedTuple):
    """What one half-year is protected from: its tables, the edition before, and all others that readers have."""

    half: str
    tables: Tables
    before: Published | None
    others: list[Published]


Made = dict[str, tuple[Published, Attacked]]
"""Half-year → its protected tables, and what the attack says of them."""


def protect_record(project: Project, folder: Path) -> tuple[list[Attacked], list[Path]]:
    """Write the protected files of every half-year of the record store, and return what the attack says and the paths.

    Files of the same half-year in ``folder`` are the edition before.

    Raises:
        NoRecord: there is no record store.
        RecordMixed, NameRefused: made-up figures stand beside real ones, in the record or with what is in ``folder``.
        RecordUnfit: a code of the record does not have its form.
        CannotProtect: the edition before leaves nothing to hide.
        Recoverable: the edition before and this one give a figure away together.
    """
    contract, before = contract_of(project), editions_in(project, folder)
    linked = linked_tables(_record(project))
    _refuse_mixed(folder, [*before.values(), *linked.values()])
    others = [*before.values(), *earlier_in(project, folder)]
    made = _made([Protecting(half, tables, before.get(half), others) for half, tables in linked.items()])
    for _, looked_at in made.values():
        if looked_at.recovered:
            raise Recoverable(looked_at)
    files = [shipment for half, (tables, _) in made.items() for shipment in shipments(half, tables)]
    for shipment in files:
        refuse_unfit(shipment, contract)
    paths = [put(folder, each, content_of(each, contract)) for each in files]
    return [looked_at for _, looked_at in made.values()], paths


def _made(wanted: Sequence[Protecting]) -> Made:
    """Protect half-years, in processes beside each other where there are several."""
    if len(wanted) < SEVERAL:
        return {each.half: _protected(each) for each in wanted}
    with ProcessPoolExecutor(min(len(wanted), os.cpu_count() or 1), mp_context=get_context("spawn")) as pool:
        return dict(zip([each.half for each in wanted], pool.map(_protected, wanted), strict=True))


def _protected(wanted: Protecting) -> tuple[Published, Attacked]:
    safe = protect(wanted.tables, wanted.before)
    return safe, attacked(wanted.half, safe, wanted.others)


def _refuse_mixed(folder: Path, tables: Iterable[Published | Tables]) -> None:
    if len({each.is_made_up for each in tables}) > 1:
        raise NameRefused(folder.name, "its tables are of the other kind, made up or real; name a folder of its own")


def attacked(half: str, tables: Published, others: Iterable[Published] = ()) -> Attacked:
    """Attack the tables of one half-year by themselves, then with each other edition."""
    together = {each for other in others for each in between(tables, other)}
    return Attacked(half, len(tables.figures), len(tables.hidden), sorted({*attack(tables), *together}))


def receive(project: Project, paths: Sequence[Path]) -> tuple[list[Path], list[BadFile]]:
    """Take those files in that have no fault; return where they are now, and the faults of the others."""
    contract, folder = contract_of(project), received(project)
    taken: list[Path] = []
    refused: list[BadFile] = []
    for path in paths:
        found = list(faults(path, contract)) or list(_mixed(path, _beside(project, folder), contract))
        refused += found
        if not found:
            taken.append(put(folder, read_shipment(path, contract), path.read_bytes()))
    return taken, refused


def _beside(project: Project, folder: Path) -> Published | None:
    """What the first file of a folder shows."""
    first = next(iter(sorted(folder.glob("*.csv"))), None)
    return read_shipment(first, contract_of(project)).tables if first else None


def _mixed(path: Path, beside: Published | None, contract: Contract) -> Iterator[BadFile]:
    """Why a good file cannot stand beside others: made-up tables and real ones are never looked at together."""
    is_made_up = read_shipment(path, contract).tables.is_made_up
    if beside and beside.is_made_up != is_made_up:
        one, other = ("made up", "real") if is_made_up else ("real", "made up")
        yield BadFile(path, f"is {one}, and the tables in the folder are {other}; keep them in folders of their own")


def attack_folder(project: Project, folder: Path) -> list[Attacked]:
    """Attack all files of a folder at once, half-year by half-year, with the files that they took the place of."""
    earlier = earlier_in(project, folder)
    return [attacked(half, tables, earlier) for half, tables in editions_in(project, folder).items()]


def editions_in(project: Project, folder: Path) -> dict[str, Published]:
    """Half-year → what all files of a folder show of it together.

    Raises:
        BadFile: a file is not as it was written, or made-up tables stand beside real ones.
    """
    contract, beside = contract_of(project), _beside(project, folder)
    found = []
    for path in sorted(folder.glob("*.csv")):
        for fault in _mixed(path, beside, contract):
            raise fault
        found.append(read_shipment(path, contract))
    halves = sorted({each.half for each in found})
    return {half: _together([each for each in found if each.half == half]) for half in halves}


def earlier_in(project: Project, folder: Path) -> list[Published]:
    """What each file showed that a newer one took the place of."""
    return [read_shipment(path, contract_of(project)).tables for path in sorted((folder / EARLIER).glob("*.csv"))]


def _together(files: Sequence[Shipment]) -> Published:
    figures = {key: figure for each in files for key, figure in each.tables.figures.items()}
    return Published(figures, sums_of(figures), any(each.tables.is_made_up for each in files))


def received(project: Project) -> Path:
    """Where files that were taken in are."""
    return project.local / "adult" / "tables"


def _record(project: Project) -> Path:
    return project.local / "adult" / "record.duckdb"
