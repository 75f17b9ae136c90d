"""Reading protected tables: those that were taken in, and those that this machine wrote."""

import csv
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from lagesbild.adult.protect import Key, Shipment, contract_of, read_shipment
from lagesbild.adult.reported.tables import DETAIL, DIMENSIONS, Reported
from lagesbild.adult.sample.providers import organisation_numbers
from lagesbild.errors import BadFile
from lagesbild.settings import Project

FOLDERS: Final = ("tables", "protected")
"""Below ``data/local/adult``; of the same sender and half-year that which was written here counts."""
PROVIDERS: Final = "providers.csv"
COLUMNS: Final = ("provider_orgno", "name")
PROVIDER: Final = DIMENSIONS.index("provider") + 1


def read_reported(project: Project) -> Reported:
    """Read every protected table on this machine; nothing is reported where there is none.

    Raises:
        BadFile: a file is not as it was written, the list of providers has no names, or tables of the sample lie
            beside others.
    """
    own = project.local / "adult"
    found: dict[tuple[str, str], Shipment] = {}
    for path in _tables(own):
        shipment = read_shipment(path, contract_of(project))
        found[shipment.sender, shipment.half] = shipment
    figures = {_whole(key): figure for each in found.values() for key, figure in each.tables.figures.items()}
    return Reported(figures, _names(own / PROVIDERS), is_made_up=_is_made_up(figures, own))


def table_files(project: Project) -> list[Path]:
    """The files that pages are made of: tables in the order in which they are read – written here last –, and names."""
    own = project.local / "adult"
    return [*_tables(own), *own.glob(PROVIDERS)]


def _tables(own: Path) -> list[Path]:
    return [path for name in FOLDERS for path in sorted((own / name).glob("*.csv"))]


def _whole(key: Key) -> Key:
    """The key with a last dimension, which tables that tell no details apart do not have."""
    return key if len(key) > DETAIL else (*key, "")


def _is_made_up(figures: Iterable[Key], folder: Path) -> bool:
    """Whether the providers are those of the sample, whose numbers nobody can have."""
    told = {key[PROVIDER] for key in figures} - {""}
    of_sample = told & {*organisation_numbers()}
    if of_sample and of_sample != told:
        raise BadFile(folder, "holds tables of the sample beside others; move one kind away")
    return bool(of_sample)


def _names(path: Path) -> dict[str, str]:
    if not path.exists():
        return {}
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    if rows and "name" not in rows[0]:
        return {}
    for line, row in enumerate(rows, start=2):
        for column in COLUMNS:
            if not (row.get(column) or "").strip():
                raise BadFile(path, f"is empty; the columns are {', '.join(COLUMNS)}", line=line, field=column)
    return {row["provider_orgno"]: row["name"].strip() for row in rows}
