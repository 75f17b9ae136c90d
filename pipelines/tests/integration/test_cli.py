"""The command line as a person meets it: one line for each mistake, a non-zero exit, nothing started."""

import subprocess
import sys

import pytest

from lagesbild.settings import Project


def lagesbild(home: Project, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", "from lagesbild.cli import main; main()", *words],
        capture_output=True, text=True, env={"LAGESBILD_HOME": str(home.root), "PATH": ""}, check=False, timeout=300,
    )  # fmt: skip


@pytest.fixture(scope="session")
def with_notebooks(built_home: Project, checkout: Project) -> Project:
    if not built_home.notebooks.exists():
        built_home.notebooks.symlink_to(checkout.notebooks)
    return built_home


@pytest.mark.slow
@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["brief", "49"], "lagesbild: No area '49'. Nearest: KU049, "),
        (["brief", "kopa-jarviseutu", "--language", "se"], "lagesbild: No language 'se'. Nearest: sv, en.\n"),
        (["brief", "MK06", "--horizon", "2050"], "lagesbild: No projected year '2050'. Nearest: 2045, 2044, 2043, "),
        (["brief", "--members", "005,52"], "lagesbild: No municipality '52'. Nearest: KU052, "),
        (
            ["brief", "049", "--notebook", "situation"],
            "lagesbild: No notebook 'situation'. Nearest: situation_brief.\n",
        ),
        (["briefs", "pilots"], "lagesbild: No edition 'pilots'. Nearest: pilot-groups. All: editions.yml\n"),
    ],
)
def test_a_mistake_is_one_line_with_what_would_have_been_right(
    with_notebooks: Project, words: list[str], message: str
) -> None:
    run = lagesbild(with_notebooks, *words)
    assert run.returncode == 2
    assert run.stderr.startswith(message)
    assert run.stderr.count("\n") == 1
    assert run.stdout == ""


@pytest.mark.slow
def test_an_option_that_does_not_exist_is_refused(with_notebooks: Project) -> None:
    run = lagesbild(with_notebooks, "brief", "049", "--horison", "2040")
    assert run.returncode == 2
    assert "No such option: --horison" in run.stderr


@pytest.mark.slow
def test_areas_lists_municipalities_regions_the_country_and_groups(with_notebooks: Project) -> None:
    run = lagesbild(with_notebooks, "areas")
    lines = run.stdout.splitlines()
    assert len(lines) == 308 + 19 + 1 + 11
    assert "KU049                     municipality  Espoo / Esbo" in lines
    assert "kopa-suupohja             group         Suupohja / Sydösterbotten" in lines
