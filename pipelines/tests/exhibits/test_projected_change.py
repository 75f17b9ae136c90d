"""The projection's births, deaths and migration: sentences of hand-made rows, and a table that is made up."""

import json
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest

from lagesbild.exhibits import Answer
from lagesbild.exhibits.population import projected_change as room
from lagesbild.figures import LinePoint
from lagesbild.settings import Project
from lagesbild.sources.declared import declared_tables
from lagesbild.sources.fetch import fetch
from lagesbild.store import Store, find_area, group_of
from tests.conftest import CHECKOUT, new_home
from tests.derivations.case import Case
from tests.derivations.found import as_reported
from tests.derivations.projected_change import derive, is_supplied
from tests.derivations.raw import Raw
from tests.exhibits.spoken import in_english, table, takeaways
from tests.integration.fetching import Service, running, shipped
from tests.integration.refilled import refilled

RAW = "raw_statfin__projected_change"
BUILT = ("stg_statfin__projected_change", "mart_area__projected_change")
COLUMNS = ["area_code", "year", "sex_code", "births_persons", "net_migration_persons", "increase_persons"]
# made up: births, net migration and increase of two years
MADE_UP = pd.DataFrame(
    [
        ("KU005", 2025, "SSS", 70, -30, -80),
        ("KU005", 2026, "SSS", 68, 10, -42),
        ("KU052", 2025, "SSS", 15, 5, -10),
        ("KU052", 2026, "SSS", 14, -9, -25),
        ("KU507", 2026, "SSS", 20, 3, -60),
        ("KU588", 2026, "SSS", 5, 1, -10),
    ],
    columns=COLUMNS,
).assign(population_persons=9000)


def answer(*years: tuple[int, int, int]) -> Answer[None]:
    """Births, deaths and net migration of the years from 2025 on."""
    rows = [(2025 + i, births, deaths, births - deaths, moved) for i, (births, deaths, moved) in enumerate(years)]
    return Answer(pd.DataFrame(rows, columns=[*room.Year._fields]), None, frozenset())


@pytest.mark.parametrize(
    ("years", "said"),
    [
        (
            [(40, 60, 30), (30, 50, 30)],
            [
                "Alueella Järviseutu kuolleita on 40 enemmän kuin syntyneitä, ja muuttovoitto on 60.",
                "I området Sjönejden är de döda 40 fler än de födda, och flyttningsvinsten är 60.",
                "In Järviseutu deaths are 40 more than births, and migration adds 60.",
            ],
        ),
        (
            [(40, 60, -30), (30, 50, -30)],
            [
                "Alueella Järviseutu kuolleita on 40 enemmän kuin syntyneitä, ja muuttotappio on 60.",
                "I området Sjönejden är de döda 40 fler än de födda, och flyttningsförlusten är 60.",
                "In Järviseutu deaths are 40 more than births, and migration takes 60.",
            ],
        ),
        (
            [(1344, 0, 1), (0, 0, 1)],
            [
                "Alueella Järviseutu syntyneitä on noin 1\u00a0300 enemmän kuin kuolleita, ja muuttovoitto on 2.",
                "I området Sjönejden är de födda omkring 1\u00a0300 fler än de döda, och flyttningsvinsten är 2.",
                "In Järviseutu births are about 1,300 more than deaths, and migration adds 2.",
            ],
        ),
        (
            [(60, 40, -5), (60, 40, -5)],
            [
                "Alueella Järviseutu syntyneitä on 40 enemmän kuin kuolleita, ja muuttotappio on 10.",
                "I området Sjönejden är de födda 40 fler än de döda, och flyttningsförlusten är 10.",
                "In Järviseutu births are 40 more than deaths, and migration takes 10.",
            ],
        ),
    ],
    ids=["deaths-gain", "deaths-loss", "births-gain", "births-loss"],
)
def test_the_two_parts_of_the_change_are_said(years: list[tuple[int, int, int]], said: list[str]) -> None:
    assert takeaways(room, answer(*years)) == said


def test_the_table_is_the_balancing_equation_and_ends_with_all_years() -> None:
    shown = in_english(room, answer((40, 60, 30), (30, 50, -10)))
    assert [(row.header, row.cells) for row in table(shown)] == [
        ("2025", ("40", "60", "+30", "−20", "+10")),
        ("2026", ("30", "50", "−10", "−20", "−30")),
        ("2025–2026 altogether", ("70", "110", "+20", "−40", "−20")),
    ]
    assert {mark.phase for mark in shown.marks if isinstance(mark, LinePoint)} == {"projection"}


