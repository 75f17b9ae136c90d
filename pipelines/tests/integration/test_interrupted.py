"""Ctrl-C in a terminal reaches every process of a command: one line, exit code 130, nothing half-made."""

import os
import signal
import subprocess
import sys

import pytest

from lagesbild.settings import Project
from tests.conftest import CHECKOUT
from tests.integration.fetching import Service, running

STOPPED = "lagesbild: stopped. What was in place is still there; the same command starts again.\n"


def start(home: Project, *words: str) -> subprocess.Popen[str]:
    settings = {"LAGESBILD_HOME": str(home.root), "PYTHONPATH": str(CHECKOUT.root / "pipelines"), "PATH": ""}
    return subprocess.Popen(
        [sys.executable, "-u", "-c", "from lagesbild.cli import main; main()", *words],
        env=settings,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


def interrupt(run: subprocess.Popen[str]) -> None:
    os.killpg(run.pid, signal.SIGINT)


@pytest.mark.slow
@pytest.mark.parametrize(("words", "first"), [(("briefs", "--workers", "2"), "Edition"), (("build",), "Files checked")])
def test_ctrl_c_is_one_line(built_home: Project, words: tuple[str, ...], first: str) -> None:
    store, site = built_home.store.read_bytes(), built_home.reports / "site"
    published = site.resolve()  # another test may have published before
    was_there = published.exists()
    if not built_home.notebooks.exists():
        built_home.notebooks.symlink_to(CHECKOUT.notebooks)
    with start(built_home, *words) as run:
        assert run.stdout is not None
        assert run.stdout.readline().startswith(first)
        interrupt(run)
        _, told = run.communicate(timeout=120)
    assert (run.returncode, told) == (130, STOPPED)
    assert built_home.store.read_bytes() == store
    assert [path.name for path in built_home.store.parent.glob("*lagesbild*")] == ["lagesbild.duckdb"]
    assert (site.resolve(), published.exists()) == (published, was_there)
    assert site.exists() == was_there


@pytest.mark.slow
def test_ctrl_c_while_a_service_answers_is_one_line(home: Project) -> None:
    with running(Service()) as service:
        runs: list[subprocess.Popen[str]] = []
        service.before = lambda number: interrupt(runs[0])
        runs.append(start(home, "fetch", "121w", "--base-url", service.base_url))
        _, told = runs[0].communicate(timeout=120)
    assert (runs[0].returncode, told) == (130, STOPPED)
    assert not home.store.exists()
