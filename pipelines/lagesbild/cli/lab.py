"""JupyterLab at the project: README, dictionary, notebooks and data in sight, the store ready."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Final

import typer

from lagesbild import settings
from lagesbild.cli.shared import open_store
from lagesbild.settings import Project

CONFIG: Final = Path(__file__).with_name("jupyter_server_config.py")


def lab(
    options: Annotated[
        list[str] | None,
        typer.Argument(metavar="[-- OPTION…]", help="Options of JupyterLab: -- --no-browser"),
    ] = None,
) -> None:
    """Open JupyterLab at the project's folder; the store is built first only where it is missing or out of date.

    The notebooks that ship are saved without outputs. Where you are root, as in a container, JupyterLab is allowed
    to run so; its address still asks for the token that it prints.
    """
    project = settings.project()
    with open_store(project):
        pass
    os.environ["LAGESBILD_HOME"] = str(project.root)  # of every kernel, wherever its notebook is
    os.execv(sys.executable, command(project, options or (), is_root=os.geteuid() == 0))  # noqa: S606 – our own interpreter


def command(project: Project, options: Sequence[str], *, is_root: bool) -> list[str]:
    """Return what is run."""
    root = ["--allow-root"] if is_root else []
    own = [f"--config={CONFIG}", f"--ServerApp.root_dir={project.root}", *root]
    return [sys.executable, "-m", "jupyterlab", *own, *options]
