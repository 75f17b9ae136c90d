"""What an analyst asks from any notebook or script: areas, the answer of one exhibit, free questions; read-only."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import duckdb
import pandas as pd
import papermill
import pytest

import lagesbild
from lagesbild.errors import BadParameter, StoreMissing, UnknownName
from lagesbild.notebook.desk import Desk
from lagesbild.notebook.units import typed_columns
from lagesbild.settings import NoProject, Project
from tests.conftest import CHECKOUT


@pytest.fixture
def desk(built_home: Project, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setenv("LAGESBILD_HOME", str(built_home.root))
    with lagesbild.open() as opened:
        yield opened


def test_areas_are_found_by_name_and_kind(desk: Desk) -> None:
    found = desk.areas("esbo", kind="municipality")
    assert found.to_dict("records") == [
        {"area_code": "KU049", "kind": "municipality", "name_fi": "Espoo", "name_sv": "Esbo", "name_en": "Espoo"}
    ]


def test_an_answer_has_typed_columns_their_units_and_its_sources(desk: Desk) -> None:
    found = desk.answer("school-stages", area="kopa-jarviseutu", horizon=2040, language="sv")
    pupils = found.rows.query("stage == '7-12' and kind == 'projected' and year == 2040")
    assert pupils["population_persons"].to_list() == [686]
    assert {name: str(found.rows[name].dtype) for name in ("stage", "year", "population_persons", "change_pct")} == {
        "stage": "string",
        "year": "Int64",
        "population_persons": "Int64",
        "change_pct": "Float64",
    }
    assert found.units == {"population_persons": "persons", "change_persons": "persons", "change_pct": "%"}
    assert list(found.sources.index) == ["statfin-11re-municipality", "statfin-14wx-municipality"]
    assert found.sources["publisher"].to_list() == ["Statistikcentralen"] * 2


def test_a_column_has_one_type_whatever_is_missing() -> None:
    rows = pd.DataFrame({"area_code": ["005", None], "vacancies_count": [3.0, None], "tertiary_pct": [30.0, 28.0]})
    typed = typed_columns(rows)
    assert [str(dtype) for dtype in typed.dtypes] == ["string", "Int64", "Float64"]
    assert typed["area_code"].to_list()[0] == "005"


def test_areas_side_by_side_and_own_groups_are_asked_by_their_codes(desk: Desk) -> None:
    both = desk.answer("overview-population", areas=["KU005", "MK06"])
    assert set(both.rows["area_code"]) == {"KU005", "MK06"}
    own = desk.answer("cohorts", members="005,052").rows
    parts = [desk.answer("cohorts", area=code).rows for code in ("005", "052")]
    assert own["population_persons"].sum() == sum(part["population_persons"].sum() for part in parts)


def test_exhibits_are_listed_with_what_they_take(desk: Desk) -> None:
    rows = desk.exhibits(language="en").set_index("exhibit")
    assert rows.loc["overview-stages", "takes"] == "areas, horizon"
    assert list(rows.loc["school-stages"]) == [
        "service_need",
        "How does the age group of each school stage change?",
        "area, horizon",
    ]


def test_tables_and_columns_say_what_they_are_in_the_store_itself(desk: Desk) -> None:
    tables = desk.tables()
    assert tables["table_name"].iloc[0].startswith("mart_")
    assert tables["meaning"].str.len().min() > 20
    columns = desk.columns("mart_area__population").set_index("column_name")
    assert list(columns.loc["age_years"]) == ["integer", "Age in full years; 100 is 100 and over. Unit: years."]


def test_free_questions_bind_their_values_and_change_nothing(desk: Desk) -> None:
    of_espoo = "select name_sv from mart_area__area where area_code = $code"
    assert desk.query(of_espoo, code="KU049")["name_sv"].to_list() == ["Esbo"]
    assert desk.query(of_espoo, code="' or true --").empty
    with pytest.raises(duckdb.InvalidInputException, match="read-only"):
        desk.query("drop table mart_area__area")


def test_what_is_wrong_is_named_with_what_there_is(desk: Desk) -> None:
    with pytest.raises(UnknownName, match=r"No exhibit 'cohort'\. Nearest: cohorts"):
        desk.answer("cohort", area="049")
    with pytest.raises(UnknownName, match=r"No projected year '2030'\. Nearest: 2035, 2040\."):
        desk.answer("school-stages", area="049", horizon=2030)
    with pytest.raises(UnknownName, match=r"No table 'mart_population'\. Nearest: mart_area__population"):
        desk.columns("mart_population")
    with pytest.raises(BadParameter, match="Parameter area is ''; it should be given, as cohorts takes area"):
        desk.answer("cohorts")


def test_without_a_store_or_a_project_the_command_that_helps_is_named(
    home: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LAGESBILD_HOME", str(home.root))
    with pytest.raises(StoreMissing, match=r"There is no store yet\. Build it: lagesbild build"):
        lagesbild.open()
    monkeypatch.setenv("LAGESBILD_HOME", str(tmp_path))
    with pytest.raises(NoProject, match="LAGESBILD_HOME holds no Lägesbild project"):
        lagesbild.open()


def test_a_package_that_lies_elsewhere_finds_the_project_around_it(home: Project, tmp_path: Path) -> None:
    where = "from lagesbild.settings import project; print(project().root)"
    away = tmp_path / "away" / "lib" / "lagesbild"
    shutil.copytree(CHECKOUT.root / "pipelines" / "lagesbild", away)
    env = os.environ | {"LAGESBILD_HOME": "", "PYTHONPATH": str(away.parent)}
    run = partial(subprocess.run, [sys.executable, "-c", where], env=env, capture_output=True, text=True, check=False)
    inside = run(cwd=home.reference)
    assert inside.stdout == f"{home.root}\n"
    outside = run(cwd=tmp_path)
    assert "NoProject: This folder holds no Lägesbild project" in outside.stderr


@pytest.mark.slow
def test_the_recipes_run_in_a_kernel(
    checkout: Project, built_home: Project, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("LAGESBILD_HOME", str(built_home.root))
    source, given = checkout.notebooks / "recipes.ipynb", {"area": "049", "horizon": 2035}
    run = papermill.execute_notebook(
        str(source), str(tmp_path / "out.ipynb"), parameters=given, progress_bar=False, cwd=str(tmp_path)
    )
    shown = {cell.id: cell.outputs[0]["data"]["text/plain"] for cell in run.cells if cell.get("outputs")}
    asked = {"areas", "exhibits", "answer", "units", "sources", "own-group", "many", "tables", "columns", "query"}
    assert set(shown) == asked
    assert shown["query"].split()[-2:] == ["projected", "39035"]
    assert shown["units"].startswith("{'base_persons': 'persons'")
