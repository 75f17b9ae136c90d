"""Dated snapshots: complete or absent, never overwritten, every page with date and id."""

import hashlib
import json
import re

import pytest
from frictionless import Package
from rocrate.rocrate import ROCrate

from lagesbild.publish import snapshot
from lagesbild.publish.edition import NothingToPublish, make_edition
from lagesbild.publish.leaks import LeakFound
from lagesbild.publish.shelf import shelf_of
from lagesbild.publish.snapshot import InputsChanged
from lagesbild.publish.verify import verify
from lagesbild.settings import Project
from tests.integration.made_up_snapshots import JOBS, files_of, names_on, publish

pytestmark = pytest.mark.slow


def test_a_snapshot_holds_pages_notebooks_checks_metadata_and_a_manifest_of_all(
    home: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = publish(home, monkeypatch)
    assert re.fullmatch("pilots-2026-11-29-[0-9a-f]{8}", made.folder.name)
    there = files_of(made.folder)
    assert {"index.html", "fi/first.html", "sv/tables/second/a.csv", "notebooks/fi/first.ipynb"} <= there.keys()
    assert {"checks.json", "manifest.json", "ro-crate-metadata.json", "assets/plotly.min.js"} <= there.keys()
    assert {"fi/tables/first.xlsx", "datapackage.json", "bom.cdx.json", "assets/licences.txt"} <= there.keys()
    manifest = json.loads((made.folder / "manifest.json").read_text())
    assert manifest["files"] == {name: digest for name, digest in there.items() if name != "manifest.json"}
    assert (manifest["id"], manifest["edition"], manifest["date"]) == (made.folder.name, "pilots", "2026-11-29")
    assert manifest["pages"]["sv/second.html"] == {
        "notebook": "n",
        "parameters": {"area": "second", "members": "", "language": "sv", "horizon": 2040},
    }
    groups = hashlib.sha256((home.reference / "groups.csv").read_bytes()).hexdigest()
    assert manifest["inputs"]["data/reference/groups.csv"] == groups
    assert manifest["inputs"]["expectations/columns.yml"]
    assert manifest["entries"]["fi/first.html"]["area_name"] == "Area first"


def test_every_page_bears_date_and_id(home: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    made = publish(home, monkeypatch)
    pages = list(made.folder.rglob("*.html"))
    assert len(pages) == 4 + 3 + 3 + 1  # briefs, indexes, statements, the root
    for page in pages:
        assert made.folder.name in page.read_text(encoding="utf-8"), page.name
    assert "Koonnut Lägesbild, julkaistu 29. marraskuuta 2026." in (made.folder / "fi/index.html").read_text()


def test_the_metadata_is_an_ro_crate_of_that_day(home: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    made = publish(home, monkeypatch)
    crate = ROCrate(made.folder)
    assert str(crate.root_dataset["datePublished"]) == "2026-11-29"
    assert crate.root_dataset["identifier"] == made.folder.name
    page = crate.dereference("fi/first.html")
    assert page["encodingFormat"] == "text/html"
    assert page["sha256"] == files_of(made.folder)["fi/first.html"]
    division = crate.dereference("#statfin-division")
    assert division["name"] == "Statistics Finland, Municipalities and regions, table kunta"


def test_the_tables_are_a_data_package_of_that_snapshot(home: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    made = publish(home, monkeypatch)
    told = json.loads((made.folder / "datapackage.json").read_text())
    assert (told["id"], told["version"], told["licenses"][0]["title"]) == (made.folder.name, "2026-11-29", "CC BY 4.0")
    first = told["resources"][0]
    assert (first["path"], first["bytes"]) == ("fi/tables/first/a.csv", 10)
    assert first["hash"] == f"sha256:{files_of(made.folder)['fi/tables/first/a.csv']}"
    package = Package(str(made.folder / "datapackage.json"))
    assert package.validate().valid
    assert package.get_table_resource("sv-second-a").read_rows() == [{"a": 1, "b": 2}]


def test_a_table_that_is_not_as_it_was_described_is_refused(home: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    made = publish(home, monkeypatch)
    (made.folder / "fi/tables/first/a.csv").write_bytes(b"a;b\r\n1;x\r\n")
    report = Package(str(made.folder / "datapackage.json")).validate()
    assert {error.type for task in report.tasks for error in task.errors} == {"hash-count", "type-error"}


def test_the_inputs_are_kept_outside_what_is_published(home: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    (home.local / "groups.csv").write_text("mine\n")
    made = publish(home, monkeypatch)
    digest = made.manifest.recipe.inputs["data/local/groups.csv"]
    assert (shelf_of(home) / ".inputs" / digest).read_text() == "mine\n"
    assert digest not in files_of(made.folder).values()


def test_the_same_id_again_is_compared_and_stays(home: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    first = publish(home, monkeypatch)
    there = files_of(first.folder)
    again = publish(home, monkeypatch)
    assert (first.is_new, again.is_new, again.folder, again.differing) == (True, False, first.folder, ())
    other = publish(home, monkeypatch, words=" other")
    assert other.folder == first.folder
    assert [path for path in other.differing if path.endswith(".html")] == sorted(job.path for job in JOBS)
    assert files_of(first.folder) == there


def test_a_changed_figure_is_another_snapshot(home: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    before = publish(home, monkeypatch).folder
    (home.reference / "groups.csv").write_bytes((home.reference / "groups.csv").read_bytes() + b"\n")
    after = publish(home, monkeypatch).folder
    assert before.name[:-8] == after.name[:-8]
    assert before.name != after.name
    assert verify(before, shelf_of(home)).is_whole


def test_what_changes_while_pages_are_made_stops_publishing(home: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    def meddling(*args: object, **named: object) -> object:
        (home.reference / "groups.csv").write_text("x\n")
        return make_edition(*args, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(snapshot, "make_edition", meddling)
    with pytest.raises(InputsChanged):
        publish(home, monkeypatch)
    assert names_on(shelf_of(home)) == []


def test_a_page_that_holds_a_path_is_refused_and_nothing_is_there(
    home: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(LeakFound, match=re.escape(f"fi/first.html: the path {home.root}")):
        publish(home, monkeypatch, words=f" {home.root}/data")
    assert names_on(shelf_of(home)) == []


def test_a_brief_that_fails_keeps_its_page_which_says_so(home: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    before = publish(home, monkeypatch, day="2026-11-01").folder
    now = publish(home, monkeypatch, failing=("first fi",), words=" new")
    page = (now.folder / "fi/first.html").read_text()
    assert "<p>first fi</p>" in page
    assert '<p class="notice">Ei uusittu 29. marraskuuta 2026, koska uusi versio' in page
    assert before.name in page  # it bears the id of the snapshot that it comes from
    assert "<p>first sv new</p>" in (now.folder / "sv/first.html").read_text()
    assert now.manifest.kept == ("fi/first.html",)
    assert (now.folder / "fi/tables/first/a.csv").exists()
    assert (now.folder / "fi/tables/first.xlsx").exists()
    told = json.loads((now.folder / "datapackage.json").read_text())
    assert "fi-first-a" in [resource["name"] for resource in told["resources"]]
    assert (now.folder / "notebooks/fi/first.ipynb").exists()
    assert verify(now.folder, shelf_of(home)).is_whole
    assert "notice" not in (before / "fi/first.html").read_text()


def test_the_notice_of_the_first_failure_stays(home: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(home, monkeypatch, day="2026-11-01")
    first = publish(home, monkeypatch, day="2026-11-15", failing=("first fi",))
    second = publish(home, monkeypatch, failing=("first fi",))
    page = (second.folder / "fi/first.html").read_text()
    assert page == (first.folder / "fi/first.html").read_text()
    assert page.count('class="notice"') == 1


def test_when_every_brief_fails_nothing_is_published(home: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(NothingToPublish):
        publish(home, monkeypatch, failing=tuple(map(str, JOBS)))
    assert names_on(shelf_of(home)) == []
