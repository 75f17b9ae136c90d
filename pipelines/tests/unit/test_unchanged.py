"""A run that nothing changed for is known without the store: any file that pages are made from, any page counts."""

import os
from pathlib import Path

import pytest

from lagesbild import unchanged
from lagesbild.settings import Project
from lagesbild.unchanged import Standing, remember, standing_of, state_of


@pytest.fixture
def place(tmp_path: Path) -> Project:
    home = Project(tmp_path)
    for path in (home.store, home.local / "groups.csv", home.contracts / "a.yml", home.notebooks / "b.ipynb"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("as it was")
    answer = home.raw / "statfin" / "121w" / "answer.json"
    answer.parent.mkdir(parents=True)
    answer.write_text("as it was")
    return home


@pytest.fixture
def put(place: Project) -> Standing:
    """A site whose link leads to the folder of a preview, as a run puts it in place."""
    folder = place.previews / "0a1b2c3d4e5f"
    (folder / "fi").mkdir(parents=True)
    (folder / "fi" / "ku005.html").write_text("page")
    site = place.reports / "site"
    site.symlink_to(Path("previews", folder.name))
    return Standing(site, 1)


@pytest.mark.parametrize(
    "path",
    [
        "data/lagesbild.duckdb",
        "data/local/groups.csv",
        "data/local/scenarios/fewer.yml",
        "data/raw/statfin/121w/answer.json",
        "expectations/contracts/a.yml",
        "notebooks/b.ipynb",
    ],
)
def test_another_content_or_a_new_file_is_another_state(place: Project, path: str) -> None:
    before, changed = state_of(place, "pilots"), place.root / path
    assert state_of(place, "pilots") == before
    changed.parent.mkdir(exist_ok=True)
    changed.write_text("another")
    assert state_of(place, "pilots") != before


def test_another_question_or_program_is_another_state(place: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    states = {state_of(place, "pilots"), state_of(place, "pilots", "sv"), state_of(place, "storsthlm")}
    monkeypatch.setattr(unchanged, "program_digest", lambda: "another")
    assert len(states | {state_of(place, "pilots")}) == 4


def test_what_is_hidden_or_made_of_the_state_is_none_of_it(place: Project) -> None:
    before = state_of(place)
    (place.local / ".lock").touch()
    (place.local / "groups.xlsx").symlink_to(place.root / "nowhere.xlsx")
    (place.raw / ".tables").mkdir()
    (place.raw / ".tables" / "a.parquet").touch()
    (place.reports / "site").mkdir(parents=True)
    os.utime(place.local / "groups.csv", (0, 0))
    assert state_of(place) == before


def test_a_site_stands_while_state_and_every_file_are_as_they_were(place: Project, put: Standing) -> None:
    remember(place, "pilots", "1", put)
    assert standing_of(place, "pilots", "1") == put
    assert standing_of(place, "pilots", "2") is None
    assert standing_of(place, "storsthlm", "1") is None
    (put.site / "fi" / "ku005.html").write_text("pag")
    assert standing_of(place, "pilots", "1") is None


def test_a_site_that_is_gone_or_leads_elsewhere_does_not_stand(place: Project, put: Standing) -> None:
    remember(place, "pilots", "1", put)
    (place.previews / "ffffffffffff").mkdir()
    put.site.unlink()
    put.site.symlink_to(Path("previews", "ffffffffffff"))
    assert standing_of(place, "pilots", "1") is None
    put.site.unlink()
    assert standing_of(place, "pilots", "1") is None


def test_a_damaged_record_tells_nothing(place: Project, put: Standing) -> None:
    remember(place, "pilots", "1", put)
    (place.reports / ".ledger" / "runs" / "pilots.json").write_text("[]")
    assert standing_of(place, "pilots", "1") is None
