"""A kit of a real group, from the run of its brief to the answers of a table in the register."""

import json
import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from lagesbild.chosen import read_register
from lagesbild.settings import Project
from lagesbild.store import Store, find_area
from lagesbild.workshop import kit as making
from lagesbild.workshop.collect import collect
from lagesbild.workshop.edition import Asked
from lagesbild.workshop.kit import write_kit
from lagesbild.workshop.record import read_kit
from tests.conftest import new_home
from tests.workshop import answered

pytestmark = pytest.mark.slow
GROUP = "kopa-suupohja"
SNAPSHOT = "pilot-groups-2026-11-29-0a1b2c3d"
DAY = date(2026, 11, 29)


@pytest.fixture(scope="module")
def project(built_home: Project, checkout: Project, tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A home of its own with the real store and the notebooks that ship."""
    own = new_home(tmp_path_factory.mktemp("made") / "home")
    own.store.hardlink_to(built_home.store)
    own.notebooks.symlink_to(checkout.notebooks)
    return own


@pytest.fixture(scope="module")
def folder(project: Project, store: Store, tmp_path_factory: pytest.TempPathFactory) -> Path:
    patch = pytest.MonkeyPatch()
    patch.setenv("LAGESBILD_HOME", str(project.root))
    patch.setenv("PATH", str(tmp_path_factory.mktemp("empty")))
    patch.delenv("CHROMIUM", raising=False)
    told: list[str] = []
    try:
        asked = Asked(find_area(store, GROUP), 2040, ("sv",), SNAPSHOT)
        made = write_kit(store, project, asked, report=told.append)
    finally:
        patch.undo()
    assert told[0] == making.NO_BROWSER
    return made


def test_a_kit_stands_with_its_brief_in_one_folder(folder: Path) -> None:
    there = {str(path.relative_to(folder)) for path in folder.rglob("*.html")}
    pages = ("accessibility", "answers", "facilitator", "placemat", "questions", GROUP, f"{GROUP}-in-depth")
    assert there == {f"sv/{name}.html" for name in pages}
    script = (folder / "sv" / "facilitator.html").read_text(encoding="utf-8")
    for href in re.findall(r'href="([^"#][^"]*)"', script):
        name, _, anchor = href.partition("#")
        page = folder / "sv" / name.partition("?")[0]
        assert page.exists(), href
        assert not anchor or f'id="{anchor}"' in page.read_text(encoding="utf-8"), href


def test_a_shrinking_group_starts_from_its_shrinking_ages(folder: Path) -> None:
    script = (folder / "sv" / "facilitator.html").read_text(encoding="utf-8")
    (start,) = re.findall(r'<p class="start">(.*?)</p>', script)
    words = re.sub("<[^>]*>", "", start).replace("\N{WORD JOINER}", "").replace("\N{NO-BREAK SPACE}", " ")
    assert words == "Figur 2 Antalet 13–15-åringar minskar med 46 % medan de äldsta ökar med 64,5 %."
    sheets = (folder / "sv" / "questions.html").read_text(encoding="utf-8")
    assert "Enligt prognosen blir barnen i grundskoleåldern färre." in sheets
    assert SNAPSHOT in sheets


def test_the_answers_of_a_table_come_into_the_register_with_real_figures(
    folder: Path, project: Project, tmp_path: Path
) -> None:
    (kept,) = (project.workshops / GROUP).iterdir()
    kit = read_kit(project, GROUP, kept.name)
    path = answered(tmp_path, kit=kit.id, snapshot=kit.snapshot, agreement={"cohorts": {"level": "fully"}})
    own = Project(tmp_path / "own")
    shutil.copytree(project.workshops, own.workshops)
    shutil.copytree(project.root / "expectations", own.root / "expectations")
    found = collect(own, [path], today=DAY)
    assert found.taken.refused == ()
    (measure,) = [entry.measure for entry in read_register(own).entries]
    figure = (measure.value_then, measure.year_then, measure.kind_then, measure.projected_then, measure.projected_year)
    assert figure == ("1239", "2024", "projected", "734", "2040")  # Statistics Finland, 14wx: the four municipalities
    assert measure.snapshot == SNAPSHOT


def test_the_form_holds_the_figures_of_the_kit_and_no_others(folder: Path, project: Project) -> None:
    (kept,) = (project.workshops / GROUP).iterdir()
    words = read_kit(project, GROUP, kept.name).words["sv"]
    form = (folder / "sv" / "answers.html").read_text(encoding="utf-8")
    first = form.partition('id="measures.0.fact_key"')[2].partition("</select>")[0]
    codes = set(re.findall(r'value="([^"]+)"', first))
    assert codes == {choice.code for choice in words.figures}
    assert {"school-stages/7-12/today", "population-history/residents/today"} <= codes
    about = json.loads(re.findall(r'id="about">(.*?)</script>', form, flags=re.DOTALL)[0])
    assert about["kit"] == {"group": GROUP, "kit": kept.name, "language": "sv", "snapshot": SNAPSHOT}
