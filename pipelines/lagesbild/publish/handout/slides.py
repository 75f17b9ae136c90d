"""A published brief as slides: what its projector view shows, one screen a page of 16:9, as a PDF."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple

from markupsafe import Markup
from playwright.sync_api import Browser, BrowserContext, Page

from lagesbild.publish.environment import strict_environment
from lagesbild.publish.handout.make import ROOM, open_brief_page, style_of

LAPTOP: Final[Any] = {"width": 1366, "height": 768}
MOST: Final = 300
"""Screens of one brief; a region of sixty municipalities has fewer."""


class Slides(NamedTuple):
    """The slides of one brief; ``name`` is that of its page without the ending, ``language`` that of its folder."""

    language: str
    name: str
    screens: int
    pdf: bytes


def slides(browser: Browser, pages: Iterable[Path]) -> Iterator[Slides]:
    """Make the slides of each page, one after the other, as they are asked for.

    Raises:
        NoPage: a page is no brief of this project.
    """
    with browser.new_context(viewport=LAPTOP, color_scheme="light", locale="en-GB") as context:
        for path in pages:
            page = context.new_page()
            open_brief_page(page, path, "?projector")
            screens = list(_screens(page))
            content = _document(page, path, screens)
            page.close()
            yield Slides(path.parent.name, path.stem, len(screens), _printed(context, content))


def _screens(page: Page) -> Iterator[dict[str, str]]:
    """Every screen of the projector, from the first on."""
    script, before = (ROOM / "slides.js").read_text(encoding="utf-8"), ""
    for _ in range(MOST):
        screen = page.evaluate(script)
        if screen["at"] == before:
            return
        yield screen
        before = screen["at"]
        page.keyboard.press("ArrowRight")


def _document(page: Page, path: Path, screens: list[dict[str, str]]) -> str:
    """All screens as one page; their HTML is what the brief's own page has, escaped there."""
    style = f"{style_of(page, path)}\n{(ROOM / 'slides.css').read_text(encoding='utf-8')}"
    shown = [(screen["kind"], Markup(screen["html"])) for screen in screens]  # noqa: S704 – escaped already
    given = {"language": page.get_attribute("html", "lang"), "title": page.title(), "style": Markup(style)}  # noqa: S704
    return strict_environment().get_template("slides.html.j2").render(screens=shown, **given)


def _printed(context: BrowserContext, content: str) -> bytes:
    page = context.new_page()
    page.set_content(content)
    page.emulate_media(media="screen", color_scheme="light")
    pdf = page.pdf(prefer_css_page_size=True, print_background=True, tagged=True, outline=True)
    page.close()
    return pdf
