"""From an executed notebook to one page: nbconvert with the project's own template, escaping on."""

import json
import re
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup
from nbconvert.exporters.templateexporter import TemplateExporter
from nbformat import NotebookNode
from traitlets import List, Unicode

from lagesbild.errors import BriefFailed
from lagesbild.figures.style import NIGHT
from lagesbild.settings import LANGUAGES, Language
from lagesbild.language import Texts

TEMPLATES: Final = Path(__file__).parent / "templates" / "lagesbild"
PARTS: Final = ("opening", "section", "exhibit", "closing")
CORE_MESSAGES: Final = 3
Part = dict[str, Any]


class BriefExporter(TemplateExporter):  # type: ignore[misc]
    """Turns what the cells of a brief showed into a page; code, markdown and all other outputs are left out.

    Searches no folder but the project's own: a template of the same name in the user's Jupyter folders changes nothing.
    """

    output_mimetype = "text/html"
    default_preprocessors = List([])
    file_extension = Unicode(".html")
    template_name = Unicode("lagesbild")
    template_paths = List([str(TEMPLATES)])

    def default_filters(self) -> Any:
        """Return no filters of nbconvert's: they build HTML from strings."""
        return ()

    def _create_environment(self) -> Environment:
        return careful(super()._create_environment())


def careful(environment: Environment) -> Environment:
    """Return ``environment`` with what every page needs: autoescape, missing names as errors, our filters."""
    strict = environment.overlay(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True
    )
    strict.filters |= {"json_block": json_block, "is_web_address": is_web_address, "longest_word": longest_word}
    names = {language: Texts(language)("page.language_name") for language in LANGUAGES}
    strict.globals |= {"alone": False, "languages": LANGUAGES, "language_names": names, "night": NIGHT}
    return strict


def json_block(value: object) -> Markup:
    """Return ``value`` as JSON that cannot end the ``<script>`` it stands in.

    Raises:
        ValueError: a number is not finite, which JSON cannot say.
    """
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return Markup(text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e"))  # noqa: S704


def is_web_address(href: str) -> bool:
    """Whether ``href`` may become a link: http or https, nothing that runs."""
    return href.startswith(("https://", "http://"))


def longest_word(name: str) -> int:
    """How many letters the longest part of a name has that a line cannot be broken in."""
    return max(map(len, re.split(r"(?<=[\s–-])", name)))


def brief_page(
    notebook: NotebookNode, *, language: Language, file: str, assets: str = "../assets", alone: bool = False
) -> str:
    """Return the page of one executed brief.

    ``file`` is the page's own name, the same in each language's folder; :func:`data_folder` holds its tables, and
    ``assets`` is the relative way to the shared files. A page that stands ``alone`` has no links to an index and to
    other languages. The same notebook gives the same text, byte for byte.

    Raises:
        BriefFailed: the notebook is in another language, or is no whole brief: the opening, an exhibit or the closing
            is missing, stands twice or contradicts the rest.
    """
    parts = parts_of(notebook)
    _refuse_what_is_not_whole(parts, language)
    resources = {
        "parts": parts,
        "numbers": {part["id"]: part["number"] for kind, part in parts if kind == "exhibit"},
        "text": Texts(language),
        "language": language,
        "file": file,
        "assets": assets,
        "data": data_folder(file),
        "alone": alone,
    }
    page, _ = BriefExporter().from_notebook_node(notebook, resources)
    return str(page)


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
