"""The published site: complete or absent, a failure isolated, the same input the same bytes."""

import hashlib
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from lagesbild.briefs import Job, Outcome
from lagesbild.files import say_once
from lagesbild.publish import Page, folders, publish_edition
from lagesbild.publish import edition as made_edition
from lagesbild.publish.edition import NothingToPublish
from lagesbild.publish.entry import Entry
from lagesbild.publish.exporter import Frame, brief_page, in_depth_page
from lagesbild.publish.kept import HEADS
from lagesbild.settings import Project
from lagesbild.store import Directory
from tests.browser.sample import sample_notebook

ASSETS = ("find.js", "icon.svg", "lagesbild.css", "lagesbild.js", "licences.txt", "plotly.min.js")
JOBS = [Job("n", area, "", language, 2040) for area in ("first", "second") for language in ("fi", "sv")]


def page_of(job: Job, words: str = "") -> Page:
    entry = Entry(f"{job.slug}.html", "P", f"Area {job.slug}", "Group", "2000–2040", ("A", "B"), "Core.")
    return Page(f"{job.language}/{job.slug}.html", f"<p>{job}{words}</p>", entry)


def publish(
    home: Project,
    monkeypatch: pytest.MonkeyPatch,
    *,
    failing: tuple[str, ...] = (),
    words: str = "",
    edition: str = "pilot-groups",
) -> list[str]:
    """Publish ``JOBS`` without kernels: each page is one paragraph, the ``failing`` ones fail; return the report."""

    def outcomes(jobs: list[Job], make: object) -> Iterator[Outcome[Page]]:
        for job in reversed(jobs):
            if str(job) in failing:
                yield Outcome(job, 1.0, failure=f"{job}: cell 3: ValueError")
            else:
                yield Outcome(job, 1.0, page_of(job, words))

    said: list[str] = []
    monkeypatch.setattr(made_edition, "run_many", outcomes)
    monkeypatch.setattr(made_edition, "withheld_jobs", lambda project, jobs: {})
    monkeypatch.setattr(made_edition, "read_places", lambda project, jobs: (Directory((), (), {}, {}), {}))
    said.append(str(len(publish_edition(home, JOBS, edition=edition, report=said.append).failures)))
    return said


