"""JupyterLab at the project: where it opens, what it may, and that notebooks which ship stay templates."""

import copy
from pathlib import Path
from typing import Any

import nbformat
import pytest
from traitlets.config.loader import PyFileConfigLoader

from lagesbild.cli.lab import CONFIG, command
from lagesbild.cli.saving import SHIPPED, keep_template
from lagesbild.settings import Project


def run_and_saved(path: Path) -> nbformat.NotebookNode:
    """The notebook as it is after a run: outputs, counts, times and the version of Python."""
    notebook = copy.deepcopy(nbformat.read(path, as_version=4))
    notebook.metadata.language_info.version = "3.11.2"
    for cell in notebook.cells:
        cell.metadata |= {"execution": {"iopub.status.busy": "10:00"}, "scrolled": True}
        if cell.cell_type == "code":
            cell.execution_count, cell.outputs = 3, [nbformat.v4.new_output("stream", text="many figures")]
    return notebook


def saved(notebook: nbformat.NotebookNode, path: str) -> str:
    model: dict[str, Any] = {"type": "notebook", "content": notebook}
    keep_template(model=model, path=path, contents_manager=None)
    written: str = nbformat.writes(model["content"])
    return f"{written}\n"


def test_those_that_ship_are_named(checkout: Project) -> None:
    assert sorted(path.stem for path in checkout.notebooks.glob("*.ipynb")) == sorted(SHIPPED)


@pytest.mark.parametrize("name", SHIPPED)
def test_running_and_saving_leaves_a_notebook_that_ships_as_it_was(checkout: Project, name: str) -> None:
    path = checkout.notebooks / f"{name}.ipynb"
    assert saved(run_and_saved(path), f"notebooks/{name}.ipynb") == path.read_text(encoding="utf-8")


def test_an_own_notebook_keeps_what_it_showed(checkout: Project) -> None:
    run = run_and_saved(checkout.notebooks / "recipes.ipynb")
    for path in ("notebooks/own/recipes.ipynb", "notebooks/mine.ipynb", "recipes.ipynb"):
        assert "many figures" in saved(copy.deepcopy(run), path)
    keep_template(model={"type": "file", "content": "text"}, path="notebooks/recipes.ipynb")


def test_it_opens_at_the_project_and_as_root_only_where_one_is_root(home: Project) -> None:
    own = command(home, ["--no-browser"], is_root=False)
    assert own[1:] == ["-m", "jupyterlab", f"--config={CONFIG}", f"--ServerApp.root_dir={home.root}", "--no-browser"]
    assert command(home, [], is_root=True)[-1] == "--allow-root"
    settings = PyFileConfigLoader(CONFIG.name, str(CONFIG.parent)).load_config()
    assert settings.ContentsManager.pre_save_hook is keep_template
