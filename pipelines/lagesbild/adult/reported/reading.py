"""Reading protected tables: those that were taken in, and those that this machine wrote.

A file's name bears the digest of its content: what is read is what :mod:`lagesbild.adult.protect` wrote here, or looked
through when it arrived, so that it is not looked through again for every page.
"""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from lagesbild.adult.protect import Key, contract_of
from lagesbild.adult.protect.exchange import HIDDEN, NAME, digest_of
from lagesbild.adult.reported.tables import DETAIL, DIMENSIONS, Count, Reported
from lagesbild.adult.sample.providers import names as sample_names
from lagesbild.adult.sample.providers import organisation_numbers
from lagesbild.errors import BadFile
from lagesbild.settings import Project

FOLDERS: Final = ("tables", "protected")
"""Below ``data/local/adult``; of the same sender and half-year that which was written here counts."""
PROVIDERS: Final = "providers.csv"
COLUMNS: Final = ("provider_orgno", "name")
PROVIDER: Final = DIMENSIONS.index("provider") + 1


class Sent(NamedTuple):
    """One file: who sent it and of which half-year, and its figures."""

    sender: str
    half: str
    figures: dict[Key, Count]


def read_reported(project: Project) -> Reported:
    """Read every protected table on this machine; nothing is reported where there is none.

    Providers of the sample have their made-up names, others those of the list of providers.

    Raises:
        BadFile: a file is not as it was written, the list of providers has no names, or tables of the sample lie
            beside others.
    """
    own, keys = project.local / "adult", contract_of(project).key
    found = {(each.sender, each.half): each.figures for each in (_read(path, keys) for path in _tables(own))}
    figures = {key: figure for each in found.values() for key, figure in each.items()}
    is_made_up = _is_made_up(figures, own)
    of_sample = dict(zip(organisation_numbers(), sample_names(), strict=True)) if is_made_up else {}
    return Reported(figures, of_sample | _names(own / PROVIDERS), is_made_up)


def table_files(project: Project) -> list[Path]:
    """The files that pages are made of: tables in the order in which they are read – written here last –, and names."""
    own = project.local / "adult"
    return [*_tables(own), *own.glob(PROVIDERS)]


def _tables(own: Path) -> list[Path]:
    return [path for name in FOLDERS for path in sorted((own / name).glob("*.csv"))]


def _read(path: Path, keys: Sequence[str]) -> Sent:
    named, content = NAME.fullmatch(path.name), path.read_bytes()
    if not named or digest_of(content) != named["digest"]:
        raise BadFile(path, "was cut off, changed or saved anew (SHA-256); take it in again as it was written")
    rows = csv.DictReader(content.decode("utf-8").splitlines())
    missing = {*keys[:DETAIL], "status", "figure"} - {*(rows.fieldnames or ())}
    if missing:
        raise BadFile(path, "is missing; ask for protected tables", line=1, field=min(missing))
    return Sent(named["sender"], named["half"], {_key(row, keys): _count(row) for row in rows})


def _key(row: dict[str, str], keys: Sequence[str]) -> Key:
    """The cell of a line; tables that tell no details apart have an empty one."""
    told = tuple(row.get(name, "") for name in keys)
    return told if len(told) > DETAIL else (*told, "")


def _count(row: dict[str, str]) -> Count:
    return None if row["status"] == HIDDEN else int(row["figure"])


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
