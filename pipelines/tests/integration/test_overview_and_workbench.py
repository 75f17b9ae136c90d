"""An overview of all areas, and a scenario beside the projection: asked for, refused, run in real kernels."""

from pathlib import Path
from typing import Any

import papermill
import pytest
from nbformat import NotebookNode

from lagesbild.briefs import Job, job_of, overview_job
from lagesbild.briefs.run import run_brief
from lagesbild.contracts import read_edition, read_scenario
from lagesbild.errors import BadFile, UnknownName
from lagesbild.exhibits import SCENARIO, declared
from lagesbild.measures.scenarios import new_scenario, saved_scenario
from lagesbild.notebook import EXHIBIT, OPENING
from lagesbild.settings import Project
from lagesbild.store import Area, Store, find_area
from tests.conftest import new_home
from tests.notebooks import exhibit_ids


@pytest.fixture(scope="module")
def area(store: Store) -> Area:
    return find_area(store, "kopa-jarviseutu")


@pytest.fixture
def own_home(built_home: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A home with its own local folder and the store that was built."""
    home = new_home(tmp_path / "home")
    home.store.symlink_to(built_home.store)
    monkeypatch.setenv("LAGESBILD_HOME", str(home.root))
    return home


def displayed(notebook: NotebookNode) -> list[dict[str, Any]]:
    return [output.get("data", {}) for cell in notebook.cells for output in cell.get("outputs", [])]


def shown(notebook: NotebookNode) -> dict[str, dict[str, Any]]:
    """Id → exhibit, in the order of the page."""
    return {data[EXHIBIT]["id"]: data[EXHIBIT] for data in displayed(notebook) if EXHIBIT in data}


def test_an_overview_is_asked_for_by_edition_and_checked_first(store: Store, own_home: Project) -> None:
    job = overview_job(store, notebook="network_overview", edition="pilot-groups", language="sv", horizon=2035)
    assert job.slug == "network-overview"
    assert job.parameters == {"edition": "pilot-groups", "language": "sv", "horizon": 2035}
    with pytest.raises(UnknownName, match=r"No edition 'pilots'\. Nearest: pilot-groups"):
        overview_job(store, notebook="network_overview", edition="pilots", language="sv", horizon=2035)
    with pytest.raises(UnknownName, match=r"No projected year '2030'\. Nearest: 2035, 2040"):
        overview_job(store, notebook="network_overview", edition="pilot-groups", language="sv", horizon=2030)
    assert read_edition(own_home.reference, "pilot-groups").overview == "network_overview"


def test_a_scenario_that_does_not_fit_is_refused_before_any_notebook(
    store: Store, area: Area, own_home: Project
) -> None:
    new_scenario(store, area=area, name="more-births", description="More.", first_year=2025).save()
    asked: dict[str, Any] = {"notebook": "situation_brief", "members": "", "language": "fi", "horizon": 2040}
    job = job_of(store, area="kopa-jarviseutu", scenario="more-births", **asked)
    assert (job.slug, job.parameters["scenario"]) == ("kopa-jarviseutu-more-births", "more-births")
    with pytest.raises(UnknownName, match=r"No scenario 'more-birth'\. Nearest: more-births\."):
        job_of(store, area="kopa-jarviseutu", scenario="more-birth", **asked)
    with pytest.raises(
        BadFile, match="field members: are KU005, KU052, KU403, KU934, but vpk-tuusula has KU858; save one"
    ):
        job_of(store, area="vpk-tuusula", scenario="more-births", **asked)
    path = own_home.scenarios / "more-births.yml"
    for old, new, problem in [
        ("first_year: 2025", "first_year: 2024", "2024 is not after today's picture, 2024; take 2025"),
        ("projection: 2024", "projection: 2021", "stands on the projection from 2021, the one at hand is from 2024"),
    ]:
        whole = path.read_text(encoding="utf-8")
        path.write_text(whole.replace(old, new), encoding="utf-8")
        with pytest.raises(BadFile, match=problem):
            saved_scenario(store, project=own_home, area=area, name="more-births")
        path.write_text(whole, encoding="utf-8")


def test_a_new_scenario_that_does_not_fit_is_refused(store: Store, area: Area) -> None:
    with pytest.raises(BadFile, match="field first_year: 2024 is not after today's picture, 2024; take 2025"):
        new_scenario(store, area=area, name="x", description="X.", first_year=2024)


@pytest.mark.slow
@pytest.mark.usefixtures("own_home")
def test_the_real_overview_gives_every_exhibit(checkout: Project) -> None:
    notebook = run_brief(Job("network_overview", "", "", "sv", 2040, edition="pilot-groups"), checkout)
    opening = next(data[OPENING] for data in displayed(notebook) if OPENING in data)
    assert (opening["title"], opening["kind"]) == ("Alla kommungrupper sida vid sida", "Översikt · 11 områden")
    assert [message["exhibit"] for message in opening["core_messages"]] == [
        "overview-population",
        "overview-stages",
        "overview-renewal",
    ]
    assert (opening["tiles"], opening["certainty"]) == ([], None)
    assert opening["lead"].startswith("11 kommungrupper planerar utbildning tillsammans.")
    exhibits = shown(notebook)
    assert list(exhibits) == exhibit_ids(checkout.notebooks / "network_overview.ipynb")
    assert {len(each["table"]["rows"]) for each in exhibits.values()} == {11}


@pytest.mark.slow
def test_the_workbench_saves_a_scenario_only_where_it_is_asked_to(
    checkout: Project, own_home: Project, tmp_path: Path
) -> None:
    source = checkout.notebooks / "scenario_workbench.ipynb"
    plain = papermill.execute_notebook(str(source), str(tmp_path / "plain.ipynb"), progress_bar=False)
    assert list(shown(plain)) == exhibit_ids(source) == ["scenario", "scenario-places"]
    assert "Not saved." in plain.cells[-1].outputs[0]["data"]["text/plain"]
    assert not own_home.scenarios.exists()
    given = {"save": True, "fertility_change_pct": -20, "name": "fewer"}
    papermill.execute_notebook(str(source), str(tmp_path / "out.ipynb"), parameters=given, progress_bar=False)
    assert read_scenario(own_home, "fewer").fertility_change_pct == -20


@pytest.mark.slow
@pytest.mark.usefixtures("own_home")
def test_a_brief_shows_the_scenario_that_was_saved(checkout: Project, store: Store, area: Area) -> None:
    new_scenario(store, area=area, name="fewer", description="Fewer.", first_year=2025, fertility_change_pct=-20).save()
    exhibits = shown(run_brief(Job("situation_brief", "kopa-jarviseutu", "", "en", 2040, "fewer"), checkout))
    left_out = {each.id for each in declared() if each.needs and each.needs != (SCENARIO,)}
    listed = exhibit_ids(checkout.notebooks / "situation_brief.ipynb")
    assert list(exhibits) == [name for name in listed if name not in left_out]
    # 686 × 0.8 = 548.8
    assert exhibits["scenario"]["takeaway"].endswith("in grades 1–6: a fifth fewer children and young people.")
    grades = next(row for row in exhibits["scenario"]["table"]["rows"] if row["header"] == "7–12, grades 1–6")
    assert grades["cells"] == ["1,124", "686", "549", "−137", "−20.0%"]
