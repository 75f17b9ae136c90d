"""One headless Chromium for all handouts of a run; it reads pages from a folder and asks no network."""

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, Error, Playwright, sync_playwright

from lagesbild.errors import LagesbildError, plain

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
LIBRARY: Final = re.compile(r"error while loading shared libraries: ([\w.+-]+)")
SANDBOX: Final = re.compile(r"No usable sandbox|SUID sandbox|Failed to move to new namespace")
MOST_LETTERS: Final = 160


class BrowserMissing(LagesbildError):
    """There is no Chromium; ``named`` is the one that the variable ``CHROMIUM`` names, if any."""

    def __init__(self, named: str = "") -> None:
        self.named = named
        super().__init__(named)

    def __str__(self) -> str:
        there = f"CHROMIUM names {self.named}, which is not there" if self.named else "There is no Chromium"
        return f"{there}; handouts are drawn and printed by it. On Debian and Ubuntu: apt install chromium"


class BrowserFailed(LagesbildError):
    """Chromium is there and does not start; ``told`` is what it said."""

    def __init__(self, name: str, told: str) -> None:
        self.name, self.told = name, told
        super().__init__(name, told)

    def __str__(self) -> str:
        if lacking := LIBRARY.search(self.told):
            why, todo = f"its library {lacking[1]} is missing", "Install it anew: apt install --reinstall chromium"
        elif SANDBOX.search(self.told):
            why, todo = "this machine gives it no sandbox", "Let user namespaces be used, or make the PDF elsewhere"
        else:
            why, todo = _last_words(self.told), "Try it alone, or name another: CHROMIUM=…"
        return f"{self.name} does not start: {why}. Pages need none, PDFs and drawings do. {todo}"


def _last_words(told: str) -> str:
    """The line in which the browser says why it ended; how it ended where it says nothing."""
    lines = [plain(line.strip()) for line in told.splitlines()]
    said = [line for line in lines if re.search(r"error|fail|cannot|denied|refused|exit", line, re.IGNORECASE)]
    return said[-1][:MOST_LETTERS] if said else "it says nothing"


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
        BrowserFailed: it does not start.
    """
    path = found()
    with sync_playwright() as playwright:
        browser = _started(playwright, path)
        try:
            yield browser
        finally:
            browser.close()


def _started(playwright: Playwright, path: str) -> Browser:
    try:
        return playwright.chromium.launch(executable_path=path, args=list(QUIET))
    except Error as error:
        raise BrowserFailed(Path(path).name, error.message) from error
