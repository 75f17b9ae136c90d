"""Who works and who studies: sentences of hand-made shares, and a table that is made up."""

import json
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest

from lagesbild.exhibits import Answer
from lagesbild.exhibits.labour import main_activity as room
from lagesbild.figures import LinePoint
from lagesbild.measures.over_years import Past
from lagesbild.settings import Project
from lagesbild.sources.declared import declared_tables
from lagesbild.sources.fetch import fetch
from lagesbild.store import Store, find_area
from tests.conftest import CHECKOUT, new_home
from tests.derivations.case import Case
from tests.derivations.found import as_reported
from tests.derivations.main_activity import derive, is_supplied
from tests.derivations.raw import Raw
from tests.exhibits.spoken import exhibit_of, in_english, table, takeaways
from tests.integration.fetching import Service, running, shipped
from tests.integration.refilled import refilled

RAW = "raw_statfin__main_activity"
BUILT = ("stg_statfin__main_activity", "mart_area__main_activity")
ACTIVITIES = ("SSS", "11", "12", "22")


def residents(code: str, year: int, *persons: float | None) -> pd.DataFrame:
    """All aged 18–64, employed, unemployed and students; None is secret."""
    rows = pd.DataFrame({"area_code": code, "year": year, "activity_code": ACTIVITIES, "value": persons})
    status = pd.Series(["..." if value is None else None for value in persons], dtype="object")
    words = {"content_code": "tyokay-vaesto", "content": "Population 31 Dec", "unit": "number"}
    return rows.assign(age_band="18-64", sex_code="SSS", status=status, **words)


# made up: two municipalities and the country in 2014 and 2024, one municipality with a secret figure
MADE_UP = pd.concat(
    [
        residents("KU005", 2014, 1000, 700, 100, 80),
        residents("KU005", 2024, 900, 675, 90, 45),
        residents("KU052", 2014, 500, 350, 25, 50),
        residents("KU052", 2024, 400, 300, 20, 40),
        residents("KU049", 2014, 300, 200, 30, 40),
        residents("KU049", 2024, 300, 210, None, 40),
        residents("SSS", 2014, 10000, 6900, 1100, 1000),
        residents("SSS", 2024, 10000, 7250, 900, 1100),
    ],
    ignore_index=True,
)


def shares(*employed_pct: float) -> Answer[Past]:
    """The area's share of employed in 2014 and 2024, the country's beside it."""
    rows = [("area", year, pct, 8.0, 92.0 - pct - 5) for year, pct in zip((2014, 2024), employed_pct, strict=True)]
    rows += [("country", 2014, 69.0, 10.0, 10.0), ("country", 2024, 72.5, 11.0, 7.5)]
    columns = ["unit", "year", "employed_pct", "student_pct", "outside_pct"]
    return Answer(pd.DataFrame(rows, columns=columns), Past(2014, (2014, 2024)), frozenset())


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (
            shares(70.0, 75.0),
            [
                "Alueella Järviseutu työllisten osuus työikäisistä nousi 5,0 prosenttiyksikköä vuodesta 2014.",
                "I området Sjönejden steg andelen sysselsatta i arbetsför ålder 5,0 procentenheter från 2014.",
                "In Järviseutu the share of working-age residents in employment rose 5.0 percentage points from 2014.",
            ],
        ),
        (
            shares(75.0, 74.5),
            [
                "Alueella Järviseutu työllisten osuus työikäisistä laski 0,5 prosenttiyksikköä vuodesta 2014.",
                "I området Sjönejden sjönk andelen sysselsatta i arbetsför ålder 0,5 procentenheter från 2014.",
                "In Järviseutu the share of working-age residents in employment fell 0.5 percentage points from 2014.",
            ],
        ),
        (
            shares(75.0, 75.44),
            [
                "Alueella Järviseutu työllisten osuus työikäisistä on pysynyt samana vuodesta 2014.",
                "I området Sjönejden är andelen sysselsatta i arbetsför ålder densamma som 2014.",
                "In Järviseutu the share of working-age residents in employment is what it was in 2014.",
            ],
        ),
    ],
    ids=["up", "down", "same"],
)
def test_the_share_of_employed_is_said(answer: Answer[Past], said: list[str]) -> None:
    assert takeaways(room, answer) == said


def test_four_lines_and_those_outside_in_the_table() -> None:
    shown = in_english(room, shares(70.0, 75.0))
    points = [mark for mark in shown.marks if isinstance(mark, LinePoint)]
    assert {(point.series, point.role) for point in points} == {
        ("Employed, Järviseutu", "own"),
        ("Students, Järviseutu", "third"),
        ("Employed, Whole country", "second"),
        ("Students, Whole country", "fourth"),
    }
    assert [(row.header, row.cells) for row in table(shown)] == [
        ("2014", ("70.0%", "8.0%", "17.0%", "69.0%", "10.0%", "10.0%")),
        ("2024", ("75.0%", "8.0%", "12.0%", "72.5%", "11.0%", "7.5%")),
    ]


