"""A real brief in numbers: its workbook says what its pages say, its tables are what the data package says of them."""

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from frictionless import Package

from lagesbild.briefs import Job
from lagesbild.files import write_atomic
from lagesbild.publish import Page, make_page
from lagesbild.publish.code_version import CodeVersion
from lagesbild.publish.downloads import data_package
from lagesbild.publish.imprint import Imprint
from lagesbild.publish.recipe import Recipe
from lagesbild.settings import LANGUAGES, Project

pytestmark = pytest.mark.slow
IMPRINT = Imprint("pilots-1", "2026-11-29", dict.fromkeys(LANGUAGES, "Pilots"), dict.fromkeys(LANGUAGES, "Us"))


@pytest.fixture(scope="module")
def made(checkout: Project, built_home: Project) -> Iterator[Page]:
    if not built_home.notebooks.exists():
        built_home.notebooks.symlink_to(checkout.notebooks)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LAGESBILD_HOME", str(built_home.root))
        yield make_page(Job("situation_brief", "kopa-suupohja", "", "sv", 2040), imprint=IMPRINT)


@pytest.fixture
def folder(made: Page, tmp_path: Path) -> Path:
    files = {**made.files, **made.records}
    recipe = Recipe("pilots", "2026-11-29", CodeVersion("1.0", "ab", {}), {}, "")
    files["datapackage.json"] = data_package(recipe, IMPRINT, files=files, resources=made.resources)
    for path, content in files.items():
        write_atomic(tmp_path / path, content)
    return tmp_path


@pytest.mark.parametrize(
    ("place", "value", "shown"),
    [
        (("Figur 1", "2025", "Personer"), 19908, "19 908"),
        (("Figur 2", "7–12 år, årskurs 1–6", "Förändring, %"), -40.8, "−40,8 %"),
        (("Figur 9", "2026", "Suupohja, övre gräns"), 3.8, "3,1–3,8"),
    ],
)
def test_figures_of_the_workbook_are_those_of_the_page(
    made: Page, folder: Path, place: tuple[str, str, str], value: float, shown: str
) -> None:
    sheet, row, column = place
    cells = list(openpyxl.load_workbook(folder / "sv/tables/kopa-suupohja.xlsx")[sheet].iter_rows(values_only=True))
    (heading,) = [each for each in cells if column in each]
    (found,) = [each for each in cells if each[0] == row]
    assert found[heading.index(column)] == value
    page = made.html.replace("\N{NO-BREAK SPACE}", " ").replace("\N{WORD JOINER}", "")
    assert len([each for each in page.split("<tr>") if f'"row">{row}<' in each and f">{shown}<" in each]) == 1


def test_every_table_is_what_the_data_package_says_of_it(made: Page, folder: Path) -> None:
    package = Package(str(folder / "datapackage.json"))
    report = package.validate()
    assert [error.message for task in report.tasks for error in task.errors] == []
    assert report.valid
    assert len(package.resources) == len(made.resources) == 30
    cited = {each["title"] for each in package.get_resource("sv-kopa-suupohja-members").sources}
    assert cited == {"Statistikcentralen, Befolkningsprognos 2024, tabell 14wx, uppdaterad 24 oktober 2024. CC BY 4.0"}
    (first, *_) = package.get_table_resource("sv-kopa-suupohja-tightness").read_rows()
    assert (first["År"], float(first["Hela landet"]), first["Lediga jobb, Suupohja, undre gräns"]) == ("2006", 9.5, 64)