@pytest.fixture(scope="module")
def fetched(built_home: Project, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path = tmp_path_factory.mktemp("fetched") / "store.duckdb"
    with refilled(built_home, path, {RAW: MADE_UP}, *BUILT) as opened:
        yield opened


def test_deaths_follow_from_births_migration_and_increase(fetched: Store) -> None:
    found = room.answer(fetched, area=group_of(fetched, ["005", "052"]), horizon=2026)
    # 2025: 70 − 30 + 80 = 120 and 15 + 5 + 10 = 30; 2026: 68 + 10 + 42 = 120 and 14 − 9 + 25 = 30
    assert found.rows["deaths_persons"].tolist() == [150, 150]
    assert found.rows["natural_increase_persons"].tolist() == [-65, -68]
    assert found.sources == {"statfin-14wy"}


def test_mergers_are_followed_and_an_area_or_year_without_figures_is_not_shown(fetched: Store) -> None:
    merged = room.answer(fetched, area=find_area(fetched, "588"), horizon=2026)
    assert merged.rows["births_persons"].tolist() == [25]
    for area, horizon in ((group_of(fetched, ["005", "049"]), 2026), (find_area(fetched, "005"), 2027)):
        assert room.answer(fetched, area=area, horizon=horizon).is_empty


def test_it_is_derived_from_the_raw_table(fetched: Store) -> None:
    with Raw(CHECKOUT.root / "data", fetched.query) as raw:
        case = Case(raw, raw.place("588"), "en", 2026)
        # births and migration of both: natural increase −70 − 4 = −74
        (own,) = as_reported(derive(case))
        assert own["kind"] == "projected_change.deaths_gain"
        assert (own["values"]["natural"], own["values"]["migration"]) == (74, 4)
        assert not is_supplied(Case(raw, raw.place("049"), "en", 2026))


class Changes(Service):
    """A service with a made-up table of every municipality alone; ``codes`` are the contents that it has."""

    def __init__(self, *codes: str) -> None:
        super().__init__()
        self.table = next(each for each in declared_tables(CHECKOUT).values() if each.id == "14wy")
        self.codes = [*codes]
        self.rows[self.table.path], self.updated[self.table.path] = everywhere(), "2024-10-24T05:00:00Z"

    def get(self, path: str) -> object:
        if path == "?config":
            return super().get(path)
        if path.endswith("/"):
            return [{"id": "14wy.px", "updated": self.updated[self.table.path].rstrip("Z")}]
        *keys, contents = self._variables(self.table)
        told = contents | {"values": self.codes, "valueTexts": self.codes}
        return {"title": path, "variables": [*keys, told]}

    def post(self, path: str, body: bytes) -> bytes:
        return json.dumps(self._cube(self.table, json.loads(body)["query"])).encode()


def everywhere() -> pd.DataFrame:
    """One more born than dies in each municipality, and as many move in as its code's last digit says."""
    codes = sorted({*shipped("raw_statfin__projection_municipality")["area_code"]} - {"SSS"})
    moved = [int(code[-1]) for code in codes]
    rows = pd.DataFrame({"area_code": codes, "births_persons": 2, "net_migration_persons": moved})
    rows = rows.assign(increase_persons=rows["net_migration_persons"] + 1, population_persons=1000)
    country = rows.drop(columns="area_code").sum().to_frame().T.assign(area_code="SSS")
    return pd.concat([rows, country], ignore_index=True).assign(year=2030, sex_code="SSS")


CONTENTS = ("vm01_e24", "vm4243_e24", "valisays_e24", "vaesto_e24")


@pytest.mark.parametrize(("codes", "lacks"), [(CONTENTS, ""), (CONTENTS[1:], "vm01_e24")], ids=["taken", "another"])
def test_the_table_is_taken_by_its_contents_and_refused_when_it_is_another(
    tmp_path: Path, codes: tuple[str, ...], lacks: str
) -> None:
    home = new_home(tmp_path / "home")
    with running(Changes(*codes)) as service:
        fetched = fetch(home, ["statfin-14wy"], at=service.base_url, report=lambda _: None)
    assert [RAW in fetched.refused, lacks in fetched.refused.get(RAW, "")] == [bool(lacks), True]
    assert len([*home.raw.glob("statfin-14wy/14wy/*/complete.json")]) == (0 if lacks else 1)
