"""A new exhibit from the templates: it works at once in a copy of the tree; what it must not be called is refused."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from lagesbild.errors import LagesbildError
from lagesbild.files import write_atomic
from lagesbild.scaffold import SECTIONS, new_exhibit
from lagesbild.scaffold.exhibit import FILES
from lagesbild.settings import Project
from tests.conftest import CHECKOUT

pytestmark = pytest.mark.slow

COPIED = ("pipelines", "notebooks", "expectations", "data/reference")
LEFT_OUT = shutil.ignore_patterns("__pycache__", "own")
COMMAND = ["-c", "from lagesbild.cli import main; main()"]
NEW = ("pipelines/tests/exhibits/test_school_meals.py", "pipelines/tests/unit/test_notebooks.py")
HOUSE = (
    "test_every_exhibit_of_a_notebook_has_a_derivation or test_every_template_says_the_same or test_every_key_is_used"
)
DERIVED = """
from lagesbild.store import Store, find_area
from lagesbild.exhibits.labour import school_meals as room
from lagesbild.language import findings_of
from lagesbild.settings import project
from tests.conftest import CHECKOUT
from tests.derivations.case import Case
from tests.derivations.judge import of_exhibit
from tests.derivations.raw import Raw
from tests.exhibits.spoken import context
from lagesbild.notebook.shown import findings_json

with Store.open() as store, Raw(project().root / "data", store.query) as raw:
    for language in ("fi", "sv", "en"):
        area = find_area(store, "kopa-suupohja")
        said = room.words(room.answer(store, area=area), context(room, language, area=area)).takeaway
        case = Case(raw, raw.place("kopa-suupohja"), language, 2040)
        print(of_exhibit(case, {"id": "school-meals", "findings": findings_json(said)}))
"""


@pytest.fixture
def copy(tmp_path: Path) -> Project:
    """The tree as far as a new exhibit concerns it."""
    for folder in COPIED:
        shutil.copytree(CHECKOUT.root / folder, tmp_path / folder, ignore=LEFT_OUT)
    (tmp_path / "data" / "bundled").symlink_to(CHECKOUT.bundled)
    (tmp_path / "data" / "local").mkdir()
    shutil.copy(CHECKOUT.root / "pyproject.toml", tmp_path)
    return Project(tmp_path)


def run(copy: Project, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run Python in the copy, with its package; tests in it share no folder with those that run it."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    home = {"PYTHONPATH": str(copy.root / "pipelines"), "LAGESBILD_HOME": str(copy.root)}
    own = {"PYTEST_DEBUG_TEMPROOT": str(copy.root)}
    command = [sys.executable, *arguments]
    return subprocess.run(
        command, cwd=copy.root, env=inherited | home | own, capture_output=True, text=True, check=False
    )


def test_a_new_exhibit_passes_at_once(copy: Project, built_home: Project) -> None:
    copy.store.symlink_to(built_home.store)  # built from the same files
    made = run(copy, *COMMAND, "new", "exhibit", "school-meals", "--section", "labour")
    assert made.returncode == 0, made.stderr
    paths = [path.replace("new_section", "labour").replace("new_exhibit", "school_meals") for path in FILES]
    notebook = "notebooks/situation_brief.ipynb"
    assert made.stdout.splitlines()[:6] == [f"Written: {path}" for path in (*paths, notebook)]
    written = [path for path in paths if path.endswith(".py")]
    for check in (["check"], ["format", "--check"]):
        found = run(copy, "-m", "ruff", *check, *written)
        assert found.returncode == 0, found.stdout
    tested = run(copy, "-m", "pytest", "-n", "0", "-p", "no:cacheprovider", *NEW)
    assert tested.returncode == 0, tested.stdout
    derived = ["pipelines/tests/derivations", "pipelines/tests/unit/test_asked_keys.py", "-k", HOUSE]
    tested = run(copy, "-m", "pytest", "-n", "0", "-p", "no:cacheprovider", *derived)
    assert tested.returncode == 0, tested.stdout
    found = run(copy, "-c", DERIVED)
    assert found.stdout.split() == ["[]"] * 3, found.stderr


def test_the_cell_stands_first_in_its_section_in_depth(copy: Project) -> None:
    (*_, notebook) = new_exhibit(copy, "school_meals", section="service_need")
    before = json.loads((CHECKOUT.notebooks / notebook.name).read_text(encoding="utf-8"))["cells"]
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    place = [cell["id"] for cell in cells].index("school-meals")
    assert cells[place - 1]["id"] == "in-depth-service-need"
    assert "".join(cells.pop(place)["source"]) == (
        "from lagesbild.exhibits.service_need import school_meals\n\nbrief.show(school_meals)"
    )
    assert cells == before


REFUSED = {
    "age-profile": "an exhibit of population is called so",
    "school meals": "write small letters, digits and _, a letter first, as in school_meals",
    "School": "write small letters, digits and _, a letter first, as in school_meals",
    "7_12": "write small letters, digits and _, a letter first, as in school_meals",
    "../meals": "write small letters, digits and _, a letter first, as in school_meals",
    "class": "write small letters, digits and _, a letter first, as in school_meals",
    "x" * 41: "it is longer than 40 letters",
    "raw": "pipelines/tests/derivations/raw.py is there already",
    "horizon": "the notebook has a parameter of this name",
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_name_that_is_taken_or_none_is_refused_and_nothing_is_written(copy: Project, name: str) -> None:
    before = files(copy)
    with pytest.raises(LagesbildError) as refused:
        new_exhibit(copy, name, section=SECTIONS[0])
    assert str(refused.value) == f"{name!r} cannot be the name: {REFUSED[name]}. Nothing was written"
    assert files(copy) == before


def test_a_section_that_does_not_exist_is_refused(copy: Project) -> None:
    with pytest.raises(LagesbildError, match=r"No section 'overview'\. Nearest: population, service_need, labour"):
        new_exhibit(copy, "school_meals", section="overview")


def test_outside_a_checkout_of_the_program_nothing_is_written(copy: Project) -> None:
    shutil.rmtree(copy.root / "pipelines" / "tests")
    with pytest.raises(LagesbildError, match="this project has no pipelines/tests/derivations; start in a checkout"):
        new_exhibit(copy, "school_meals", section="labour")


def test_files_that_were_written_go_where_one_cannot_be(copy: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    before = files(copy)

    def full(path: Path, content: bytes) -> None:
        if path.suffix == ".ipynb":
            raise OSError(28, "No space left on device")
        write_atomic(path, content)

    monkeypatch.setattr("lagesbild.scaffold.exhibit.write_atomic", full)
    with pytest.raises(OSError, match="No space"):
        new_exhibit(copy, "school_meals", section="labour")
    assert files(copy) == before


def files(copy: Project) -> dict[Path, int]:
    """Every file of the tree with its size."""
    return {path: path.stat().st_size for path in copy.root.rglob("*") if path.is_file()}
