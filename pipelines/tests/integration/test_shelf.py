"""The shelf of snapshots: each proven unchanged, the newest found, older ones thinned out by a rule."""

import hashlib
import json
import os
import shutil
import zipfile
from datetime import date
from pathlib import Path

import pytest

from lagesbild.errors import LagesbildError, UnknownName
from lagesbild.publish import folders, shelf
from lagesbild.publish.manifest import NoSnapshot
from lagesbild.publish.shelf import dispensable, find_snapshot, latest, remove, shelf_of, standing
from lagesbild.publish.verify import verify
from lagesbild.settings import Project
from tests.integration.made_up_snapshots import files_of, names_on, publish

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("path", "content", "named"),
    [
        ("fi/first.html", None, {"missing": ("fi/first.html",)}),
        ("fi/new.html", "x", {"added": ("fi/new.html",)}),
        ("checks.json", "{}", {"changed": ("checks.json",)}),
        ("assets/find.js", "", {"changed": ("assets/find.js",)}),
    ],
)
def test_verifying_names_each_file_that_is_missing_added_or_changed(
    path: str, content: str | None, named: dict[str, tuple[str, ...]], home: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = publish(home, monkeypatch).folder
    assert verify(folder, shelf_of(home)).is_whole
    (folder / path).unlink(missing_ok=True)
    if content is not None:
        (folder / path).write_text(content)
    found = verify(folder, shelf_of(home))
    told = {what: getattr(found, what) for what in ("missing", "added", "changed") if getattr(found, what)}
    assert (told, found.is_whole) == (named, False)


def with_file_and_manifest_changed(folder: Path) -> None:
    (folder / "checks.json").write_text("{}")
    manifest = json.loads((folder / "manifest.json").read_text())
    manifest["files"]["checks.json"] = hashlib.sha256(b"{}").hexdigest()
    (folder / "manifest.json").write_text(json.dumps(manifest))


def test_a_manifest_changed_together_with_its_file_is_seen_by_the_record(
    home: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = publish(home, monkeypatch).folder
    with_file_and_manifest_changed(folder)
    assert verify(folder, shelf_of(home)).changed == ("manifest.json",)


def test_inputs_changed_in_a_manifest_are_seen_by_the_id_alone(home: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = publish(home, monkeypatch).folder
    text = (folder / "manifest.json").read_text()
    (folder / "manifest.json").write_text(text.replace('"date": "2026-11-29"', '"date": "2026-11-28"'))
    assert verify(folder, folder / "no-shelf").changed == ("manifest.json",)


def test_a_copy_on_a_stick_is_verified_without_the_shelf(
    home: Project, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    stick = tmp_path / "stick" / "briefs"
    shutil.copytree(publish(home, monkeypatch).folder, stick)
    found = verify(find_snapshot(home, str(stick)), tmp_path)
    assert (found.is_whole, found.recorded) == (True, "")


def test_a_link_in_a_snapshot_is_a_change(home: Project, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    folder = publish(home, monkeypatch).folder
    (tmp_path / "checks.json").write_bytes((folder / "checks.json").read_bytes())
    (folder / "checks.json").unlink()
    (folder / "checks.json").symlink_to(tmp_path / "checks.json")
    assert verify(folder, shelf_of(home)).changed == ("checks.json",)


@pytest.mark.parametrize("content", ["", "{}", '{"id": 1}', "[]", "\x00"])
def test_a_folder_without_a_manifest_that_can_be_read_is_no_snapshot(content: str, tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text(content)
    with pytest.raises(NoSnapshot, match="is no snapshot"):
        verify(tmp_path, tmp_path)


def test_latest_leads_to_the_newest_date_of_its_edition(home: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    place = shelf_of(home)
    newest = publish(home, monkeypatch, day="2026-11-20").folder
    publish(home, monkeypatch, day="2026-11-01")
    other = publish(home, monkeypatch, day="2026-11-25", name="two").folder
    assert (place / "latest-pilots").resolve() == newest
    assert (place / "latest-two").resolve() == other
    assert latest(place, "three") is None
    assert find_snapshot(home, "") == other
    assert find_snapshot(home, newest.name) == newest


def test_of_one_date_latest_is_the_one_published_last(home: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    for letter in "abc":
        (home.local / "groups.csv").write_text(letter)
        last = publish(home, monkeypatch).folder
        assert (shelf_of(home) / "latest-pilots").resolve() == last


@pytest.mark.parametrize("is_ours", [True, False])
def test_latest_that_became_a_real_folder_leads_on_only_where_it_is_ours(
    home: Project, monkeypatch: pytest.MonkeyPatch, is_ours: bool
) -> None:
    made = publish(home, monkeypatch).folder
    latest = shelf_of(home) / "latest-pilots"
    latest.unlink()
    shutil.copytree(made, latest)
    if not is_ours:
        (latest / "manifest.json").unlink()
    assert [each.id for each in standing(shelf_of(home))] == [made.name]
    (home.local / "groups.csv").write_text("a")
    newer = publish(home, monkeypatch).folder
    assert latest.resolve() == (newer if is_ours else latest)


def test_where_there_are_no_links_latest_is_a_file_with_the_id(home: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(self: Path, *args: object, **named: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "symlink_to", refused)
    made = publish(home, monkeypatch)
    assert (shelf_of(home) / "latest-pilots").read_text() == f"{made.folder.name}\n"
    assert verify(made.folder, shelf_of(home)).is_whole


def test_a_snapshot_that_is_not_there_is_refused_with_the_nearest(
    home: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(LagesbildError, match="Nothing was published yet: lagesbild publish"):
        find_snapshot(home, "")
    made = publish(home, monkeypatch).folder.name
    with pytest.raises(UnknownName, match=f"No snapshot 'pilots-2026-11-28-ab'. Nearest: {made}"):
        find_snapshot(home, "pilots-2026-11-28-ab")


def test_an_archive_of_the_same_snapshot_is_the_same_bytes_and_unpacks_whole(
    home: Project, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    made = publish(home, monkeypatch, as_zip=True)
    assert made.archive is not None
    first = made.archive.read_bytes()
    for path in made.folder.rglob("*"):
        os.utime(path, (1_000_000_000, 1_000_000_000))
    assert publish(home, monkeypatch, as_zip=True).archive == made.archive
    assert made.archive.read_bytes() == first
    with zipfile.ZipFile(made.archive) as packed:
        packed.extractall(tmp_path / "stick")
    assert files_of(tmp_path / "stick" / made.folder.name) == files_of(made.folder)


def test_thinning_keeps_the_newest_of_edition_and_month_and_the_last_thirty_days(
    home: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    days = ["08-01", "08-31", "09-10", "09-11", "10-30", "10-31", "11-01", "11-29"]
    for day in days:
        publish(home, monkeypatch, day=f"2026-{day}")
    publish(home, monkeypatch, day="2026-08-02", name="two")
    place = shelf_of(home)
    goes = dispensable(standing(place), date(2026, 11, 29))
    assert [str(each.day) for each in goes] == ["2026-10-30", "2026-09-10", "2026-08-01"]
    goes = dispensable(standing(place), date(2026, 12, 31))
    assert [str(each.day) for each in goes] == ["2026-11-01", "2026-10-30", "2026-09-10", "2026-08-01"]
    kept = {each.id: files_of(each.folder) for each in standing(place) if each not in goes}
    remove(goes, place)
    assert {each.id: files_of(each.folder) for each in standing(place)} == kept
    assert all(verify(each.folder, place).recorded for each in standing(place))


def test_thinning_lets_go_of_inputs_that_no_other_snapshot_was_made_from(
    home: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home.local / "groups.csv").write_text("old\n")
    old = publish(home, monkeypatch, day="2026-08-01", as_zip=True)
    (home.local / "groups.csv").write_text("new\n")
    new = publish(home, monkeypatch, day="2026-08-31")
    place, name = shelf_of(home), "data/local/groups.csv"
    remove(dispensable(standing(place), date(2026, 11, 29)), place)
    assert not (place / ".inputs" / old.manifest.recipe.inputs[name]).exists()
    assert {*names_on(place / ".inputs")} == {*new.manifest.recipe.inputs.values()}
    assert names_on(place) == ["latest-pilots", new.folder.name]


def test_two_that_publish_the_same_at_once_leave_one_whole_snapshot(
    home: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = publish(home, monkeypatch)
    there = files_of(made.folder)
    late = made.folder.with_name(".making-1-late")
    shutil.copytree(made.folder, late)
    assert folders._rename(late, made.folder) is False
    assert files_of(made.folder) == there
    assert not late.exists()


def test_leftovers_of_runs_that_were_broken_off_are_swept(home: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    place, dead = shelf_of(home), 2**22 + 7  # above the largest number of a process
    for name in (
        f".making-{dead}/page",
        f".making-{dead}-pilots-x/page",
        f".inputs/.ab.{dead}",
        f".making-{os.getpid()}-mine/page",
    ):
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_text("half")
    (place / f".making-{dead}-latest-pilots").symlink_to("gone")
    publish(home, monkeypatch)
    assert sorted(path.name for path in place.glob(".making-*")) == [f".making-{os.getpid()}-mine"]
    assert [path.name for path in (place / ".inputs").glob(".*")] == []
    assert shelf.standing(place) != []
