"""Newer figures from the services: asked for, archived as they came, compared with those at hand, then offered.

For each table: the service's list says when it was last changed; where the newest complete round is of that time,
nothing is asked. Otherwise a round is begun, or the one that was broken off is taken up again.
"""

import fcntl
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from math import ceil, prod
from pathlib import Path
from typing import Final

import pandas as pd

from lagesbild.contracts import Contract, load_contract, load_sources
from lagesbild.errors import BadContract, FetchRunning, SourceChanged, SourceRefused, UnknownName, nearest
from lagesbild.settings import STATFIN, Project
from lagesbild.sources.archive import DESCRIPTION, Round, begin, digest_of, newest_complete, rounds
from lagesbild.sources.chosen import DECLARED, archive_of, chosen_round, read_round, table_file
from lagesbild.sources.http.pxweb import PxWeb, cut, question
from lagesbild.sources.http.transport import Transport
from lagesbild.sources.parquet import read_parquet
from lagesbild.sources.parse import as_asked, period_of, select, variables_of
from lagesbild.sources.refusals import refuse_losses, refuse_other_units, refuse_strangers
from lagesbild.sources.revision import revisions
from lagesbild.sources.roles import Role, Variable
from lagesbild.sources.tables import PX_TABLES, PxTable, Selection

Report = Callable[[str], None]
SERVICE: Final = "StatFin"


@dataclass
class Fetched:
    """Raw tables by what became of them; ``refused`` maps a table to the reason."""

    new: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Fetching:
    """What is the same for every table of one run."""

    project: Project
    service: PxWeb
    accept: bool
    report: Report
    now: Callable[[], datetime]


