"""Homes and stores for tests: real figures, own folders, never the checkout's own store."""

import fcntl
import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from lagesbild.settings import Project
from lagesbild.store import Store, build_candidate, swap_in

CHECKOUT = Project(Path(__file__).resolve().parents[2])
MadeOnce = Callable[[str, Callable[[Path], Project]], Project]


def new_home(root: Path) -> Project:
    """A project of its own: bundled figures by link, everything that a test may spoil as a copy."""
    home = Project(root)
    home.bundled.mkdir(parents=True)
    for path in CHECKOUT.bundled.iterdir():
        (home.bundled / path.name).symlink_to(path)
    copies = {CHECKOUT.root / "expectations": home.root, CHECKOUT.reference: home.reference.parent}
    for folder, into in copies.items():
        subprocess.run(["cp", "-r", folder, into], check=True)  # a third of the time of shutil, several hundred times
    home.local.mkdir()
    return home


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--site", help="published site to check in the browser, instead of briefs made for the test")
    parser.addoption(
        "--all-briefs", action="store_true", help="derive the sentences of all briefs of the edition a second time"
    )


@pytest.fixture(scope="session")
def checkout() -> Project:
    return CHECKOUT


@pytest.fixture
def home(tmp_path: Path) -> Project:
    return new_home(tmp_path / "home")


def real_home(root: Path) -> Project:
    """A project with a store built from the real figures."""
    home = new_home(root)
    swap_in(build_candidate(home), home)
    return home


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> MadeOnce:
    """Makes a home that no test changes, by its name: once, also where several processes test."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base

    def made(name: str, make: Callable[[Path], Project]) -> Project:
        with (shared / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            home = Project(shared / name)
            return home if home.root.exists() else make(home.root)

    return made


@pytest.fixture(scope="session")
def built_home(made_once: MadeOnce) -> Project:
    return made_once("built-home", real_home)


@pytest.fixture(scope="session")
def store(built_home: Project) -> Iterator[Store]:
    with Store.open(built_home) as opened:
        yield opened
