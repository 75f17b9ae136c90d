"""Newer figures of one table: asked for, archived as they came, compared with the present ones, then offered.

The service reports when the table was last changed; where the newest complete snapshot is of that time, nothing is
asked. Otherwise a snapshot is begun, or the one that was broken off is taken up again.
"""

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from math import ceil
from typing import Any

import pandas as pd

from lagesbild.contracts import Contract, load_contract, load_sources
from lagesbild.errors import BadContract, SourceChanged, counted
from lagesbild.settings import Project
from lagesbild.sources.archive import DESCRIPTION, Snapshot, begin, digest_of, newest_complete, snapshots
from lagesbild.sources.current import archive_of, current_snapshot, read_snapshot, table_file
from lagesbild.sources.declared import Declared
from lagesbild.sources.parquet import read_parquet
from lagesbild.sources.periods import period_of
from lagesbild.sources.refusals import (
    refuse_jumps,
    refuse_losses,
    refuse_older,
    refuse_other_units,
    refuse_unknown_values,
)
from lagesbild.sources.revision import keys_of, revisions
from lagesbild.sources.services import PARSERS, Client, Parser, Question
from lagesbild.sources.services.plain import strict

Report = Callable[[str], None]


def utc_now() -> datetime:
    """Return the time in UTC."""
    return datetime.now(UTC)


@dataclass
class Tally:
    """What one table took: ``calls`` with those that failed, ``cells`` that were asked for, ``seconds`` in all."""

    calls: int
    cells: int
    seconds: float


@dataclass(frozen=True)
class FetchRun:
    """What is the same for every table of one service.

    ``accept`` takes a table also where it lost something, and without ``compare`` nothing is compared with the present
    figures. ``now`` gives the time in UTC; ``tallies`` are filled on the way.
    """

    project: Project
    client: Client
    accept: bool
    report: Report
    now: Callable[[], datetime] = utc_now
    tallies: dict[str, Tally] = field(default_factory=dict)
    compare: bool = True


def fetch_table(run: FetchRun, table: Declared) -> bool:
    """Fetch one table; whether there was something new.

    Raises:
        SourceChanged: the table is not what is declared, or lost something that is not accepted.
        SourceRefused, SourceUnavailable: the service refuses the call, or gives no usable answer; what came is kept.
        BadContract: the rows do not fit the contract of the raw table.
        BadFile: an archived answer is not what came any more.
    """
    began, calls = time.monotonic(), run.client.calls
    with strict(table, "its time of update"):
        updated = run.client.updated(table)
    stamp = {"service_updated": updated, "declared": digest_of(table.declaration.encode())}
    last = newest_complete(archive_of(table, run.project))
    if last is not None and stamp.items() <= last.plan.items():
        since = f"since {stamp['service_updated']}" if stamp["service_updated"] else "as far as the service reports"
        run.report(f"{table.id}: unchanged {since}, nothing asked (snapshot {last.retrieved})")
        return False
    refuse_older(table, stamp, last, accept=run.accept)
    with strict(table, "what came of it"):
        _fetch_snapshot(run, table, stamp, last)
    tally = run.tallies[table.table]
    tally.calls, tally.seconds = run.client.calls - calls, time.monotonic() - began
    return True


def _fetch_snapshot(run: FetchRun, table: Declared, stamp: Mapping[str, str], last: Snapshot | None) -> None:
    parser, description = PARSERS[table.service.protocol], run.client.description(table)
    planned = parser.planned(table, description)
    contract = load_contract(run.project.contracts / f"{table.table}.yml")
    former = _former(contract, table, run)
    current = _taken_up(run, table, stamp, description) or _begun(run, table, stamp, description)
    refuse_unknown_values(table, contract, planned)
    changes = refuse_losses(table, former, planned, accept=run.accept)
    _ask(run, table, current, parser)
    now = read_parquet(read_snapshot(current, table, contract, run.project))
    if not planned:
        changes = refuse_losses(table, former, keys_of(now, contract), accept=run.accept, rows=len(now))
    changes += refuse_other_units(table, last, current, parser, accept=run.accept)
    if former is not None:
        changes += refuse_jumps(table, former, now, contract, accept=run.accept) + revisions(former, now, contract)
    for change in changes:
        run.report(f"{table.id}: {change}")
    _finish(current, parser, now, changes)
    compared = "" if changes or former is None else ", the same figures as before"
    of = f" of {current.complete['updated']}" if current.complete["updated"] else ""
    run.report(f"{table.id}: {counted(len(now), 'row')}{of}{compared} (snapshot {current.retrieved})")


