"""A new exhibit: question, room, strings, test and derivation from templates, and its cell in the brief's notebook.

The templates are a whole exhibit of their own, called ``new_exhibit``, in the section ``new_section``.
"""

import json
import keyword
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from lagesbild.errors import NameRefused, UnknownName
from lagesbild.exhibits import declared
from lagesbild.files import write_atomic
from lagesbild.settings import USUAL_NOTEBOOK, Project

TEMPLATES: Final = Path(__file__).parent / "templates"
SECTIONS: Final = ("population", "service_need", "labour")
"""The sections of a brief in depth, where the cell of a new exhibit is put."""
EXHIBITS: Final = "pipelines/lagesbild/exhibits/new_section/new_exhibit"
FILES: Final = {
    f"{EXHIBITS}.sql": "room.sql.txt",
    f"{EXHIBITS}.py": "room.py.txt",
    f"{EXHIBITS}.yml": "room.yml.txt",
    "pipelines/tests/exhibits/test_new_exhibit.py": "test.py.txt",
    "pipelines/tests/derivations/new_exhibit.py": "derivation.py.txt",
}
"""Path below the project → its template."""
CELL: Final = "from lagesbild.exhibits.new_section import new_exhibit\n\nbrief.show(new_exhibit)"
LONGEST_NAME: Final = 40
Json = dict[str, Any]


def new_exhibit(project: Project, name: str, *, section: str) -> list[Path]:
    """Write the five files and the cell; return their paths, the notebook last. All are written, or none is.

    ``name`` is an identifier in small letters; dashes stand for ``_``, as in the anchor on the page.

    Raises:
        UnknownName: a brief has no such section.
        NameRefused: the name is taken, is none of Python's, or this is no checkout of the program.
    """
    module, notebook = name.replace("-", "_"), project.notebooks / f"{USUAL_NOTEBOOK}.ipynb"
    if section not in SECTIONS:
        raise UnknownName("section", section, SECTIONS)
    _refuse_name(name, module)
    content = {project.root / _named(path, module, section): _template(FILES[path], module, section) for path in FILES}
    _refuse_place(name, content, project)
    content[notebook] = _with_cell(notebook, module, section)
    _write_all(content)
    return list(content)


def _refuse_name(name: str, module: str) -> None:
    """Refuse what is no name of a module, and the name of an exhibit."""
    if not re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", module) or keyword.iskeyword(module):
        raise NameRefused(name, "write small letters, digits and _, a letter first, as in school_meals")
    if len(module) > LONGEST_NAME:
        raise NameRefused(name, f"it is longer than {LONGEST_NAME} letters")
    if taken := [each.section for each in declared() if each.id == module.replace("_", "-")]:
        raise NameRefused(name, f"an exhibit of {taken[0]} is called so")


def _refuse_place(name: str, content: Mapping[Path, bytes], project: Project) -> None:
    """Refuse a project without the program's files, and a name of which one of the files is there."""
    folders = {path.parent for path in content}
    if missing := sorted(str(each.relative_to(project.root)) for each in folders if not each.is_dir()):
        raise NameRefused(name, f"this project has no {missing[0]}; start in a checkout of the program")
    if there := sorted(str(path.relative_to(project.root)) for path in content if path.exists()):
        raise NameRefused(name, f"{there[0]} is there already")


def _with_cell(notebook: Path, module: str, section: str) -> bytes:
    """The notebook with the new cell first in its section in depth."""
    written = json.loads(notebook.read_text(encoding="utf-8"))
    cells: list[Json] = written["cells"]
    given = "".join("".join(cell["source"]) for cell in cells if cell["id"] in {"parameters", "opening"})
    if re.search(rf"\b{module}\b", given):
        raise NameRefused(module, "the notebook has a parameter of this name")
    place = [cell["id"] for cell in cells].index(f"in-depth-{section.replace('_', '-')}")
    source = _named(CELL, module, section).splitlines(keepends=True)
    cell = {"cell_type": "code", "execution_count": None, "id": module.replace("_", "-")}
    cells.insert(place + 1, {**cell, "metadata": {}, "outputs": [], "source": source})
    return f"{json.dumps(written, indent=1, ensure_ascii=False)}\n".encode()


def _template(file: str, module: str, section: str) -> bytes:
    return _named((TEMPLATES / file).read_text(encoding="utf-8"), module, section).encode()


def _named(text: str, module: str, section: str) -> str:
    return text.replace("new_exhibit", module).replace("new_section", section)


def _write_all(content: Mapping[Path, bytes]) -> None:
    """Write all files; where one cannot be written, those before it go again. The last one is changed, not made."""
    written: list[Path] = []
    try:
        for path, text in content.items():
            write_atomic(path, text)
            written.append(path)
    except OSError:
        for path in written:
            path.unlink()
        raise