def files_of(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_a_site_has_every_page_indexes_assets_and_a_manifest_of_them(
    home: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(home, monkeypatch)
    there = files_of(home.reports / "site")
    pages = [
        f"{language}/{name}.html"
        for language in ("en", "fi", "sv")
        for name in ("accessibility", "first", "index", "second")
    ]
    pages = [page for page in pages if page not in ("en/first.html", "en/second.html")]
    assets = [f"assets/{name}" for name in ASSETS]
    assert sorted(there) == sorted([*pages, *assets, "index.html", "manifest.json"])
    manifest = json.loads((home.reports / "site" / "manifest.json").read_text())
    assert manifest["files"] == {name: digest for name, digest in there.items() if name != "manifest.json"}


def test_the_same_pages_are_the_same_snapshot(home: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(home, monkeypatch)
    first = (home.reports / "site").resolve()
    publish(home, monkeypatch)
    assert (home.reports / "site").resolve() == first
    assert [path.name for path in (home.reports / "previews").iterdir()] == [first.name]


def test_two_runs_that_end_at_once_leave_one_whole_snapshot(home: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(home, monkeypatch)
    folder = (home.reports / "site").resolve()
    there = files_of(folder)
    late = home.reports / "previews" / ".making-late"
    shutil.copytree(folder, late)
    folders._rename(late, folder)
    assert files_of(folder) == there
    assert [path.name for path in (home.reports / "previews").iterdir()] == [folder.name]


def test_a_snapshot_that_cannot_be_named_is_an_error_and_stays(home: Project) -> None:
    making, folder = home.reports / "previews" / ".making-1", home.reports / "previews" / "half"
    making.mkdir(parents=True)
    for file in (making / "page", folder):
        file.write_text("x")
    with pytest.raises(NotADirectoryError):
        folders._rename(making, folder)
    assert (making / "page").exists()


def test_new_pages_are_a_new_snapshot_and_the_old_one_stays(home: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(home, monkeypatch)
    before = (home.reports / "site").resolve()
    publish(home, monkeypatch, words=" new")
    after = (home.reports / "site").resolve()
    assert before != after
    assert (before / "fi/first.html").read_text() == "<p>first fi</p>"
    assert (after / "fi/first.html").read_text() == "<p>first fi new</p>"


def test_a_failed_brief_keeps_its_last_page_with_a_notice_and_stops_no_other(
    home: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(home, monkeypatch)
    said = publish(home, monkeypatch, failing=("first fi",), words=" new")
    now = home.reports / "site"
    assert (now / "fi/first.html").read_text() == "<p>first fi</p>"
    assert (now / "sv/first.html").read_text() == "<p>first sv new</p>"
    assert "Ei uusittu" in (now / "fi/index.html").read_text()
    assert "Förnyades inte" not in (now / "sv/index.html").read_text()
    assert [line for line in said if "FAILED" in line] == ["[4/4] FAILED first fi: cell 3: ValueError"]
    assert said[-1] == "1"


def test_a_failed_brief_that_was_never_published_is_left_out(home: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(home, monkeypatch, failing=("first fi",))
    assert not (home.reports / "site" / "fi/first.html").exists()
    assert "Area first" not in (home.reports / "site" / "fi/index.html").read_text()
    assert "Area first" in (home.reports / "site" / "sv/index.html").read_text()


def test_the_notice_of_an_older_failure_stays(home: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(home, monkeypatch)
    publish(home, monkeypatch, failing=("first fi",))
    first = (home.reports / "site" / "fi/index.html").read_text()
    publish(home, monkeypatch, failing=("first fi",), words=" new")
    assert (home.reports / "site" / "fi/index.html").read_text() == first


def test_when_every_brief_fails_the_site_is_untouched(home: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(home, monkeypatch)
    before = files_of(home.reports / "site")
    with pytest.raises(NothingToPublish):
        publish(home, monkeypatch, failing=tuple(map(str, JOBS)))
    assert files_of(home.reports / "site") == before


def test_an_edition_never_replaces_the_site_of_another(home: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(home, monkeypatch)
    site = (home.reports / "site").resolve()
    publish(home, monkeypatch, words=" mini", edition="mini")
    assert (home.reports / "site").resolve() == site
    assert (home.reports / "site-mini" / "fi/first.html").read_text() == "<p>first fi mini</p>"


def test_pages_of_a_preview_say_that_they_have_no_date(home: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(home, monkeypatch)
    site = home.reports / "site"
    assert "Koonnut Lägesbild, päiväämätön esikatselu." in (site / "fi/index.html").read_text()
    assert "odaterad förhandsvisning" in (site / "sv/accessibility.html").read_text()
    assert "an undated preview" in (site / "index.html").read_text()


def _refused(self: Path, *args: object, **named: object) -> None:
    raise PermissionError(1, "Operation not permitted")


def test_where_there_are_no_links_the_site_is_a_whole_copy(
    home: Project, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    say_once.cache_clear()
    monkeypatch.setattr(Path, "symlink_to", _refused)
    site = home.reports / "site"
    for words in ("", " again"):
        publish(home, monkeypatch, words=words)
        assert not site.is_symlink()
        assert (site / "fi/first.html").read_text() == f"<p>first fi{words}</p>"
    assert len(list((home.reports / "previews").iterdir())) == 2
    assert [path.name for path in home.reports.iterdir() if path.name.startswith(".making")] == []
    assert caplog.messages == ["This disk knows no links: site is a copy"]


def test_a_link_that_a_synchronised_disk_made_a_folder_of_becomes_a_link_again(
    home: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(home, monkeypatch)
    site = home.reports / "site"
    copied = shutil.copytree(site, home.reports / "copied")
    site.unlink()
    copied.rename(site)
    publish(home, monkeypatch, failing=("second sv",), words=" again")
    assert site.is_symlink()
    assert (site / "fi/first.html").read_text() == "<p>first fi again</p>"
    assert "<p>second sv</p>" in (site / "sv/second.html").read_text()


def test_a_folder_of_something_else_stays_as_it_is(
    home: Project, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    say_once.cache_clear()
    site = home.reports / "site"
    (site / "fi").mkdir(parents=True)
    (site / "fi" / "first.html").write_text("mine")
    publish(home, monkeypatch, failing=("first fi",))
    assert [path.read_text() for path in site.rglob("*.html")] == ["mine"]
    (folder,) = (home.reports / "previews").iterdir()
    assert not (folder / "fi/first.html").exists()
    assert caplog.messages == ["site is a folder of something else, and stays as it is"]


@pytest.mark.parametrize("content", ["", "{", "[]", '{"files": {}}'])
def test_a_site_whose_manifest_cannot_be_read_stands_in_for_nothing(
    home: Project, monkeypatch: pytest.MonkeyPatch, content: str
) -> None:
    publish(home, monkeypatch)
    (home.reports / "site" / "manifest.json").write_text(content)
    publish(home, monkeypatch, failing=("first fi",), words=" again")
    assert not (home.reports / "site" / "fi/first.html").exists()
    assert (home.reports / "site" / "fi/second.html").read_text() == "<p>second fi again</p>"


def test_the_notice_of_a_kept_page_has_its_place_on_both_pages_of_a_brief() -> None:
    notebook = sample_notebook("fi")
    for made in (brief_page, in_depth_page):
        page = made(notebook, Frame(language="fi", file="x.html"))
        head = HEADS.search(page)
        assert head is not None
        assert head[0] == '<div class="name">\n'
        assert head.end() < page.index("<h1")
