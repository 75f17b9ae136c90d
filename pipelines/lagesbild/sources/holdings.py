"""What the store holds of each source: of which time, from where, and what is missing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Final

import pandas as pd
from babel.dates import format_date

from lagesbild.contracts import Contract, Source, load_contracts, load_sources
from lagesbild.contracts.model import Strict, read_yaml
from lagesbild.errors import counted
from lagesbild.settings import Language, Project
from lagesbild.sources.archive import STAMP, Snapshot
from lagesbild.sources.current import current_snapshot, table_file
from lagesbild.sources.declared import declared_tables
from lagesbild.sources.parquet import read_parquet
from lagesbild.sources.periods import TIMES, period_of

TEXTS: Final = Path(__file__).with_name("holdings.yml")
LOCALES: Final[dict[Language, str]] = {"fi": "fi", "sv": "sv", "en": "en_GB"}


class _Texts(Strict):
    """Sentences of this module in the languages of the pages."""

    fetched: dict[Language, str]


@cache
def _texts() -> _Texts:
    return read_yaml(TEXTS, _Texts)


@dataclass(frozen=True)
class Holding:
    """One table of a provider: what the store holds of it, and what may come.

    ``obtained`` is ``bundled``, ``fetched`` with the time, or ``not fetched yet``; then ``rows`` is 0 and ``period``
    and ``updated`` are empty. ``next_release`` is the day the service announces (ISO), empty where it announces
    none; ``rhythm`` is how often the table is published. ``service`` is the service it can be fetched from, if any.
    """

    source: str
    table: str
    publisher: str
    statistic: str
    content: str
    provider_table: str
    service: str
    period: str
    obtained: str
    updated: str
    next_release: str
    rhythm: str
    rows: int
    missing: str
    licence: str
    citation: str

    @property
    def text(self) -> str:
        """As a person reads it in a terminal."""
        held = f"{self.period or 'no time'}, {counted(self.rows, 'row')}, of {self.updated}, {self.obtained}"
        release = f"next release {self.next_release}" if self.next_release else "next release not announced"
        return (
            f"{self.source}  {self.publisher}, {self.statistic}, table {self.provider_table}: {self.content}\n"
            f"  {self.table}: {held if self.rows else self.obtained}\n"
            f"  {release}; published {self.rhythm}. {self.citation} ({self.licence})\n"
            f"  {self.missing}"
        )


def holdings(project: Project) -> list[Holding]:
    """Return every table that is taken from a provider, in the order of their names.

    Raises:
        BadFile: a file is missing, or an archived answer is not what came.
    """
    register = cited_sources(project)
    contracts = load_contracts(project.contracts).values()
    return [
        _holding(contract, register[contract.source], project)
        for contract in contracts
        if contract.origin in {"bundled", "fetched"}
    ]


def cited_sources(project: Project) -> dict[str, Source]:
    """Return the register of sources as pages cite it: a fetched table has its own time and way.

    Raises:
        BadFile: a field of ``sources.yml`` is missing, unknown or of the wrong form.
    """
    return load_sources(project.reference) | dict(_fetched_sources(project))


def _fetched_sources(project: Project) -> Iterator[tuple[str, Source]]:
    register = load_sources(project.reference)
    for table in declared_tables(project).values():
        if taken := current_snapshot(table, project):
            yield table.source, _as_fetched(register[table.source], taken)


def _as_fetched(source: Source, taken: Snapshot) -> Source:
    day = datetime.strptime(taken.retrieved, STAMP).date()
    facts = {
        "updated": taken.complete["updated"][:10] or day.isoformat(),
        "period": taken.complete["period"],
        "obtained": {
            language: text.format(day=format_date(day, "long", locale=LOCALES[language]))
            for language, text in _texts().fetched.items()
        },
        "leaves_out": source.leaves_out_fetched or source.leaves_out,
    }
    return source.model_copy(update=facts)


def _holding(contract: Contract, source: Source, project: Project) -> Holding:
    path = table_file(contract, project)
    rows = read_parquet(path, _times(contract)) if path else None
    declared = declared_tables(project).get(contract.table)
    taken = current_snapshot(declared, project) if declared else None
    fetched = f"fetched {taken.retrieved}" if taken else ""
    return Holding(
        source=contract.source,
        table=contract.table,
        publisher=source.publisher["en"],
        statistic=source.statistic["en"],
        content=source.content["en"],
        provider_table=source.table,
        service=declared.fetch.service if declared else "",
        period=_period(rows, "" if taken else source.period),
        obtained=fetched or (f"not fetched yet: lagesbild fetch {contract.source}" if rows is None else "bundled"),
        updated=source.updated,
        next_release=taken.complete.get("next_release", "") if taken else "",
        rhythm=source.rhythm["en"],
        rows=0 if rows is None else len(rows),
        missing=source.leaves_out["en"],
        licence=source.licence,
        citation=source.citation["en"],
    )


def _period(rows: pd.DataFrame | None, written: str) -> str:
    """What the rows say; of a table without time what is written of it."""
    return "" if rows is None else period_of(rows) or written


def _times(contract: Contract) -> Sequence[str]:
    """The columns that a table's period is told from; of a table without time any, for its rows are counted."""
    return [name for name in TIMES if name in contract.columns] or contract.key[:1]
