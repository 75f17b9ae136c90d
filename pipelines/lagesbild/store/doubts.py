"""Municipalities whose figures broke a check: what shows them is held back, all else goes on."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final, NamedTuple

import duckdb

from lagesbild.errors import LagesbildError
from lagesbild.full_disk import written_by_duckdb
from lagesbild.store.areas import COUNTRY, Area
from lagesbild.store.build import OPTIONS
from lagesbild.store.reader import Store

QUERIES: Final = Path(__file__).parent / "queries"


class FiguresInDoubt(LagesbildError):
    """What was asked for shows areas whose figures broke a check; ``doubts`` say which areas, tables and rules."""

    def __init__(self, doubts: Sequence[str]) -> None:
        self.doubts = doubts
        super().__init__(*doubts)

    @property
    def because(self) -> str:
        """Why, and what to do next."""
        listed = " | ".join(self.doubts)
        return f"a check failed for {listed}. See reports/data_docs; correct the figures, then: lagesbild build"

    def __str__(self) -> str:
        return f"Held back: {self.because}"


class Doubt(NamedTuple):
    """A rule that the figures of an area broke: the area's code, the table, the rule in words."""

    code: str
    table: str
    rule: str

    @property
    def told(self) -> str:
        """The same on the terminal."""
        return f"{self.code} in {self.table}: {self.rule}"


def cast_doubts(candidate: Path, doubts: Iterable[Doubt]) -> None:
    """Write into a store that nobody reads yet which municipalities are in doubt: those of each area, causes first."""
    with written_by_duckdb(candidate), duckdb.connect(candidate, config=OPTIONS) as connection:
        for place, doubt in enumerate(doubts):
            cast = {"place": place, "code": doubt.code, "table": doubt.table, "broken": doubt.rule}
            connection.execute(f"insert into store_doubts {_text('cast_doubts')}", cast)


def are_local(candidate: Path, codes: Iterable[str]) -> bool:
    """Whether all of these are areas that the others can do without: known ones, and at least one."""
    with duckdb.connect(candidate, read_only=True, config=OPTIONS) as connection:
        known = {code for (code,) in connection.sql(_text("known_areas")).fetchall()}
    return bool(given := {*codes}) and given <= known - {COUNTRY}


def doubts_about(store: Store, areas: Iterable[Area]) -> tuple[Doubt, ...]:
    """Return what speaks against showing these areas: doubts about any of their municipalities, causes first."""
    codes = sorted({code for area in areas for code in area.member_codes})
    rows = store.ask(QUERIES / "doubts.sql", codes=codes)
    return tuple(Doubt(row["area_code"], row["table_name"], row["rule"]) for row in rows.to_dict("records"))


def _text(name: str) -> str:
    return (QUERIES / f"{name}.sql").read_text(encoding="utf-8")
