"""What the store holds of each source: of which time, from where, and what is missing."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from babel.dates import format_date

from lagesbild.contracts import Contract, Source, load_contracts, load_sources
from lagesbild.settings import Language, Project
from lagesbild.sources.archive import STAMP, Round
from lagesbild.sources.chosen import chosen_round, table_file
from lagesbild.sources.parquet import read_parquet
from lagesbild.sources.parse import period_of
from lagesbild.sources.tables import PX_TABLES

FETCHED: Final[dict[Language, str]] = {
    "fi": "Luvut on haettu julkaisijan palvelusta {day}.",
    "sv": "Siffrorna har hämtats från utgivarens tjänst {day}.",
    "en": "The figures were fetched from the publisher's service on {day}.",
}
LOCALES: Final[dict[Language, str]] = {"fi": "fi", "sv": "sv", "en": "en_GB"}


@dataclass(frozen=True)
class Holding:
    """One table of the store. ``obtained`` is ``bundled`` or ``fetched`` with the time; ``rows`` are those at hand."""

    source: str
    table: str
    publisher: str
    statistic: str
    provider_table: str
    period: str
    obtained: str
    updated: str
    rows: int
    missing: str

    @property
    def text(self) -> str:
        """As a person reads it in a terminal."""
        return (
            f"{self.source}  {self.publisher}, {self.statistic}, table {self.provider_table}\n"
            f"  {self.table}: {self.period}, {self.rows} rows, of {self.updated}, {self.obtained}\n"
            f"  {self.missing}"
        )


def holdings(project: Project) -> list[Holding]:
    """Return every table that is taken from a provider, in the order of their names.

    Raises:
        BadFile: a file is missing, or an archived answer is not what came.
    """
    register = cited_sources(project)
    contracts = (each for each in load_contracts(project.contracts).values() if each.origin == "bundled")
    return [_holding(contract, register[contract.source], project) for contract in contracts]


def cited_sources(project: Project) -> dict[str, Source]:
    """Return the register of sources as pages cite it: a fetched table has its own time and way.

    Raises:
        BadFile: a field of ``sources.yml`` is missing, unknown or of the wrong form.
    """
    return load_sources(project.reference) | dict(_fetched_sources(project))


def _fetched_sources(project: Project) -> Iterator[tuple[str, Source]]:
    register = load_sources(project.reference)
    for table in PX_TABLES:
        if taken := chosen_round(table.table, project):
            yield table.source, _as_fetched(register[table.source], taken)


def _as_fetched(source: Source, taken: Round) -> Source:
    day = datetime.strptime(taken.retrieved, STAMP).date()
    facts = {
        "updated": taken.complete["updated"][:10],
        "period": taken.complete["period"],
        "obtained": {
            language: text.format(day=format_date(day, "long", locale=LOCALES[language]))
            for language, text in FETCHED.items()
        },
        "leaves_out": source.leaves_out_fetched or source.leaves_out,
    }
    return source.model_copy(update=facts)


def _holding(contract: Contract, source: Source, project: Project) -> Holding:
    rows = read_parquet(table_file(contract, project))
    taken = chosen_round(contract.table, project)
    return Holding(
        source=contract.source,
        table=contract.table,
        publisher=source.publisher["en"],
        statistic=source.statistic["en"],
        provider_table=source.table,
        period=period_of(rows),
        obtained=f"fetched {taken.retrieved}" if taken else "bundled",
        updated=source.updated,
        rows=len(rows),
        missing=source.leaves_out["en"],
    )
