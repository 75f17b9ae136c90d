"""The pages' script is joined of modules and their style sheet of parts, by a rule that refuses what it cannot join."""

from pathlib import Path

import pytest

from lagesbild.publish import joined
from lagesbild.publish.joined import NotJoined, joined_script, joined_style
from lagesbild.publish.pages import ASSETS, asset_files

MAIN = 'import { draw } from "./draw.js";\n\ndraw();\n'
DRAW = 'import {\n  WIDTH,\n  wide,\n} from "./text.js";\n\nexport function draw() {\n  wide(WIDTH);\n}\n'
TEXT = "/* Words. */\nexport const WIDTH = 2;\n\nexport function wide() {\n  const WIDTH = 3;\n}\n"


def assets(folder: Path, **modules: str) -> Path:
    (folder / "script").mkdir()
    for name, source in modules.items():
        (folder / "script" / f"{name}.js").write_text(source, encoding="utf-8")
    return folder


def test_modules_stand_after_those_they_import_in_one_strict_function(tmp_path: Path) -> None:
    assert joined_script(assets(tmp_path, main=MAIN, draw=DRAW, text=TEXT)) == (
        '"use strict";\n\n(() => {\n'
        "/* Words. */\nconst WIDTH = 2;\n\nfunction wide() {\n  const WIDTH = 3;\n}\n\n"
        "function draw() {\n  wide(WIDTH);\n}\n\n"
        "draw();\n"
        "})();\n"
    )


def test_a_function_that_waits_is_joined_and_known_by_its_name(tmp_path: Path) -> None:
    waiting = TEXT.replace("export function", "export async function")
    script = joined_script(assets(tmp_path, main=MAIN, draw=DRAW, text=waiting))
    assert "\nasync function wide() {\n" in script
    assert "export" not in script


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"main": MAIN + 'import { x } from "./nowhere.js";\n'}, r"main\.js: x is not exported by nowhere\.js"),
        ({"main": 'import { hidden } from "./draw.js";\n'}, r"main\.js: hidden is not exported by draw\.js"),
        ({"text": TEXT + "function draw() {}\n"}, "draw is defined 2 times"),
        ({"text": 'import { draw } from "./draw.js";\n' + TEXT}, "modules import each other"),
        ({"alone": "const ONE = 1;\n"}, r"alone\.js is imported by no module"),
        ({"text": TEXT + "export default WIDTH;\n"}, "'export default WIDTH;' is not of the form"),
        ({"main": MAIN + 'import "./text.js";\n'}, "is not of the form"),
        ({"text": TEXT + "const { a, b } = page;\n"}, "is not of the form"),
    ],
)
def test_what_cannot_be_joined_is_refused(tmp_path: Path, change: dict[str, str], problem: str) -> None:
    folder = assets(tmp_path, **{"main": MAIN, "draw": DRAW, "text": TEXT} | change)
    with pytest.raises(NotJoined, match=problem):
        joined_script(folder)


def test_an_import_under_another_name_is_refused(tmp_path: Path) -> None:
    renamed = 'import { draw as paint } from "./draw.js";\n\npaint();\n'
    with pytest.raises(NotJoined, match=r"main\.js: draw as paint is not exported by draw\.js"):
        joined_script(assets(tmp_path, main=renamed, draw=DRAW, text=TEXT))


def test_a_part_of_the_style_sheet_that_has_no_place_is_refused(tmp_path: Path) -> None:
    (tmp_path / "style").mkdir()
    for name in (*joined.STYLE_ORDER, "more"):
        (tmp_path / "style" / f"{name}.css").write_text(f"/* {name} */\n", encoding="utf-8")
    with pytest.raises(NotJoined, match=r"style/more\.css"):
        joined_style(tmp_path)
    (tmp_path / "style" / "more.css").unlink()
    assert joined_style(tmp_path).startswith("/* colours */\n\n/* ground */\n")


def test_two_joins_give_the_same_bytes() -> None:
    assert asset_files() == asset_files()
    assert [*asset_files()] == ["find.js", "icon.svg", "lagesbild.css", "lagesbild.js", "licences.txt", "plotly.min.js"]


def test_what_is_published_is_one_classic_script() -> None:
    script = joined_script(ASSETS)
    assert script.startswith('"use strict";\n\n(() => {\n')
    assert "import" not in {line.split(" ")[0] for line in script.splitlines()}


def test_no_module_is_longer_than_a_screen_or_three() -> None:
    long = [path.name for path in (ASSETS / "script").glob("*.js") if path.read_text().count("\n") > 150]
    assert long == []
