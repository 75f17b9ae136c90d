"""Which folder is the project's, whatever the machine and the user call it."""

import os
from pathlib import Path

import pytest

from lagesbild.settings import NoProject, project


def made(root: Path) -> Path:
    (root / "expectations" / "contracts").mkdir(parents=True)
    return root


@pytest.mark.parametrize("name", ["lagesbild", "{kunta}", "ä ö", "%s", "$HOME", "~"])
def test_a_folder_of_any_name_holds_a_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    home = made(tmp_path / name)
    monkeypatch.setenv("LAGESBILD_HOME", str(home))
    assert project().root == home


def test_the_users_own_folder_may_be_a_tilde(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made(tmp_path / "pilots")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("LAGESBILD_HOME", "~/pilots")
    assert project().root == tmp_path / "pilots"


@pytest.mark.parametrize("named", ["~/pilots", "~no-such-user/pilots", "nowhere", "/dev/null"])
def test_a_wrong_home_is_said_and_nothing_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, named: str) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LAGESBILD_HOME", named)
    with pytest.raises(NoProject, match=r"^LAGESBILD_HOME holds no Lägesbild project"):
        project()
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_was_removed_meanwhile_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LAGESBILD_HOME", raising=False)
    monkeypatch.setattr("os.getcwd", lambda: (_ for _ in ()).throw(FileNotFoundError(2, os.strerror(2))))
    assert project().contracts.is_dir()
