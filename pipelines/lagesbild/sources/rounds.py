"""Rounds of a projection before the one in use: from earlier snapshots of its table, and from the file that ships.

A provider gives each round a table of its own, so that the declaration moves on to another one. What a snapshot was
declared as stands in its plan; it is read as that.
"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import pandas as pd

from lagesbild.contracts import Contract, Fetch, load_contract, load_register
from lagesbild.errors import BadFile
from lagesbild.leftovers import mark
from lagesbild.settings import Project
from lagesbild.sources.archive import COMPLETE, Snapshot, digest_of
from lagesbild.sources.current import bundled_file, current_snapshot, read_snapshot, table_file
from lagesbild.sources.declared import Declared, declared_tables
from lagesbild.sources.parquet import read_parquet, write_parquet

Origin = tuple[str, Path]


def archived_rounds(contract: Contract, project: Project) -> Path | None:
    """Return the file with the earlier rounds of the table that ``contract.rounds_of`` names, or none.

    A round is called after its first year. Of each the newest snapshot counts, and that in use does not.

    Raises:
        BadFile: an archived answer is not what came, or the register has no entry for a snapshot's source.
        SourceChanged, BadContract: an archived answer does not fit what it was declared as.
    """
    of = load_contract(project.contracts / f"{contract.rounds_of}.yml")
    in_use, origins = table_file(of, project), list(_origins(of, project))
    if in_use is None or not origins:
        return None
    parts = [contract.model_dump_json(), *(digest_of(each.read_bytes()) for _, each in (("", in_use), *origins))]
    path = project.raw / ".tables" / f"{contract.table}.{digest_of(json.dumps(parts).encode())[:16]}.parquet"
    if not path.exists():
        rounds = _rounds(origins, without=_first_year(read_parquet(in_use)))
        if not rounds:
            return None
        new = path.with_name(f".{path.name}.{mark()}.new")
        write_parquet(pd.concat(rounds, ignore_index=True)[list(contract.columns)], contract, new)
        new.replace(path)
    return path


def earlier_markers(table: str, project: Project) -> Iterator[Path]:
    """``complete.json`` of each snapshot of a raw table but the one that the store takes, newest first."""
    taken = current_snapshot(declared_tables(project)[table], project)
    complete = sorted(project.raw.glob(f"*/*/*/{COMPLETE}"), key=lambda path: path.parent.name, reverse=True)
    for path in complete:
        if Snapshot(path.parent).plan["table"] == table and (taken is None or path.parent != taken.folder):
            yield path


def _origins(of: Contract, project: Project) -> Iterator[Origin]:
    """Source and file of each earlier snapshot, newest first; last the file that ships, where a snapshot is in use."""
    register = load_register(project.reference)
    for marker in earlier_markers(of.table, project):
        snapshot, source = Snapshot(marker.parent), marker.parents[2].name
        if source not in register.sources:
            raise BadFile(project.reference / "sources.yml", "keep the entry of an earlier round", field=source)
        yield source, read_snapshot(snapshot, _as_declared(snapshot, source, of, project), of, project)
    if current_snapshot(declared_tables(project)[of.table], project) and (project.root / of.file).exists():
        yield of.source, bundled_file(of, project)


def _as_declared(snapshot: Snapshot, source: str, of: Contract, project: Project) -> Declared:
    declared = declared_tables(project)[of.table]
    if "declaration" not in snapshot.plan:
        return declared
    fetch = Fetch.model_validate(snapshot.plan["declaration"])
    return Declared(source, load_register(project.reference).services[fetch.service], fetch)


def _rounds(origins: Iterable[Origin], *, without: int) -> list[pd.DataFrame]:
    """One row per round, municipality, year and single age; of a round that two files hold the first one counts."""
    found: dict[int, pd.DataFrame] = {}
    for source, path in origins:
        rows = read_parquet(path)
        found.setdefault(_first_year(rows), _both_sexes(rows).assign(round=_first_year(rows), source_id=source))
    found.pop(without, None)
    return [*found.values()]


def _both_sexes(rows: pd.DataFrame) -> pd.DataFrame:
    by_age = (rows["sex_code"] == "SSS") & (rows["age_code"] != "SSS") & rows["area_code"].str.startswith("KU")
    return rows[by_age].assign(age_years=rows["age_code"].str.rstrip("-").where(by_age).astype("Int64"))


def _first_year(rows: pd.DataFrame) -> int:
    return int(rows["year"].min())