@pytest.fixture(scope="module")
def fetched(built_home: Project, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path = tmp_path_factory.mktemp("fetched") / "store.duckdb"
    with refilled(built_home, path, {RAW: MADE_UP}, *BUILT) as opened:
        yield opened


def test_the_country_has_its_own_row_and_the_rest_is_outside(fetched: Store) -> None:
    found = room.answer(fetched, area=find_area(fetched, "SSS"))
    assert found.rows[["employed_pct", "student_pct"]].to_numpy().tolist() == [[69.0, 10.0], [72.5, 11.0]]
    assert found.rows["outside_pct"].round(9).tolist() == [10.0, 7.5]
    assert (found.facts, found.sources) == (Past(2014, (2014, 2024)), frozenset({"statfin-115b"}))


def test_several_municipalities_are_summed_before_the_share(fetched: Store) -> None:
    found = fetched.ask(room.SQL, roles=["area", "area"], area_codes=["KU005", "KU052"])
    assert found[["year", "working_age_persons", "employed_persons", "student_persons"]].to_numpy().tolist() == [
        [2014, 1500, 1050, 130],
        [2024, 1300, 975, 85],
    ]


def test_a_year_with_a_secret_number_is_missing(fetched: Store) -> None:
    found = fetched.query("select year from mart_area__main_activity where area_code = 'KU049'")
    assert found["year"].tolist() == [2014]
    both = fetched.ask(room.SQL, roles=["area", "area"], area_codes=["KU005", "KU049"])
    assert both["year"].tolist() == [2014]


def test_an_area_of_which_a_municipality_is_missing_has_no_figures(fetched: Store) -> None:
    jarviseutu = fetched.query("select * from mart_area__main_activity where area_code = 'kopa-jarviseutu'")
    assert jarviseutu.empty


def test_a_published_region_is_taken_as_it_is(built_home: Project, tmp_path: Path) -> None:
    rows = pd.concat([MADE_UP, residents("MK01", 2024, 1200, 1000, 50, 90)], ignore_index=True)
    with refilled(built_home, tmp_path / "store.duckdb", {RAW: rows}, *BUILT) as opened:
        found = opened.query("select year, student_persons from mart_area__main_activity where area_code = 'MK01'")
    assert found.to_numpy().tolist() == [[2024, 90]]


def test_an_area_without_figures_is_not_shown(fetched: Store, store: Store) -> None:
    assert room.answer(fetched, area=find_area(fetched, "588")).is_empty
    assert room.answer(store, area=find_area(store, "SSS")).is_empty


def test_shares_of_the_newest_year_can_be_followed(fetched: Store) -> None:
    keyed = exhibit_of(room).keyed(room.answer(fetched, area=find_area(fetched, "SSS")))
    assert [(fact.key, round(fact.value, 2), fact.year) for fact in keyed] == [
        ("main-activity/employed/today", 72.5, 2024),
        ("main-activity/student/today", 11.0, 2024),
        ("main-activity/outside/today", 7.5, 2024),
    ]


def test_it_is_derived_from_the_raw_table(fetched: Store) -> None:
    with Raw(CHECKOUT.root / "data", fetched.query) as raw:
        (own,) = as_reported(derive(Case(raw, raw.place("SSS"), "en", 2040)))
        assert (own["kind"], own["values"]["points"], own["values"]["base"]) == ("main_activity.employed_up", 3.5, 2014)
        assert not is_supplied(Case(raw, raw.place("049"), "en", 2040))
        assert not is_supplied(Case(raw, raw.place("588"), "en", 2040))


class Activities(Service):
    """A service with a made-up table; its variables are described in the words of the real one."""

    TEXTS = ("Area", "Year", "Main type of activity", "Age", "Sex")

    def __init__(self, *activities: str) -> None:
        super().__init__()
        self.table = next(each for each in declared_tables(CHECKOUT).values() if each.id == "115b")
        self.rows[self.table.path] = everywhere(activities)
        self.updated[self.table.path] = "2026-04-29T05:00:00Z"

    def get(self, path: str) -> object:
        if path == "?config":
            return super().get(path)
        if path.endswith("/"):
            return [{"id": "115b.px", "updated": self.updated[self.table.path].rstrip("Z")}]
        *keys, contents = self._variables(self.table)
        named = [{**key, "text": text} for key, text in zip(keys, self.TEXTS, strict=True)]
        told = contents | {"values": ["tyokay-vaesto"], "valueTexts": ["Population 31 Dec"]}
        return {"title": path, "variables": [*named, told]}

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


def everywhere(activities: tuple[str, ...]) -> pd.DataFrame:
    """Of a hundred residents of each municipality 75 work, 10 seek work and 8 study, in 2014 as in 2024."""
    codes = sorted({*shipped("raw_statfin__projection_municipality")["area_code"]} - {"SSS", "KU588"})
    values = dict(zip(ACTIVITIES, (100, 75, 10, 8), strict=True))
    rows = [
        (code, year, activity, "18-64", "SSS", values[activity])
        for year in (2014, 2024)
        for activity in activities
        for code in codes
    ]
    frame = pd.DataFrame(rows, columns=["area_code", "year", "activity_code", "age_band", "sex_code", "value"])
    keys = ["year", "activity_code", "age_band", "sex_code"]
    country = frame.groupby(keys, as_index=False)["value"].sum().assign(area_code="SSS")
    together: pd.DataFrame = pd.concat([frame, country], ignore_index=True)
    return together


@pytest.mark.slow
def test_the_table_is_fetched_and_taken(tmp_path: Path) -> None:
    home = new_home(tmp_path / "home")
    with running(Activities(*ACTIVITIES)) as service:
        fetched = fetch(home, ["statfin-115b"], at=service.base_url, report=lambda _: None)
    assert (fetched.refused, fetched.new) == ({}, [RAW])
    assert len([*home.raw.glob("statfin-115b/115b/*/complete.json")]) == 1


@pytest.mark.slow
def test_a_table_with_another_variable_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Activities, "TEXTS", ("Area", "Year", "Level of education", "Age", "Sex"))
    home = new_home(tmp_path / "home")
    with running(Activities(*ACTIVITIES)) as service:
        fetched = fetch(home, ["statfin-115b"], at=service.base_url, report=lambda _: None)
    assert "'Level of education' (unknown)" in fetched.refused[RAW]
