"""One headless Chromium for all handouts of a run; it reads pages from a folder and asks no network."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from playwright.sync_api import Browser, sync_playwright

from lagesbild.errors import LagesbildError

NAMES: Final = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
SILENT: Final = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
ROOT: Final = 0


class BrowserMissing(LagesbildError):
    """There is no Chromium; ``named`` is the one that the variable ``CHROMIUM`` names, if any."""

    def __init__(self, named: str = "") -> None:
        self.named = named
        super().__init__(named)

    def __str__(self) -> str:
        there = f"CHROMIUM names {self.named}, which is not there" if self.named else "There is no Chromium"
        return f"{there}; handouts are drawn and printed by it. On Debian and Ubuntu: apt install chromium"


def switches(user: int | None) -> tuple[str, ...]:
    """What the browser is started with; only for root, as in a container, without its sandbox, which root cannot have.

    ``user`` is the number of who runs it, none where the system has no such numbers.
    """
    return ("--no-sandbox", *SILENT) if user == ROOT else SILENT


QUIET: Final = switches(os.geteuid() if hasattr(os, "geteuid") else None)


def found() -> str:
    """Return the path of the browser: that of the variable ``CHROMIUM``, else the first one on the path.

    Raises:
        BrowserMissing: there is none.
    """
    named = os.environ.get("CHROMIUM")
    path = next(filter(None, map(shutil.which, (named,) if named else NAMES)), None)
    if path is None:
        raise BrowserMissing(named or "")
    return path


@contextmanager
def opened() -> Iterator[Browser]:
    """A browser, closed at the end.

    Raises:
        BrowserMissing: there is none.
    """
    path = found()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(QUIET))
        try:
            yield browser
        finally:
            browser.close()
