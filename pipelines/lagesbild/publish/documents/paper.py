"""Documents on paper: Chromium prints their pages as tagged PDF with bookmarks, named at the foot of each sheet."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser

SET: Final = "(said) => said.forEach(([name, value]) => document.documentElement.style.setProperty(name, value))"


def printed(browser: Browser, pages: Iterable[tuple[Path, str, str]]) -> Iterator[bytes]:
    """Print pages one after the other: the file, what stands at the head of each sheet, and what at its foot."""
    with browser.new_context(color_scheme="light", locale="en-GB") as context:
        for path, head, foot in pages:
            page = context.new_page()
            page.goto(path.as_uri())
            page.evaluate(SET, [["--running-head", _quoted(head)], ["--imprint", _quoted(foot)]])
            yield page.pdf(prefer_css_page_size=True, tagged=True, outline=True)
            page.close()


def _quoted(words: str) -> str:
    """A text as a style sheet writes it."""
    return json.dumps(words, ensure_ascii=False)
