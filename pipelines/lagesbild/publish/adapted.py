"""A brief from a notebook of the user's own: its text and charts on the page, and what of it is left out.

The text of Markdown cells between opening and closing stands on the page where it stands in the notebook; HTML in it is
shown as it is written, pictures by their words, and only addresses of the web are links.
"""

from collections.abc import Iterator, MutableMapping, Sequence
from html import escape
from typing import Any, Final

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markupsafe import Markup
from nbformat import NotebookNode

from lagesbild.exhibits import declared
from lagesbild.language import Texts
from lagesbild.publish.environment import is_web_address
from lagesbild.publish.executed import INJECTED
from lagesbild.settings import Language

WORDS: Final = "words"
Part = dict[str, Any]
Parts = list[tuple[str, Part]]
HEADING: Final = 1
"""How many levels headings go down: the page's own first one is the area's name."""
LOWEST: Final = 6
OURS: Final = "application/vnd.lagesbild."
PLOTLY: Final = "application/vnd.plotly.v1+json"
NO_CLOSING: Final[Part] = {"title": "", "sources": [], "discussion": None, "methods": []}
"""Of a brief whose notebook does not close it."""


def words_of(cell: NotebookNode) -> Part:
    """Return the part that a Markdown cell is: its text as HTML in which nothing runs and nothing is loaded."""
    return {"html": Markup(_markdown().render(cell.source))}  # noqa: S704 – the renderer escapes HTML


def adapted_parts(parts: Parts, language: Language) -> Parts:
    """Return the parts from the opening to the closing, the opening with what the page says of itself.

    Where the notebook did not close it, the closing is empty. Text before the opening says how to run the notebook.
    """
    kinds = [kind for kind, _ in parts]
    if "opening" not in kinds:
        return parts
    begin, end = kinds.index("opening"), kinds.index("closing") if "closing" in kinds else len(kinds)
    exhibits = [part for kind, part in parts if kind == "exhibit"]
    opening = parts[begin][1] | {"adapted": _line(exhibits, language)}
    charts = sum(each["figure"] is not None for each in exhibits)
    closing = NO_CLOSING | {"exhibits": len(exhibits), "charts": charts}
    return [("opening", opening), *parts[begin + 1 : end], *(parts[end : end + 1] or [("closing", closing)])]


def _line(exhibits: Sequence[Part], language: Language) -> str:
    """Say how many figures of the standard brief the page shows and leaves out, and how many are its maker's."""
    known = {each.id: each for each in declared()}
    shown = {each["id"] for each in exhibits}
    standard = {name for name, each in known.items() if each.section != "overview" and not each.needs}
    own = len(shown - set(known))
    counted = {"shown": len(shown) - own, "left_out": len(standard - shown), "own": own}
    return Texts(language)("adapted.says", **counted)


def left_out(notebook: NotebookNode) -> tuple[str, ...]:
    """Say of each cell what of it is not on the page, and how it would be: ``cell 7: a plotly chart …``."""
    cells = [cell for cell in notebook.cells if INJECTED not in cell.metadata.get("tags", ())]  # as their user counts
    found = [(number, what) for number, cell in enumerate(cells, 1) for what in _left_out_of(cell)]
    opened = next((at for at, cell in enumerate(cells) if _shows(cell, "opening")), 0)
    before = [number for number, cell in enumerate(cells[:opened], 1) if cell.cell_type == "markdown"]
    found += [(number, "text before brief.opening()") for number in before[1:]]  # the first says how to run it
    if not any(_shows(cell, "closing") for cell in cells):
        found.append((len(cells), "no brief.closing(): core messages, questions, sources and methods"))
    return tuple(f"cell {number}: {what}" for number, what in sorted(set(found)))


def _shows(cell: NotebookNode, part: str) -> bool:
    return any(f"{OURS}{part}+json" in output.get("data", {}) for output in cell.get("outputs", ()))


def _left_out_of(cell: NotebookNode) -> Iterator[str]:
    if cell.cell_type == "markdown" and ("![" in cell.source or cell.get("attachments")):
        yield "a picture in the text, its words are shown"
    outputs = cell.get("outputs", ())
    if any(mime.startswith(OURS) for output in outputs for mime in output.get("data", {})):
        return
    for output in outputs:
        data = output.get("data", {})
        if PLOTLY in data:
            yield "a plotly chart; brief.chart(figure, …) puts it on the page"
        elif any(mime.startswith("image/") for mime in data):
            yield "a picture; brief.chart(figure, …) puts a chart of plotly on the page"
        elif data or output.get("output_type") == "stream":
            yield "printed text or a table; write it as Markdown"


def _markdown() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"html": False})
    markdown.validateLink = lambda url: True  # type: ignore[method-assign]  # the rules below decide
    for name, rule in (("heading_open", _heading), ("heading_close", _heading), ("image", _image)):
        markdown.add_render_rule(name, rule)
    markdown.add_render_rule("link_open", _link)
    markdown.add_render_rule("link_close", _link_end)
    return markdown


def _heading(self: RendererHTML, tokens: Sequence[Token], at: int, options: Any, env: MutableMapping[str, Any]) -> str:
    tokens[at].tag = f"h{min(LOWEST, int(tokens[at].tag[1:]) + HEADING)}"
    return self.renderToken(tokens, at, options, env)


def _image(self: RendererHTML, tokens: Sequence[Token], at: int, options: Any, env: MutableMapping[str, Any]) -> str:
    return escape(tokens[at].content)


def _link(self: RendererHTML, tokens: Sequence[Token], at: int, options: Any, env: MutableMapping[str, Any]) -> str:
    href = str(tokens[at].attrGet("href"))
    env["is_link"] = is_web_address(href) or href.startswith("#")
    tokens[at].attrSet("rel", "noreferrer")
    return self.renderToken(tokens, at, options, env) if env["is_link"] else ""


def _link_end(self: RendererHTML, tokens: Sequence[Token], at: int, options: Any, env: MutableMapping[str, Any]) -> str:
    return "</a>" if env["is_link"] else ""
