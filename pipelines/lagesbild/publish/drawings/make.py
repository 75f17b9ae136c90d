"""Chromium draws the charts of a site's pages; what it names by chance is named by its place, so that bytes repeat.

The same browser with the same letters gives the same bytes. Which one drew is told by the snapshot; another one would
break lines elsewhere, so that its drawings could not be compared.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Browser

from lagesbild.files import work_folder, write_atomic
from lagesbild.publish.exporter import drawings_folder
from lagesbild.publish.handout.chromium import BrowserMissing, opened

SCRIPT: Final = Path(__file__).parent / "drawings.js"
SCREEN: Final[Any] = {"width": 1280, "height": 900}
HAS_A_CHART: Final = b"data-figure="
NAMED: Final = re.compile(r'\bid="([^"]+)"')
BY_CHANCE: Final = re.compile(r"\btrace[0-9a-f]{6}\b")


@cache
def browser_here() -> str:
    """Return the browser that draws, ``Chromium 156.0.8078.108``.

    Raises:
        BrowserMissing: there is none.
    """
    with opened() as browser:
        return f"Chromium {browser.version}"


def is_here(browser: str) -> bool:
    """Whether it is the browser that draws here."""
    try:
        return browser == browser_here()
    except BrowserMissing:
        return False


def drawings_of(files: Mapping[str, bytes], browser: str, *, before: Path | None) -> dict[str, bytes]:
    """Return every chart on the pages of a site as ``browser`` draws it, path below its root → SVG; none without one.

    Where it is not the browser that is here, they are those of the site ``before``.
    """
    if not browser or is_here(browser):
        return _all_drawn(files) if browser else {}
    there = sorted(before.glob(f"*/{drawings_folder('*')}/*.svg")) if before else []
    return {path.relative_to(before).as_posix(): path.read_bytes() for path in there if before}


def _all_drawn(files: Mapping[str, bytes]) -> dict[str, bytes]:
    pages = [path for path, content in files.items() if path.endswith(".html") and HAS_A_CHART in content]
    with work_folder() as root, opened() as browser:
        for path in (*pages, *(path for path in files if path.startswith("assets/"))):
            write_atomic(root / path, files[path])
        return dict(_drawn(browser, root, pages))


def _drawn(browser: Browser, root: Path, pages: list[str]) -> Iterator[tuple[str, bytes]]:
    script = SCRIPT.read_text(encoding="utf-8")
    for path in pages:
        with browser.new_context(viewport=SCREEN, color_scheme="light", locale="en-GB") as context:
            page = context.new_page()
            page.goto((root / path).as_uri())
            for exhibit, drawing in page.evaluate(script).items():
                yield f"{Path(path).parent}/{drawings_folder(path)}/{exhibit}.svg", repeatable(drawing).encode()


def repeatable(drawing: str) -> str:
    """Return a drawing of plotly's with names that follow from their order."""
    numbers = count(1)
    names = {name: f"d{next(numbers)}" for name in dict.fromkeys(NAMED.findall(drawing))}
    renamed = re.sub(r'(\bid="|#)([\w-]+)', lambda found: found[1] + names.get(found[2], found[2]), drawing)
    return BY_CHANCE.sub("trace", renamed)