def _taken_up(run: FetchRun, table: Declared, stamp: Mapping[str, str], description: bytes) -> Snapshot | None:
    """Return the snapshot that was broken off, if the table and what is declared of it are still the same."""
    same = {**stamp, "address": run.client.address(table)}.items()
    for each in snapshots(archive_of(table, run.project)):
        if not each.is_complete and same <= each.plan.items() and each.read(DESCRIPTION) == description:
            return each if len(each.updates) <= 1 else None
    return None


def _begun(run: FetchRun, table: Declared, stamp: Mapping[str, str], description: bytes) -> Snapshot:
    at, parser = run.now(), PARSERS[table.service.protocol]
    parts = parser.questions(table, description, cells=run.client.limits.cells, today=at.date())
    plan = {
        **stamp,
        "table": table.table,
        "service": run.client.source,
        "address": run.client.address(table),
        "declaration": json.loads(table.declaration),
        "parts": {f"part-{number:04}": part for number, part in enumerate(parts, start=1)},
    }
    facts = {"address": run.client.address(table), "query": None, "updated": stamp["service_updated"]}
    return begin(archive_of(table, run.project), at, plan, description, facts | _facts(run, table))


def _ask(run: FetchRun, table: Declared, current: Snapshot, parser: Parser) -> None:
    """Ask for every part that is not there yet; each is read before it counts."""
    parts: Mapping[str, Question] = current.plan["parts"]
    missing = [name for name in parts if not current.holds(name)]
    if len(missing) < len(parts):
        run.report(
            f"{table.id}: snapshot {current.retrieved} is taken up again, {len(missing)} of {len(parts)} calls left"
        )
    began, limits = time.monotonic(), run.client.limits
    cells = sum(map(parser.size, parts.values()))
    done = cells - sum(parser.size(parts[name]) for name in missing)
    run.tallies[table.table] = Tally(0, cells - done, 0.0)
    for asked, name in enumerate(missing, start=1):
        _ask_one(run, table, current, parser, name)
        done += parser.size(parts[name])
        left = len(missing) - asked
        seconds = left * max((time.monotonic() - began) / asked, limits.window / limits.calls if left else 0)
        run.report(
            f"{table.id}: {counted(asked, 'call')} made, {left} left{_progress(table, done, cells)}, {_wait(seconds)}"
        )


def _ask_one(run: FetchRun, table: Declared, current: Snapshot, parser: Parser, name: str) -> None:
    question = current.plan["parts"][name]
    answer = run.client.answer(table, question)
    updated = parser.updated(table, question, answer)
    current.add(name, answer, {**run.client.sent(table, question), **_facts(run, table), "updated": updated})


def _progress(table: Declared, done: int, cells: int) -> str:
    contents = max(1, len(table.contents))
    return f", {done // contents} of {cells // contents} rows" if cells else ""


def _wait(seconds: float) -> str:
    return f"about {ceil(seconds)} s left"


def _finish(current: Snapshot, parser: Parser, now: pd.DataFrame, changes: list[str]) -> None:
    """Mark the snapshot as complete, with what came."""
    (updated,) = current.updates
    facts = {
        "table": current.plan["table"],
        "updated": updated,
        "rows": len(now),
        "period": period_of(now),
        "next_release": parser.next_release(current.read(DESCRIPTION)),
        "changes": changes,
    }
    current.finish(facts)


def _facts(run: FetchRun, table: Declared) -> dict[str, Any]:
    """What every sidecar holds besides what was sent, the digest and the size."""
    licence = load_sources(run.project.reference)[table.source]
    return {
        "retrieved": run.now().isoformat(timespec="seconds"),
        "licence": licence.licence,
        "licence_address": licence.licence_address,
    }


def _former(contract: Contract, table: Declared, run: FetchRun) -> pd.DataFrame | None:
    """Return the figures that the store takes now; none on a fresh machine or where they have another form."""
    if not run.compare or (current_snapshot(table, run.project) is None and not contract.ships(run.project.root)):
        return None
    try:
        taken = table_file(contract, run.project)
        return read_parquet(taken) if taken else None
    except (SourceChanged, BadContract) as error:
        run.report(f"{contract.table}: the present figures cannot be compared: {error}")
        return None
