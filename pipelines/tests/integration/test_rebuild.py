"""A snapshot is made again from its recorded inputs: every byte the same, and what is not is named."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from lagesbild.briefs import jobs_of, load_edition
from lagesbild.checks import build_checked_store
from lagesbild.publish import rebuild as rebuild_module
from lagesbild.publish.code_version import code_version
from lagesbild.publish.inputs import InputsMissing, restore_inputs
from lagesbild.publish.manifest import Manifest
from lagesbild.publish.rebuild import code_differences, rebuild
from lagesbild.publish.recipe import NO_EARLIER, recipe_of
from lagesbild.publish.shelf import earlier_than, shelf_of
from lagesbild.publish.snapshot import Snapshot, publish_snapshot
from lagesbild.settings import Project
from lagesbild.store import Store
from lagesbild.workshop.published import keep_kits, page_with_kit
from lagesbild.workshop.record import read_kit
from tests.integration.made_up_snapshots import publish

pytestmark = pytest.mark.slow

EDITION = """
  one:
    notebook: situation_brief
    languages: [sv]
    horizon: 2040
    areas: [kopa-suupohja]
"""


OWN_GROUP = """group_code,name_fi,name_sv,name_en,programme,member_code,source
own-valley,Oma laakso,Egen dal,Own valley,Own,KU005,Decision
own-valley,Oma laakso,Egen dal,Own valley,Own,KU052,Decision
"""


def quiet(line: str) -> None:
    """Reports are not read here."""


def published(home: Project) -> Snapshot:
    """One real brief of one language as an edition of its own, with figures of the user's own: the second of two."""
    editions = home.reference / "editions.yml"
    editions.write_text(editions.read_text(encoding="utf-8") + EDITION, encoding="utf-8")
    home.notebooks.mkdir()
    for name in ("situation_brief", "network_overview", "models"):
        original = Path(__file__).resolve().parents[3] / "notebooks" / f"{name}.ipynb"
        (home.notebooks / f"{name}.ipynb").write_bytes(original.read_bytes())
    (home.local / "groups.csv").write_text(OWN_GROUP, encoding="utf-8")
    build_checked_store(home, report=quiet)
    edition = load_edition(home, "one")
    with Store.open(home) as store:
        jobs = jobs_of(store, name="one", edition=edition)
    for day in ("2026-02-01", "2026-03-01"):
        if day == "2026-03-01":  # with the models that ship as an example as if they were the group's own
            home.measures.write_bytes((home.reference / "example_measures.csv").read_bytes())
        earlier = earlier_than(shelf_of(home), "one", day)
        recipe = recipe_of(home, edition="one", day=day, address="https://example.org/briefs", earlier=earlier)
        snapshot = publish_snapshot(home, jobs, recipe=recipe, edition=edition, report=quiet, paged=page_with_kit)
    return snapshot


