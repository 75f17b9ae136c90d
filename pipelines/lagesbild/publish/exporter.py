"""From an executed notebook to one page: what its cells showed, put into the project's own template."""

from pathlib import Path
from typing import Any, Final

from nbformat import NotebookNode

from lagesbild.errors import BriefFailed
from lagesbild.language import Texts
from lagesbild.publish.environment import strict_environment
from lagesbild.settings import Language

PARTS: Final = ("opening", "section", "exhibit", "closing")
CORE_MESSAGES: Final = 3
Part = dict[str, Any]


def brief_page(
    notebook: NotebookNode, *, language: Language, file: str, assets: str = "../assets", standalone: bool = False
) -> str:
    """Return the page of one executed brief.

    ``file`` is the page's own name, the same in each language's folder; :func:`data_folder` holds its tables, and
    ``assets`` is the relative way to the shared files. A ``standalone`` page has no links to an index and to other
    languages. Code, Markdown and all other outputs are left out. The same notebook gives the same text, byte for byte.

    Raises:
        BriefFailed: the notebook is in another language, or is no whole brief: the opening, an exhibit or the closing
            is missing, there twice or contradicts the rest.
    """
    parts = parts_of(notebook)
    _refuse_what_is_not_whole(parts, language)
    template = strict_environment().get_template("brief.html.j2")
    numbers = {part["id"]: part["number"] for kind, part in parts if kind == "exhibit"}
    return template.render(
        parts=parts,
        numbers=numbers,
        text=Texts(language),
        language=language,
        file=file,
        assets=assets,
        data=data_folder(file),
        standalone=standalone,
    )


def data_folder(file: str) -> str:
    """Return the folder beside a page that its tables are downloaded from: ``tables/kopa-jarviseutu``."""
    return f"tables/{Path(file).stem}"


def parts_of(notebook: NotebookNode) -> list[tuple[str, Part]]:
    """Return (kind, content) of each part of the brief in the order of the notebook; kinds are ``PARTS``."""
    outputs = (output for cell in notebook.cells for output in cell.get("outputs", ()))
    return [
        (kind, data[mime])
        for data in (output.get("data", {}) for output in outputs)
        for kind in PARTS
        if (mime := f"application/vnd.lagesbild.{kind}+json") in data
    ]


def _refuse_what_is_not_whole(parts: list[tuple[str, Part]], language: Language) -> None:
    kinds = [kind for kind, _ in parts]
    if kinds.count("opening") != 1 or kinds.count("closing") != 1 or (kinds[0], kinds[-1]) != ("opening", "closing"):
        raise BriefFailed("notebook", "a brief begins with one opening and ends with one closing")
    opening, closing = parts[0][1], parts[-1][1]
    exhibits = [part for kind, part in parts if kind == "exhibit"]
    for problem in _problems(opening, closing, exhibits, language):
        raise BriefFailed(opening["area_name"], problem)


def _problems(opening: Part, closing: Part, exhibits: list[Part], language: Language) -> list[str]:
    ids = [exhibit["id"] for exhibit in exhibits]
    charts = sum(exhibit["figure"] is not None for exhibit in exhibits)
    asked = {message["exhibit"] for message in (*opening["core_messages"], *opening["answers"])}
    silent = [x["id"] for x in exhibits if x["figure"] is None and x["table"] is None and not x["not_shown"]]
    crooked = [x["id"] for x in exhibits if x["table"] is not None and _is_crooked(x["table"])]
    found = {
        f"is in {opening['language']}, asked for {language}": opening["language"] != language,
        f"has {len(opening['core_messages'])} core messages instead of three": len(opening["core_messages"])
        != CORE_MESSAGES,
        f"core messages or answers point to no exhibit: {', '.join(sorted(asked - set(ids)))}": bool(asked - set(ids)),
        "two exhibits have the same id": len(ids) != len(set(ids)),
        f"shows {len(ids)} exhibits, {closing['exhibits']} were expected": len(ids) != closing["exhibits"],
        f"shows {charts} charts, {closing['charts']} were expected": charts != closing["charts"],
        f"shows nothing and says no reason: {', '.join(silent)}": bool(silent),
        f"a row has not as many cells as the table has columns: {', '.join(crooked)}": bool(crooked),
    }
    return [problem for problem, is_there in found.items() if is_there]


def _is_crooked(table: Part) -> bool:
    """Whether a row's header and cells do not fill the columns exactly."""
    return any(1 + len(row["cells"]) != len(table["columns"]) for row in table["rows"])
