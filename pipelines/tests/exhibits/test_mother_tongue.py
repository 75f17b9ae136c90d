"""Mother tongues over the years: sentences of hand-made shares, and a table that is made up."""

import json
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest

from lagesbild.exhibits import Answer
from lagesbild.exhibits.population import mother_tongue as room
from lagesbild.figures import LinePoint
from lagesbild.measures.over_years import Past
from lagesbild.settings import Project
from lagesbild.sources.declared import declared_tables
from lagesbild.sources.fetch import fetch
from lagesbild.store import Store, find_area
from tests.conftest import CHECKOUT, new_home
from tests.derivations.case import Case
from tests.derivations.found import as_reported
from tests.derivations.mother_tongue import derive, is_supplied
from tests.derivations.raw import Raw
from tests.exhibits.spoken import in_english, table, takeaways
from tests.integration.fetching import Service, running, shipped
from tests.integration.refilled import refilled

RAW = "raw_statfin__mother_tongue"
BUILT = ("stg_statfin__mother_tongue", "mart_area__mother_tongue")
LANGUAGES = ("SSS", "01", "fi", "sv", "02")


def residents(code: str, year: int, *persons: float | None) -> pd.DataFrame:
    """All, national, Finnish, Swedish and foreign; None is secret."""
    rows = pd.DataFrame({"area_code": code, "year": year, "language_code": LANGUAGES, "value": persons})
    status = pd.Series(["..." if value is None else None for value in persons], dtype="object")
    words = {"content_code": "vaesto", "content": "Population 31 Dec", "unit": "number"}
    return rows.assign(sex_code="SSS", status=status, **words)


# made up: two municipalities and the country in 2014 and 2024, one municipality with a secret figure
MADE_UP = pd.concat(
    [
        residents("KU005", 2014, 1000, 990, 980, 10, 10),
        residents("KU005", 2024, 900, 860, 850, 9, 40),
        residents("KU052", 2014, 500, 500, 490, 10, 0),
        residents("KU052", 2024, 600, 580, 560, 20, 20),
        residents("KU049", 2014, 300, 290, 250, 40, 10),
        residents("KU049", 2024, 300, None, 250, 40, None),
        residents("SSS", 2014, 10000, 9500, 8900, 550, 500),
        residents("SSS", 2024, 10000, 8900, 8300, 520, 1100),
    ],
    ignore_index=True,
)


def shares(*foreign_pct: float) -> Answer[Past]:
    """The area's foreign share in 2014 and 2024, the country's beside it."""
    rows = [("area", year, 90.0, 1.5, pct) for year, pct in zip((2014, 2024), foreign_pct, strict=True)]
    rows += [("country", 2014, 89.0, 5.5, 5.0), ("country", 2024, 83.0, 5.2, 11.0)]
    columns = ["unit", "year", "finnish_pct", "swedish_pct", "foreign_pct"]
    return Answer(pd.DataFrame(rows, columns=columns), Past(2014, (2014, 2024)), frozenset())


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (
            shares(0.67, 4.0),
            [
                "Alueella Järviseutu vieraskielisten osuus nousi 3,3 prosenttiyksikköä vuodesta 2014.",
                "I området Sjönejden steg andelen med ett främmande modersmål 3,3 procentenheter från 2014.",
                "In Järviseutu the share with a foreign mother tongue rose 3.3 percentage points from 2014.",
            ],
        ),
        (
            shares(4.0, 3.5),
            [
                "Alueella Järviseutu vieraskielisten osuus laski 0,5 prosenttiyksikköä vuodesta 2014.",
                "I området Sjönejden sjönk andelen med ett främmande modersmål 0,5 procentenheter från 2014.",
                "In Järviseutu the share with a foreign mother tongue fell 0.5 percentage points from 2014.",
            ],
        ),
        (
            shares(4.0, 4.44),
            [
                "Alueella Järviseutu vieraskielisten osuus on pysynyt samana vuodesta 2014.",
                "I området Sjönejden är andelen med ett främmande modersmål densamma som 2014.",
                "In Järviseutu the share with a foreign mother tongue is what it was in 2014.",
            ],
        ),
    ],
    ids=["up", "down", "same"],
)
def test_the_foreign_share_is_said(answer: Answer[Past], said: list[str]) -> None:
    assert takeaways(room, answer) == said


def test_four_lines_and_finnish_in_the_table() -> None:
    shown = in_english(room, shares(0.67, 4.0))
    points = [mark for mark in shown.marks if isinstance(mark, LinePoint)]
    assert {(point.series, point.role) for point in points} == {
        ("Foreign language, Järviseutu", "own"),
        ("Swedish, Järviseutu", "third"),
        ("Foreign language, Whole country", "second"),
        ("Swedish, Whole country", "fourth"),
    }
    assert [point.year for point in points if point.role == "own" and point.value is not None] == [2014, 2024]
    assert [(row.header, row.cells) for row in table(shown)] == [
        ("2014", ("90.0%", "1.5%", "0.7%", "89.0%", "5.5%", "5.0%")),
        ("2024", ("90.0%", "1.5%", "4.0%", "83.0%", "5.2%", "11.0%")),
    ]