def test_a_rebuild_is_the_same_to_the_byte_and_names_what_was_changed(
    home: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LAGESBILD_HOME", str(home.root))
    folder = published(home).folder
    page = folder / "sv/kopa-suupohja.html"
    assert "publicerad den 1 mars 2026" in page.read_text(encoding="utf-8")
    same = "Ingenting har ändrats sedan lägesbilden av den 1 februari 2026."
    assert same in page.read_text(encoding="utf-8")
    assert same in (folder / "sv/kopa-suupohja-since.html").read_text(encoding="utf-8")
    _prove_kit_and_models(home, folder)
    _prove_units(folder)
    index = folder / "sv/index.html"
    index.write_bytes(index.read_bytes().replace(b"Suupohja", b"Suomenselka", 1))
    monkeypatch.setenv("LAGESBILD_HOME", str(home.root.parent / "elsewhere"))
    found = rebuild(folder, report=quiet, paged=page_with_kit)
    assert (found.missing, found.added, found.changed) == ((), (), ("sv/index.html",))
    assert not found.is_same


def _prove_kit_and_models(home: Project, folder: Path) -> None:
    """Both lead on from index and brief, bear the snapshot's id, and every link of theirs leads somewhere."""
    assert 'href="kopa-suupohja-facilitator.html"' in (folder / "sv/index.html").read_text(encoding="utf-8")
    kit = [f"sv/kopa-suupohja-{name}.html" for name in ("facilitator", "questions", "placemat", "answers")]
    models = [f"{language}/models.html" for language in ("fi", "sv", "en")]
    for path in (*kit, *models):
        text = (folder / path).read_text(encoding="utf-8")
        assert folder.name in text, path
        hrefs = {href.partition("?")[0].partition("#")[0] for href in re.findall(r'href="([^"]*)"', text)}
        own = [href for href in hrefs if href and not href.startswith(("http", "../fi/", "../en/"))]
        assert [href for href in own if not (folder / path).parent.joinpath(href).exists()] == [], path
    assert 'href="models.html"' in (folder / "sv/kopa-suupohja.html").read_text(encoding="utf-8")
    assert (folder / "sv/models.docx").read_bytes().startswith(b"PK")
    keep_kits(home, folder)
    (kept,) = (home.workshops / "kopa-suupohja").iterdir()
    found = read_kit(home, "kopa-suupohja", kept.name)
    assert (found.snapshot, set(found.words)) == (folder.name, {"sv"})


def _prove_units(folder: Path) -> None:
    """Every column of numbers in the data package has its unit; shares are %, counts their noun."""
    told = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    tables = [each for each in told["resources"] if each["format"] == "csv"]
    numbers = {
        (each["path"].rpartition("/")[2], field["name"]): field.get("unit")
        for each in tables
        for field in each["schema"]["fields"]
        if field["type"] in {"integer", "number"}
    }
    assert [column for column, unit in numbers.items() if not unit] == []
    assert len(numbers) > 100
    assert {"persons", "%", "per 100", "per 1,000 residents", "vacancies", "jobs", "euro", "1"} <= {*numbers.values()}


@pytest.mark.parametrize(("content", "there"), [(None, "missing"), (b"changed", "changed")])
def test_inputs_that_are_missing_or_changed_are_named_before_anything_is_made(
    content: bytes | None, there: str, home: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = publish(home, monkeypatch)
    kept = shelf_of(home) / ".inputs" / made.manifest.recipe.inputs["data/reference/groups.csv"]
    kept.unlink()
    if content is not None:
        kept.write_bytes(content)
    with pytest.raises(InputsMissing) as refused:
        rebuild(made.folder, report=quiet)
    assert refused.value.names == ["data/reference/groups.csv"]


def test_kept_inputs_make_a_project_with_the_same_inputs(
    home: Project, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (home.local / "groups.csv").write_text("mine\n")
    made = publish(home, monkeypatch)
    again = restore_inputs(made.manifest.recipe.inputs, shelf_of(home), tmp_path / "again")
    recipe = recipe_of(again, edition="pilots", day="2026-11-29", address="", earlier=NO_EARLIER)
    assert (recipe.id, recipe.inputs) == (made.folder.name, made.manifest.recipe.inputs)


def test_another_program_is_named(home: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    manifest = publish(home, monkeypatch).manifest
    assert code_differences(manifest) == []
    older = replace(code_version(), version="0.0.9", libraries={**code_version().libraries, "plotly": "5.0"})
    told = code_differences(replace(manifest, recipe=replace(manifest.recipe, code=older)))
    assert [line.split(" → ")[0] for line in told] == ["lagesbild 0.0.9", "plotly 5.0"]


def test_a_browser_that_drew_and_is_not_here_is_named(home: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rebuild_module, "is_here", lambda browser: browser == "Chromium 2")
    made = publish(home, monkeypatch)
    drawn = replace(made.manifest, recipe=replace(made.manifest.recipe, browser="Chromium 1"))
    (made.folder / "manifest.json").write_bytes(drawn.content)
    assert Manifest.read(made.folder).recipe.browser == "Chromium 1"
    assert code_differences(drawn) == ["Chromium 1, which is not here: drawings are taken as they are"]
    assert code_differences(replace(drawn, recipe=replace(drawn.recipe, browser="Chromium 2"))) == []


def test_a_manifest_from_before_drawings_has_no_browser(home: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    made = publish(home, monkeypatch)
    told = json.loads((made.folder / "manifest.json").read_text(encoding="utf-8"))
    assert told.pop("browser") == ""
    (made.folder / "manifest.json").write_text(json.dumps(told), encoding="utf-8")
    assert Manifest.read(made.folder).recipe == made.manifest.recipe
