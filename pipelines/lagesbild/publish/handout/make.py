"""A published brief as a PDF and as a single file, made from its pages as they stand.

The single file holds story and in-depth page with every chart as a drawing, and no script: what a mail reader or an old
browser shows is whole. Chromium draws the charts and prints, so both look as the page does.
"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple

from playwright.sync_api import Browser, Page

from lagesbild.errors import LagesbildError
from lagesbild.publish.exporter import in_depth_file
from lagesbild.publish.manifest import MANIFEST
from lagesbild.templates import by_digest

ROOM: Final = Path(__file__).parent
SCREEN: Final[Any] = {"width": 1280, "height": 900}
IS_A_BRIEF: Final = 'meta[http-equiv="Content-Security-Policy"] ~ script[src$="/lagesbild.js"]'
MARGINS: Final = ("--running-head", "--imprint")
OF_ROOT: Final = "(names) => names.map((name) => [name, document.documentElement.style.getPropertyValue(name)])"


class NoPage(LagesbildError):
    """A path is neither a snapshot, a preview nor the page of a brief."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(path)

    def __str__(self) -> str:
        return f"{self.path.name} is neither a snapshot nor the page of a brief. All snapshots: lagesbild snapshots"


class Handout(NamedTuple):
    """Both forms of one brief; ``name`` is that of its page without the ending, ``language`` that of its folder."""

    language: str
    name: str
    html: bytes
    pdf: bytes


def pages_of(place: Path) -> list[Path]:
    """Return the briefs of a snapshot or preview in the order of its index, or the one page that is named.

    Raises:
        NoPage: it is neither.
    """
    if (place / MANIFEST).is_file() and (listed := _entries(place / MANIFEST)):
        return [place.resolve() / path for path in listed]
    if place.suffix == ".html" and place.is_file():
        return [place.resolve()]
    raise NoPage(place)


def _entries(manifest: Path) -> list[str]:
    """The paths of the briefs that a manifest lists; none where it is of something else."""
    try:
        written = json.loads(manifest.read_text(encoding="utf-8"))
    except ValueError:
        return []
    return list(written.get("entries", ())) if isinstance(written, dict) else []


def handouts(browser: Browser, pages: Iterable[Path]) -> Iterator[Handout]:
    """Make both forms of each page, one after the other, as they are asked for.

    Raises:
        NoPage: a page is no brief of this project.
    """
    with browser.new_context(viewport=SCREEN, color_scheme="light", locale="en-GB") as context:
        for path in pages:
            page = context.new_page()
            open_brief_page(page, path)
            pdf = printed(page)
            yield Handout(path.parent.name, path.stem, _single(page, path).encode(), pdf)
            for each in context.pages:
                each.close()


def open_brief_page(page: Page, path: Path, view: str = "") -> None:
    """Open a page from its folder, in a ``view`` of it.

    Raises:
        NoPage: it is no brief of this project.
    """
    page.goto(f"{path.as_uri()}{view}")
    if not page.locator(IS_A_BRIEF).count():
        raise NoPage(path)


def printed(page: Page) -> bytes:
    """Print the open page at its own size of paper, tagged; links lead within it and to the web, to no other file."""
    script = (ROOM / "unlinked.js").read_text(encoding="utf-8")
    page.evaluate(script, False)
    pdf = page.pdf(prefer_css_page_size=True, tagged=True, outline=True)
    page.evaluate(script, True)
    return pdf


def _single(page: Page, path: Path) -> str:
    """The page and what is in depth as one file."""
    deep, depth = path.with_name(in_depth_file(path.name)), ""
    names = [path.name, deep.name]
    if deep.is_file():
        second = page.context.new_page()
        open_brief_page(second, deep)
        depth = _made(second, names=names)
    style = "\n".join([style_of(page, path), (ROOM / "single.css").read_text(encoding="utf-8"), _margins(page)])
    return _made(page, names=names, style=style, policy=_policy(style), depth=depth)


def _made(page: Page, **given: object) -> str:
    """What ``single.js`` returns: Playwright calls the function that it comes to with what is given."""
    return str(page.evaluate((ROOM / "single.js").read_text(encoding="utf-8"), given))


def style_of(page: Page, path: Path) -> str:
    """The style sheet that the page was published with."""
    link = page.locator("link[rel=stylesheet]").get_attribute("href") or ""
    return (path.parent / link).read_text(encoding="utf-8")


def _margins(page: Page) -> str:
    """What the page's script writes into the margins of paper."""
    said = "".join(f"{name}: {value};" for name, value in page.evaluate(OF_ROOT, MARGINS))
    return f":root {{{said}}}"


def _policy(style: str) -> str:
    """Nothing is asked for, no script runs; one style sheet, by its digest, and the drawings in the file."""
    return f"default-src 'none'; style-src {by_digest(style)}; img-src data:; base-uri 'none'; form-action 'none'"