@pytest.fixture(scope="module")
def fetched(built_home: Project, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path = tmp_path_factory.mktemp("fetched") / "store.duckdb"
    with refilled(built_home, path, {RAW: MADE_UP}, *BUILT) as opened:
        yield opened


def test_a_groups_share_is_of_its_summed_residents(fetched: Store) -> None:
    # no region beside it: the region's other municipalities have no figures in the made-up table
    rows = fetched.query("select * from mart_area__mother_tongue where area_code = 'SSS' order by year")
    assert rows["foreign_persons"].tolist() == [500, 1100]
    found = fetched.ask(room.SQL, roles=["area", "area"], area_codes=["KU005", "KU052"])
    assert found["population_persons"].tolist() == [1500, 1500]
    assert found["foreign_persons"].tolist() == [10, 60]
    assert [*found["sources"].iloc[0]] == ["statfin-11rm"]


def test_a_secret_figure_is_missing_and_not_none(fetched: Store) -> None:
    found = fetched.ask(room.SQL, roles=["area", "area"], area_codes=["KU005", "KU049"])
    assert found["year"].tolist() == [2014]
    espoo = fetched.query(
        "select foreign_persons from mart_area__mother_tongue where area_code = 'KU049' order by year"
    )
    assert espoo["foreign_persons"].isna().tolist() == [False, True]


def test_a_published_region_is_taken_as_it_is(built_home: Project, tmp_path: Path) -> None:
    rows = pd.concat([MADE_UP, residents("MK01", 2024, 1200, 1000, 900, 90, 200)], ignore_index=True)
    with refilled(built_home, tmp_path / "store.duckdb", {RAW: rows}, *BUILT) as opened:
        found = opened.query("select year, foreign_persons from mart_area__mother_tongue where area_code = 'MK01'")
    assert found.to_numpy().tolist() == [[2024, 200]]


def test_an_area_without_figures_is_not_shown(fetched: Store, store: Store) -> None:
    assert room.answer(fetched, area=find_area(fetched, "588")).is_empty
    assert room.answer(store, area=find_area(store, "SSS")).is_empty


def test_the_country_has_its_own_row(fetched: Store) -> None:
    found = room.answer(fetched, area=find_area(fetched, "SSS"))
    assert found.rows["foreign_pct"].tolist() == [5.0, 11.0]
    assert (found.facts, found.sources) == (Past(2014, (2014, 2024)), frozenset({"statfin-11rm"}))


def test_it_is_derived_from_the_raw_table(fetched: Store) -> None:
    with Raw(CHECKOUT.root / "data", fetched.query) as raw:
        (own,) = as_reported(derive(Case(raw, raw.place("SSS"), "en", 2040)))
        assert (own["kind"], own["values"]["points"], own["values"]["base"]) == ("mother_tongue.foreign_up", 6, 2014)
        assert not is_supplied(Case(raw, raw.place("049"), "en", 2040))
        assert not is_supplied(Case(raw, raw.place("588"), "en", 2040))


class Languages(Service):
    """A service with a made-up table of mother tongues: a tenth of each municipality is foreign, none is secret."""

    def __init__(self, *languages: str) -> None:
        super().__init__()
        self.table = next(each for each in declared_tables(CHECKOUT).values() if each.id == "11rm")
        self.rows[self.table.path] = everywhere(languages)
        self.updated[self.table.path] = "2026-03-31T05:00:00Z"

    def get(self, path: str) -> object:
        if path == "?config":
            return super().get(path)
        if path.endswith("/"):
            return [{"id": "11rm.px", "updated": self.updated[self.table.path].rstrip("Z")}]
        *keys, contents = self._variables(self.table)
        told = contents | {"values": ["vaesto"], "valueTexts": ["Population 31 Dec"]}
        return {"title": path, "variables": [*keys, told]}

    def post(self, path: str, body: bytes) -> bytes:
        asked = {each["code"]: each["selection"]["values"] for each in json.loads(body)["query"]}
        keys = [self.table.keys[code.removesuffix("_20260101")] for code in asked if code != "contentscode"]
        rows = self.rows[self.table.path].astype(dict.fromkeys(keys, "str")).set_index(keys)["value"]
        index = pd.MultiIndex.from_product([values for code, values in asked.items() if code != "contentscode"])
        answer = {
            "class": "dataset",
            "updated": self.updated[self.table.path],
            "id": [*asked],
            "size": [len(values) for values in asked.values()],
            "dimension": {code: {"category": {"index": values}} for code, values in asked.items()},
            "value": rows.loc[index].tolist(),
        }
        return json.dumps(answer).encode()


def everywhere(languages: tuple[str, ...]) -> pd.DataFrame:
    """Of a hundred residents of each municipality ten are foreign in 2025, five in 2015, eighty and five Swedish."""
    codes = sorted({*shipped("raw_statfin__projection_municipality")["area_code"]} - {"SSS", "KU588"})
    of_year = {2015: (100, 95, 15, 80, 5), 2025: (100, 90, 10, 80, 10)}
    rows = [
        (code, year, language, "SSS", value)
        for year, values in of_year.items()
        for language, value in zip(LANGUAGES, values, strict=True)
        for code in codes
    ]
    frame = pd.DataFrame(rows, columns=["area_code", "year", "language_code", "sex_code", "value"])
    country = (
        frame.groupby(["year", "language_code", "sex_code"], as_index=False)["value"].sum().assign(area_code="SSS")
    )
    together = pd.concat([frame, country], ignore_index=True)
    kept: pd.DataFrame = together[together["language_code"].isin(languages)]
    return kept


@pytest.mark.slow
def test_the_table_is_fetched_and_taken(tmp_path: Path) -> None:
    home = new_home(tmp_path / "home")
    with running(Languages(*LANGUAGES)) as service:
        fetched = fetch(home, ["statfin-11rm"], at=service.base_url, report=lambda _: None)
    assert fetched.refused == {}
    assert len([*home.raw.glob("statfin-11rm/11rm/*/complete.json")]) == 1
