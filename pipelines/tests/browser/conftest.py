"""One Chromium and one made-up site for all browser tests; without Chromium they are skipped."""

import functools
import http.server
import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from lagesbild.publish.exporter import Frame, brief_page, in_depth_page
from lagesbild.publish.handout.chromium import QUIET
from lagesbild.publish.pages import asset_files, index_page, root_page, statement_page
from lagesbild.settings import LANGUAGES
from tests.browser.made_up import DIRECTORY, ENTRIES
from tests.browser.sample import sample_notebook


def needed(program: str) -> str:
    """The path of a program that the test needs; without it the test is skipped, or fails where none may be."""
    if path := shutil.which(program):
        return path
    reason = f"no {program}: install it" + (" or set CHROMIUM to its path" if program == "chromium" else "")
    if os.environ.get("LAGESBILD_BROWSER_TESTS") == "required":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    chromium = os.environ.get("CHROMIUM") or needed("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(QUIET))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a whole made-up site: root page, and per language an index, both pages of a brief and
    the accessibility statement; shared files."""
    root = tmp_path_factory.mktemp("site")
    (root / "assets").mkdir()
    (root / "index.html").write_text(root_page(ENTRIES), encoding="utf-8")
    for name, content in asset_files().items():
        (root / "assets" / name).write_bytes(content)
    for language in LANGUAGES:
        folder = root / language
        folder.mkdir()
        notebook, frame = sample_notebook(language), Frame(language=language, file="brief.html")
        pages = {
            frame.file: brief_page(notebook, frame),
            "brief-in-depth.html": in_depth_page(notebook, frame),
            "index.html": index_page(ENTRIES, language=language, directory=DIRECTORY),
            "accessibility.html": statement_page(language=language),
        }
        for name, page in pages.items():
            (folder / name).write_text(page, encoding="utf-8")
    return root


class _Silent(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="session")
def served(site: Path) -> Iterator[str]:
    """The address of the same site over http."""
    handler = functools.partial(_Silent, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
