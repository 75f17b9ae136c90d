"""Newer figures from the services: every declared table, or those that are named, service by service.

What becomes of one table does not hold up the others: a table that is refused keeps its present figures, and a service
that cannot be reached is left for another time.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby

from lagesbild.errors import (
    BadContract,
    FetchRunning,
    LagesbildError,
    SourceChanged,
    SourceMoved,
    SourceRefused,
    SourceUnavailable,
    UnknownName,
    counted,
    nearest,
)
from lagesbild.files import locked
from lagesbild.settings import Project
from lagesbild.sources.declared import Declared, address_variable, base_url, declared_tables
from lagesbild.sources.fetch_table import FetchRun, Tally, fetch_table, utc_now
from lagesbild.sources.services import CLIENTS, Transport

Report = Callable[[str], None]
_MOVED = (
    ". If the publisher means it, set {} to the beginning of that address, as the declared one in"
    " data/reference/sources.yml begins, then: lagesbild fetch"
)


@dataclass
class Fetched:
    """Raw tables by what became of them; ``refused`` and ``unavailable`` map a table to the reason.

    ``tallies`` gives the calls, cells and seconds of each table that was asked for.
    """

    new: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)
    unavailable: dict[str, str] = field(default_factory=dict)
    tallies: dict[str, Tally] = field(default_factory=dict, compare=False)

    @property
    def failures(self) -> dict[str, str]:
        """Every table that did not come, with the reason."""
        return self.refused | self.unavailable


def fetch(
    project: Project,
    names: Sequence[str] = (),
    *,
    at: str = "",
    accept: bool = False,
    report: Report = print,
    transport: Callable[[str], Transport] = Transport,
    now: Callable[[], datetime] = utc_now,
) -> Fetched:
    """Bring the newest figures of the named tables, or of all, into ``data/raw``.

    A table that lost something is not taken, unless ``accept``; the others are. ``at`` is the base address of the one
    service that the named tables belong to, where it is not the declared one. ``transport`` is made from a service's
    name, ``now`` gives the time in UTC.

    Raises:
        UnknownName: no table has this source id, table id or name, and no service has this id.
        LagesbildError: ``at`` is given for tables of several services, or an address is none.
        FetchRunning: another run is at work on the same archive.
        BadFile: an archived answer is not what came any more.
    """
    tables, fetched = tables_named(project, names), Fetched()
    if at and len({table.fetch.service for table in tables}) > 1:
        raise LagesbildError("An address is of one service: name tables of one, or set LAGESBILD_<SERVICE>_URL.")
    with locked(project.raw, busy=FetchRunning()):
        for service, listed in groupby(tables, key=lambda table: table.fetch.service):
            _fetch_service(project, service, list(listed), fetched, FetchOptions(at, accept, report, transport, now))
    return fetched


@dataclass(frozen=True)
class FetchOptions:
    """How :func:`fetch` was asked to work, the same for every service."""

    at: str
    accept: bool
    report: Report
    transport: Callable[[str], Transport]
    now: Callable[[], datetime]


def tables_named(project: Project, names: Sequence[str]) -> list[Declared]:
    """Return the declared tables that are called so, or all without names, service by service.

    A name is a source id (``statfin-121w``), a table id (``121w``), a raw table, or a service (``statfin``).

    Raises:
        UnknownName: nothing is called so.
    """
    tables = list(declared_tables(project).values())
    known = {name for table in tables for name in _names(table)}
    for name in names:
        if name not in known:
            raise UnknownName("source", name, nearest(name, sorted(known)), see="lagesbild sources")
    chosen = [table for table in tables if not names or _names(table) & {*names}]
    order = list(dict.fromkeys(table.fetch.service for table in tables))
    return sorted(chosen, key=lambda table: order.index(table.fetch.service))


def _names(table: Declared) -> set[str]:
    return {table.table, table.id, table.source, table.fetch.service}


def _fetch_service(
    project: Project, service: str, tables: list[Declared], fetched: Fetched, options: FetchOptions
) -> None:
    """Fetch the tables of one service; when it gives no usable answer, the rest of them is left."""
    declared = tables[0].service
    address = base_url(service, declared, options.at)
    with CLIENTS[declared.protocol](address, options.transport(declared.name)) as client:
        run = FetchRun(project, client, options.accept, options.report, options.now, fetched.tallies)
        for place, table in enumerate(tables):
            try:
                (fetched.new if fetch_table(run, table) else fetched.unchanged).append(table.table)
            except (SourceChanged, SourceRefused, BadContract) as error:
                todo = _MOVED.format(address_variable(service)) if isinstance(error, SourceMoved) else ""
                fetched.refused[table.table] = f"{error}{todo}"
                options.report(f"{table.id}: refused. {error}{todo}")
            except SourceUnavailable as error:
                fetched.unavailable |= {left.table: str(error) for left in tables[place:]}
                options.report(f"{table.id}: not available. {error}")
                break
        options.report(f"{declared.name}: {counted(client.calls, 'call')}")
