"""From an executed notebook to its pages: what its cells showed, put into the project's own templates.

A notebook may end its story with ``in_depth()``: what it shows before is the area's page, what it shows after is a
second page beside it, with sources and methods. A notebook that does not has all on one page.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal, NamedTuple

from nbformat import NotebookNode

from lagesbild.contracts.scenario import IN_DEPTH
from lagesbild.errors import BriefFailed
from lagesbild.language import Texts
from lagesbild.publish.adapted import WORDS, adapted_parts, words_of
from lagesbild.publish.chart_code import DRAWN
from lagesbild.publish.common import in_common
from lagesbild.publish.downloads.tables import with_exact
from lagesbild.publish.environment import strict_environment
from lagesbild.publish.imprint import Imprint, Said, imprint_said
from lagesbild.publish.own import own_texts
from lagesbild.settings import Language

PARTS: Final = ("opening", "section", "exhibit", "in_depth", "closing")
CORE_MESSAGES: Final = 3
Part = dict[str, Any]
Parts = list[tuple[str, Part]]


class Layers(NamedTuple):
    """The parts of a brief as its pages take them; ``depth`` is empty where all is on one page."""

    opening: Part
    story: Parts
    in_depth: Part
    depth: Parts
    closing: Part


@dataclass(frozen=True)
class Frame:
    """How both pages of a brief are made.

    ``file`` is the page's own name, the same in each language's folder; :func:`data_folder` holds its tables, and
    ``assets`` is the relative way to the shared files. A ``standalone`` page has no links to an index and to other
    languages, one without an ``imprint`` does not say what it belongs to. One that ``is_adapted``, of a notebook of the
    user's own, has its Markdown and says so.
    """

    language: Language
    file: str
    assets: str = "../assets"
    standalone: bool = False
    imprint: Imprint | None = None
    is_adapted: bool = False


def brief_page(notebook: NotebookNode, frame: Frame) -> str:
    """Return the page of one executed brief: its opening and its story, and the way to what is in depth.

    Code, Markdown and all other outputs are left out. The same notebook gives the same text, byte for byte.

    Raises:
        BriefFailed: the notebook is in another language, or is no whole brief: the opening, an exhibit or the closing
            is missing, there twice or contradicts the rest.
    """
    layers = _whole(notebook, frame.language, is_adapted=frame.is_adapted)
    return _rendered("story", layers, frame, here=frame.file, title=layers.opening["title"])


def in_depth_page(notebook: NotebookNode, frame: Frame) -> str:
    """Return the second page of a brief, ``in_depth_file(file)``; empty where the notebook has all on one page.

    Raises:
        BriefFailed: as for :func:`brief_page`.
    """
    layers = _whole(notebook, frame.language, is_adapted=frame.is_adapted)
    if not layers.depth:
        return ""
    title = f"{layers.opening['title']} – {layers.in_depth['title']}"
    return _rendered("depth", layers, frame, here=in_depth_file(frame.file), title=title)


def in_depth_file(file: str) -> str:
    """Return the name of the second page of a brief: ``kopa-jarviseutu-in-depth.html``."""
    return f"{Path(file).stem}-{IN_DEPTH}.html"


def data_folder(file: str) -> str:
    """Return the folder beside a page that a snapshot has its tables in, and the name of their workbook:
    ``tables/kopa-jarviseutu`` and ``tables/kopa-jarviseutu.xlsx``.
    """
    return f"tables/{Path(file).stem}"


def drawings_folder(file: str) -> str:
    """Return the folder beside a page that has its charts as files: ``drawings/kopa-jarviseutu``."""
    return f"drawings/{Path(file).stem}"


def parts_of(notebook: NotebookNode, *, with_words: bool = False) -> Parts:
    """Return (kind, content) of each part of the brief in the order of the notebook; kinds are ``PARTS``.

    ``with_words`` adds the text of Markdown cells, of the kind ``WORDS``.
    """
    return [part for cell in notebook.cells for part in _parts_of_cell(cell, with_words=with_words)]


def _parts_of_cell(cell: NotebookNode, *, with_words: bool) -> Parts:
    if cell.cell_type == "markdown":
        return [(WORDS, words_of(cell))] if with_words else []
    return [
        (kind, data[mime])
        for data in (output.get("data", {}) for output in cell.get("outputs", ()))
        for kind in PARTS
        if (mime := f"application/vnd.lagesbild.{kind}+json") in data
    ]


def _rendered(name: Literal["story", "depth"], layers: Layers, frame: Frame, *, here: str, title: str) -> str:
    """One page; ``hrefs`` leads from here to each exhibit, on this page or the other."""
    exhibits = _exhibits(layers.story + layers.depth)
    depth_file = in_depth_file(frame.file)
    files = dict.fromkeys((each["id"] for each in _exhibits(layers.story)), frame.file)
    files |= dict.fromkeys((each["id"] for each in _exhibits(layers.depth)), depth_file)
    parts = layers.story if name == "story" else layers.depth
    text, shown = Texts(frame.language), _exhibits(parts)
    hrefs = {each: f"#{each}" if on == here else f"{on}#{each}" for each, on in files.items()}
    return (
        strict_environment()
        .get_template(f"{name}.html.j2")
        .render(
            **layers._asdict(),
            numbers={each["id"]: each["number"] for each in exhibits},
            hrefs=hrefs,
            figures=in_common({each["id"]: each["figure"] for each in shown if each["figure"] is not None}),
            text=text,
            own_texts=own_texts(text),
            language=frame.language,
            file=here,
            story_file=frame.file,
            depth_file=depth_file,
            with_exact=with_exact,
            data=data_folder(frame.file),
            drawings=drawings_folder(here) if frame.imprint and frame.imprint.has_drawings else "",
            assets=frame.assets,
            standalone=frame.standalone,
            imprint=_imprint(frame, title, parts, here=here),
        )
    )


def _imprint(frame: Frame, title: str, parts: Parts, *, here: str) -> Said | None:
    """The imprint of a page that shows these parts; none where it belongs to nothing."""
    if frame.imprint is None:
        return None
    path = f"{frame.language}/{here}"
    return imprint_said(frame.imprint, language=frame.language, title=title, path=path, sources=sources_of(parts))


def sources_of(parts: Parts) -> frozenset[str]:
    """Return the ids of the sources whose figures these parts show."""
    cited = [source for exhibit in _exhibits(parts) for source in exhibit["sources"]]
    return frozenset(name for source in cited for name in source["ids"])


def _exhibits(parts: Parts) -> list[Part]:
    return [part for kind, part in parts if kind == "exhibit"]


def _whole(notebook: NotebookNode, language: Language, *, is_adapted: bool) -> Layers:
    """The layers of a brief in which nothing is missing; an adapted one may lack closing and core messages.

    Raises:
        BriefFailed: something is.
    """
    parts = adapted_parts(parts_of(notebook, with_words=True), language) if is_adapted else parts_of(notebook)
    kinds = [kind for kind, _ in parts]
    if kinds.count("opening") != 1 or kinds.count("closing") != 1 or (kinds[0], kinds[-1]) != ("opening", "closing"):
        raise BriefFailed("notebook", "a brief begins with one opening and ends with one closing")
    opening, closing = {"adapted": ""} | parts[0][1], parts[-1][1]
    end = kinds.index("in_depth") if "in_depth" in kinds else -1
    depth = parts[end + 1 : -1] if end > 0 else []
    for problem in _problems(opening, closing, _exhibits(parts), language, is_adapted=is_adapted):
        raise BriefFailed(opening["area_name"], problem)
    return Layers(opening, parts[1:end], parts[end][1] if depth else {}, depth, closing)


def _problems(opening: Part, closing: Part, exhibits: list[Part], language: Language, *, is_adapted: bool) -> list[str]:
    ids = [exhibit["id"] for exhibit in exhibits]
    charts = sum(exhibit["figure"] is not None for exhibit in exhibits)
    asked = {each["exhibit"] for each in (*opening["core_messages"], opening["certainty"]) if each}
    silent = [x["id"] for x in exhibits if x["figure"] is None and x["table"] is None and not x["not_shown"]]
    undrawn = {trace["type"] for x in exhibits if x["figure"] for trace in x["figure"]["data"]} - DRAWN
    crooked = [x["id"] for x in exhibits if x["table"] is not None and _is_crooked(x["table"])]
    found = {
        f"is in {opening['language']}, asked for {language}": opening["language"] != language,
        f"has {len(opening['core_messages'])} core messages instead of three": not is_adapted
        and len(opening["core_messages"]) != CORE_MESSAGES,
        f"the opening points to no exhibit: {', '.join(sorted(asked - set(ids)))}": bool(asked - set(ids)),
        "two exhibits have the same id": len(ids) != len(set(ids)),
        f"shows {len(ids)} exhibits, {closing['exhibits']} were expected": len(ids) != closing["exhibits"],
        f"shows {charts} charts, {closing['charts']} were expected": charts != closing["charts"],
        f"shows nothing and says no reason: {', '.join(silent)}": bool(silent),
        f"has traces that a page cannot draw: {', '.join(sorted(undrawn))}": bool(undrawn),
        f"a row has not as many cells as the table has columns: {', '.join(crooked)}": bool(crooked),
    }
    return [problem for problem, is_there in found.items() if is_there]


def _is_crooked(table: Part) -> bool:
    """Whether a row's header and cells do not fill the columns exactly."""
    return any(1 + len(row["cells"]) != len(table["columns"]) for row in table["rows"])
