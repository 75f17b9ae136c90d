"""Mother tongues and main activities: made-up tables from the raw rows to the answers of their rooms."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

import pandas as pd
import pytest

from lagesbild.exhibits.labour import main_activity
from lagesbild.exhibits.population import mother_tongue
from lagesbild.measures.over_years import Past
from lagesbild.measures.resident_categories import resident_shares
from lagesbild.settings import Project
from lagesbild.sources.fetch import fetch
from lagesbild.store import Store, find_area
from tests.conftest import CHECKOUT, new_home
from tests.derivations import main_activity as main_activity_derived
from tests.derivations import mother_tongue as mother_tongue_derived
from tests.derivations.case import Case
from tests.derivations.found import as_reported
from tests.derivations.raw import Raw
from tests.exhibits.spoken import exhibit_of
from tests.integration.fetching import running
from tests.integration.lone_table import LoneTable, everywhere
from tests.integration.refilled import refilled

BUILT = ("stg_statfin__resident_category", "mart_area__resident_category")
ACTIVITIES = ("SSS", "11", "12", "22")
LANGUAGES = ("SSS", "01", "fi", "sv", "02")


def counted(column: str, codes: Sequence[str], code: str, year: int, *persons: float | None) -> pd.DataFrame:
    """Residents of one area and year by category; None is secret."""
    rows = pd.DataFrame({"area_code": code, "year": year, column: codes, "value": persons})
    status = pd.Series(["..." if value is None else None for value in persons], dtype="object")
    return rows.assign(sex_code="SSS", status=status, content_code="vaesto", content="Population 31 Dec", unit="number")


def active(code: str, year: int, *persons: float | None) -> pd.DataFrame:
    """All aged 18–64, employed, unemployed and students."""
    return counted("activity_code", ACTIVITIES, code, year, *persons).assign(age_band="18-64")


def spoken(code: str, year: int, *persons: float | None) -> pd.DataFrame:
    """All, national, Finnish, Swedish and foreign."""
    return counted("language_code", LANGUAGES, code, year, *persons)


# made up: two municipalities and the country in 2014 and 2024, one municipality with a secret figure
ACTIVE = [
    active("KU005", 2014, 1000, 700, 100, 80),
    active("KU005", 2024, 900, 675, 90, 45),
    active("KU052", 2014, 500, 350, 25, 50),
    active("KU052", 2024, 400, 300, 20, 40),
    active("KU049", 2014, 300, 200, 30, 40),
    active("KU049", 2024, 300, 210, None, 40),
    active("SSS", 2014, 10000, 6900, 1100, 1000),
    active("SSS", 2024, 10000, 7250, 900, 1100),
]
SPOKEN = [
    spoken("KU005", 2014, 1000, 990, 980, 10, 10),
    spoken("KU005", 2024, 900, 860, 850, 9, 40),
    spoken("KU052", 2014, 500, 500, 490, 10, 0),
    spoken("KU052", 2024, 600, 580, 560, 20, 20),
    spoken("KU049", 2014, 300, 290, 250, 40, 10),
    spoken("KU049", 2024, 300, None, 250, 40, None),
    spoken("SSS", 2014, 10000, 9500, 8900, 550, 500),
    spoken("SSS", 2024, 10000, 8900, 8300, 520, 1100),
]
REGION = (active("MK01", 2024, 1200, 1000, 50, 90), spoken("MK01", 2024, 1200, 1000, 900, 90, 200))


class Classified(NamedTuple):
    """A room and what the made-up rows say of it."""

    room: ModuleType
    source: str
    categories: tuple[str, ...]
    country: list[list[float]]
    summed: list[list[float]]
    secret: str
    region: list[tuple[str, int]]


ROOMS = {
    "main_activity": Classified(
        main_activity,
        "statfin-115b",
        ("employed", "unemployed", "student"),
        country=[[2014, 69, 11, 10], [2024, 72.5, 9, 11]],
        summed=[[2014, 70, 8.333, 8.667], [2024, 75, 8.462, 6.538]],
        secret="unemployed",
        region=[("all", 1200), ("employed", 1000), ("student", 90), ("unemployed", 50)],
    ),
    "mother_tongue": Classified(
        mother_tongue,
        "statfin-11rm",
        ("finnish", "swedish", "foreign"),
        country=[[2014, 89, 5.5, 5], [2024, 83, 5.2, 11]],
        summed=[[2014, 98, 1.333, 0.667], [2024, 94, 1.933, 4]],
        secret="foreign",
        region=[("all", 1200), ("finnish", 900), ("foreign", 200), ("swedish", 90)],
    ),
}
every_room = pytest.mark.parametrize("name", ROOMS)


def made_up(home: Project, path: Path, *more: pd.DataFrame) -> Store:
    """A store with both tables; ``more`` are rows of each."""
    active, spoken = (pd.concat(rows, ignore_index=True) for rows in ([*ACTIVE, *more[:1]], [*SPOKEN, *more[1:]]))
    return refilled(home, path, {"raw_statfin__main_activity": active, "raw_statfin__mother_tongue": spoken}, *BUILT)


def percentages(rows: pd.DataFrame) -> list[list[float]]:
    """Year and percent of each category."""
    found: list[list[float]] = rows.set_index("year").filter(like="_pct").round(3).reset_index().to_numpy().tolist()
    return found


@pytest.fixture(scope="module")
def fetched(built_home: Project, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with made_up(built_home, tmp_path_factory.mktemp("fetched") / "store.duckdb") as opened:
        yield opened


@every_room
def test_the_country_has_its_own_row(fetched: Store, name: str) -> None:
    case = ROOMS[name]
    rows, past, sources = resident_shares(
        fetched, name, case.categories, beside={"roles": ["area"], "area_codes": ["SSS"]}
    )
    persons = ["all_persons", *(f"{each}_persons" for each in case.categories)]
    assert rows.columns.tolist() == ["unit", "year", *persons, *(f"{each}_pct" for each in case.categories)]
    assert rows["all_persons"].tolist() == [10000, 10000]
    assert percentages(rows) == case.country
    assert (past, sources) == (Past(2014, (2014, 2024)), frozenset({case.source}))


def test_the_rest_of_a_hundred_is_outside(fetched: Store) -> None:
    found = main_activity.answer(fetched, area=find_area(fetched, "SSS"))
    assert found.rows["outside_pct"].round(9).tolist() == [10.0, 7.5]


@every_room
def test_several_municipalities_are_summed_before_the_share(fetched: Store, name: str) -> None:
    # no region beside them: the region's other municipalities have no figures in the made-up table
    beside = {"roles": ["area", "area"], "area_codes": ["KU005", "KU052"]}
    rows, _, _ = resident_shares(fetched, name, ROOMS[name].categories, beside=beside)
    assert percentages(rows) == ROOMS[name].summed


@every_room
def test_a_secret_number_is_missing_and_its_year_is_left_out(fetched: Store, name: str) -> None:
    of_espoo = fetched.query(
        "select year, category from mart_area__resident_category"
        " where area_code = 'KU049' and classification = $name and residents_persons is null",
        name=name,
    )
    assert of_espoo.to_numpy().tolist() == [[2024, ROOMS[name].secret]]
    beside = {"roles": ["area", "area"], "area_codes": ["KU005", "KU049"]}
    rows, past, _ = resident_shares(fetched, name, ROOMS[name].categories, beside=beside)
    assert (rows.empty, past.known_years) == (True, (2014,))


def test_an_area_of_which_a_municipality_is_missing_has_no_figures(fetched: Store) -> None:
    assert fetched.query("select * from mart_area__resident_category where area_code = 'kopa-jarviseutu'").empty


def test_a_published_region_is_taken_as_it_is(built_home: Project, tmp_path: Path) -> None:
    question = (
        "select category, residents_persons from mart_area__resident_category"
        " where area_code = 'MK01' and classification = $name order by category"
    )
    with made_up(built_home, tmp_path / "store.duckdb", *REGION) as opened:
        for name, case in ROOMS.items():
            assert [*opened.query(question, name=name).itertuples(index=False, name=None)] == case.region


@every_room
def test_an_area_without_figures_is_not_shown(fetched: Store, store: Store, name: str) -> None:
    answer = exhibit_of(ROOMS[name].room).answer
    assert answer(fetched, area=find_area(fetched, "588")).is_empty
    assert answer(store, area=find_area(store, "SSS")).is_empty


@pytest.mark.parametrize(
    ("derivation", "kind", "points"),
    [
        (main_activity_derived, "main_activity.employed_up", 3.5),
        (mother_tongue_derived, "mother_tongue.foreign_up", 6),
    ],
)
def test_it_is_derived_from_the_raw_table(fetched: Store, derivation: ModuleType, kind: str, points: float) -> None:
    with Raw(CHECKOUT.root / "data", fetched.query) as raw:
        (own,) = as_reported(derivation.derive(Case(raw, raw.place("SSS"), "en", 2040)))
        assert (own["kind"], own["values"]["points"], own["values"]["base"]) == (kind, points, 2014)
        assert not derivation.is_supplied(Case(raw, raw.place("049"), "en", 2040))
        assert not derivation.is_supplied(Case(raw, raw.place("588"), "en", 2040))


def activities(fourth: str = "Main type of activity") -> LoneTable:
    """Of a hundred aged 18–64 in each municipality 75 work, 10 seek work and 8 study."""
    values = dict(zip(ACTIVITIES, (100, 75, 10, 8), strict=True))
    rows = everywhere((2014, 2024), "activity_code", values, age_band="18-64", sex_code="SSS")
    return LoneTable("115b", rows, content="tyokay-vaesto", texts=("Area", "Year", fourth, "Age", "Sex"))


def languages() -> LoneTable:
    """Of a hundred residents of each municipality ten have a foreign mother tongue."""
    values = dict(zip(LANGUAGES, (100, 90, 10, 80, 10), strict=True))
    return LoneTable("11rm", everywhere((2015, 2025), "language_code", values, sex_code="SSS"), content="vaesto")


@pytest.mark.slow
@pytest.mark.parametrize("service", [activities(), languages()], ids=["statfin-115b", "statfin-11rm"])
def test_the_table_is_fetched_and_taken(tmp_path: Path, service: LoneTable) -> None:
    home, source = new_home(tmp_path / "home"), f"statfin-{service.table.id}"
    with running(service):
        found = fetch(home, [source], at=service.base_url, report=lambda _: None)
    assert (found.refused, found.new) == ({}, [service.table.table])
    assert len([*home.raw.glob(f"{source}/{service.table.id}/*/complete.json")]) == 1


@pytest.mark.slow
def test_a_table_with_another_variable_is_refused(tmp_path: Path) -> None:
    with running(activities("Level of education")) as service:
        found = fetch(new_home(tmp_path / "home"), ["statfin-115b"], at=service.base_url, report=lambda _: None)
    assert "'Level of education' (unknown)" in found.refused["raw_statfin__main_activity"]
