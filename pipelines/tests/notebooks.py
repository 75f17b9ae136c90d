"""Notebooks as tests read them: the exhibits that their cells show, in order."""

import ast
from pathlib import Path
from typing import NamedTuple

import nbformat

from lagesbild.notebook import CLOSING
from lagesbild.settings import Project

NOT_EXHIBITS = {"parameters", "opening", "closing", "save"}
PARAMETERS = 'area = "x"\nmembers = ""\nlanguage = "fi"\nhorizon = 2040'
CLOSE = f'from IPython.display import display\ndisplay({{"{CLOSING}": {{"exhibits": 0, "charts": 0}}}}, raw=True)'


class ShownCell(NamedTuple):
    """One cell that shows an exhibit: its id, and the module that it imports and shows."""

    id: str
    package: str
    module: str
    statements: int
    names_match: bool


def exhibit_cells(path: Path) -> list[ShownCell]:
    """The cells of a notebook that show an exhibit."""
    cells = (cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code")
    trees = ((cell.id, ast.parse(cell.source)) for cell in cells if cell.id not in NOT_EXHIBITS)
    return [_cell(name, tree) for name, tree in trees if _shows(tree)]


def exhibit_ids(path: Path) -> list[str]:
    """Ids of the exhibits that a notebook shows, in order."""
    return [cell.module.replace("_", "-") for cell in exhibit_cells(path)]


def story_ids(path: Path) -> list[str]:
    """Ids of the exhibits before the cell ``in-depth``, in order."""
    cells = [cell.id for cell in nbformat.read(path, as_version=4).cells]
    return [name for name in exhibit_ids(path) if cells.index(name) < cells.index("in-depth")]


def _shows(tree: ast.Module) -> bool:
    return ".show(" in ast.unparse(tree)


def _cell(name: str, tree: ast.Module) -> ShownCell:
    taken, shown = tree.body[0], tree.body[-1]
    assert isinstance(taken, ast.ImportFrom)
    assert isinstance(shown, ast.Expr)
    assert isinstance(shown.value, ast.Call)
    (alias,) = taken.names
    given = ast.unparse(shown.value.args[0])
    return ShownCell(name, str(taken.module), alias.name, len(tree.body), given == (alias.asname or alias.name))


def with_notebook(home: Project, *cells: str, parameters: str = PARAMETERS) -> Project:
    """Write ``broken.ipynb``: a parameter cell, then ``cells``."""
    notebook = nbformat.v4.new_notebook(
        metadata={"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    )
    notebook.cells = [nbformat.v4.new_code_cell(source, id=f"c{i}") for i, source in enumerate((parameters, *cells))]
    notebook.cells[0].metadata["tags"] = ["parameters"]
    home.notebooks.mkdir(exist_ok=True)
    nbformat.write(notebook, home.notebooks / "broken.ipynb")
    return home