def fetch(
    project: Project,
    names: Sequence[str] = (),
    *,
    base_url: str = STATFIN,
    accept: bool = False,
    report: Report = print,
    transport: Transport | None = None,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> Fetched:
    """Bring the newest figures of the named tables, or of all, into ``data/raw``.

    A table that lost something is not taken, unless ``accept``; the others are. ``now`` gives the time in UTC.

    Raises:
        UnknownName: no table has this source id, table id or name.
        SourceUnavailable: the service cannot be reached or gives no usable answer; what came is kept.
        FetchRunning: another run is at work on the same archive.
        BadFile: an archived answer is not what came any more.
    """
    tables, fetched = tables_named(names), Fetched()
    with _alone(project.raw), PxWeb(base_url, transport or Transport(SERVICE)) as service:
        run = Fetching(project, service, accept, report, now)
        for table in tables:
            try:
                (fetched.new if _fetch_table(run, table) else fetched.unchanged).append(table.table)
            except (SourceChanged, SourceRefused, BadContract) as error:
                fetched.refused[table.table] = str(error)
                report(f"{table.id}: refused. {error}")
        report(f"{service.calls} calls to the service")
    return fetched


def tables_named(names: Sequence[str]) -> list[PxTable]:
    """Return the declared tables with these source ids (``statfin-121w``), table ids (``121w``) or names; all for none.

    Raises:
        UnknownName: none is called so.
    """
    known = {name: table for table in PX_TABLES for name in (table.table, table.id, table.source)}
    for name in names:
        if name not in known:
            raise UnknownName("source", name, nearest(name, known), see="lagesbild sources")
    return [table for table in PX_TABLES if not names or {table.table, table.id, table.source} & {*names}]


def _fetch_table(run: Fetching, table: PxTable) -> bool:
    """Whether there was something new; see :func:`fetch` for errors."""
    updated = run.service.updated(table.path)
    stamp = {"service_updated": updated, "declared": digest_of(repr(table).encode())}
    last = newest_complete(archive_of(table, run.project))
    if last is not None and stamp.items() <= last.plan.items():
        run.report(f"{table.id}: unchanged since {updated}, nothing asked (round {last.retrieved})")
        return False
    description = run.service.description(table.path)
    variables = variables_of(table, description, source=run.service.source)
    contract = load_contract(run.project.contracts / f"{table.table}.yml")
    former = _former(contract, run)
    current = _taken_up(run, table, stamp, description) or _begun(run, table, stamp, description, variables)
    planned = _planned(table, variables, run.service.source)
    refuse_strangers(table, contract, planned)
    changes = refuse_losses(table, former, planned, accept=run.accept)
    _ask(run, table, current)
    changes += refuse_other_units(table, last, current, accept=run.accept)
    _finish(run, current, contract, former, changes)
    return True


def _taken_up(run: Fetching, table: PxTable, stamp: Mapping[str, str], description: bytes) -> Round | None:
    """Return the round that was broken off, if the table and what is declared of it are still the same."""
    same = {**stamp, "address": run.service.address(table.path)}.items()
    for each in rounds(archive_of(table, run.project)):
        if not each.is_complete and same <= each.plan.items() and each.read(DESCRIPTION) == description:
            return each if len(each.updates) <= 1 else None
    return None


def _begun(
    run: Fetching, table: PxTable, stamp: Mapping[str, str], description: bytes, variables: Mapping[Role, Variable]
) -> Round:
    at = run.now()
    parts = cut(select(table, variables, source=run.service.source), run.service.limits.cells)
    plan = {
        **stamp,
        "table": table.table,
        "service": run.service.source,
        "address": run.service.address(table.path),
        "parts": {f"part-{number:04}": part for number, part in enumerate(parts, start=1)},
    }
    facts = _facts(run, table, None) | {"updated": stamp["service_updated"]}
    return begin(archive_of(table, run.project), at, plan, description, facts)


def _ask(run: Fetching, table: PxTable, current: Round) -> None:
    """Ask for every part that is not there yet; each is read before it counts."""
    parts: Mapping[str, Selection] = current.plan["parts"]
    missing = [name for name in parts if not current.holds(name)]
    if len(missing) < len(parts):
        run.report(
            f"{table.id}: round {current.retrieved} is taken up again, {len(missing)} of {len(parts)} calls left"
        )
    began, limits = time.monotonic(), run.service.limits
    cells = sum(_cells(part) for part in parts.values())
    done = cells - sum(_cells(parts[name]) for name in missing)
    for asked, name in enumerate(missing, start=1):
        answer = run.service.answer(table.path, parts[name])
        cube = as_asked(table, parts[name], answer, source=run.service.source)
        current.add(name, answer, _facts(run, table, parts[name]) | {"updated": cube.updated})
        done += _cells(parts[name])
        left = len(missing) - asked
        seconds = left * max((time.monotonic() - began) / asked, limits.window / limits.calls if left else 0)
        rows = f"{done // len(table.contents)} of {cells // len(table.contents)} rows"
        run.report(f"{table.id}: {asked} calls made, {left} left, {rows}, about {ceil(seconds)} s left")


def _finish(run: Fetching, current: Round, contract: Contract, former: pd.DataFrame | None, changes: list[str]) -> None:
    """Read the whole round, say what it changes, and mark it as complete."""
    table = DECLARED[contract.table]
    now = read_parquet(read_round(current, contract, run.project))
    if former is not None:
        changes += revisions(former, now, contract)
    for change in changes:
        run.report(f"{table.id}: {change}")
    (updated,) = current.updates
    facts = {"table": table.table, "updated": updated, "rows": len(now), "period": period_of(now), "changes": changes}
    current.finish(facts)
    compared = "" if changes or former is None else ", the same figures as before"
    run.report(f"{table.id}: {len(now)} rows of {updated}{compared} (round {current.retrieved})")


def _planned(table: PxTable, variables: Mapping[Role, Variable], source: str) -> dict[str, Sequence[str]]:
    selection = select(table, variables, source=source)
    return {column: selection[variables[role].code] for role, column in table.keys.items()}


def _facts(run: Fetching, table: PxTable, part: Selection | None) -> dict[str, object]:
    """What a sidecar says of an answer, besides its digest and size."""
    licence = load_sources(run.project.reference)[table.source]
    return {
        "address": run.service.address(table.path),
        "query": question(part) if part else None,
        "retrieved": run.now().isoformat(timespec="seconds"),
        "licence": licence.licence,
        "licence_address": licence.licence_address,
    }


def _cells(part: Selection) -> int:
    return prod(len(values) for values in part.values())


def _former(contract: Contract, run: Fetching) -> pd.DataFrame | None:
    """Return the figures that the store takes now; none on a fresh machine or where they have another form."""
    if chosen_round(contract.table, run.project) is None and not (run.project.root / contract.file).exists():
        return None
    try:
        return read_parquet(table_file(contract, run.project))
    except (SourceChanged, BadContract) as error:
        run.report(f"{contract.table}: the figures at hand cannot be compared: {error}")
        return None


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / ".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise FetchRunning from error
        yield
