"""From no figures of the service to briefs: what is fetched gives the pages that the figures that ship give."""

import re

import pytest

from lagesbild.briefs import Job
from lagesbild.publish.exporter import in_depth_file
from lagesbild.publish.site import make_page
from lagesbild.settings import Language, Project
from lagesbild.sources.fetch import fetch
from lagesbild.store import build_candidate, swap_in
from tests.conftest import CHECKOUT
from tests.integration.fetching import SHIPPED
from tests.integration.test_bundle import needs_copies, replay

__all__ = ["replay"]
PAGES: list[tuple[str, Language]] = [("kopa-jarviseutu", "fi"), ("KU049", "sv"), ("MK06", "en")]
OF_ITS_WAY = re.compile(r'<div class="wide"><dt>.*?</dd></div>\n')
"""How the figures of a source were obtained, and what they leave out."""


def page(home: Project, area: str, language: Language, monkeypatch: pytest.MonkeyPatch) -> str:
    """Story and depth without what says how figures were obtained and what the rest of the provider's table holds."""
    if not home.notebooks.exists():
        home.notebooks.symlink_to(CHECKOUT.notebooks)
    monkeypatch.setenv("LAGESBILD_HOME", str(home.root))
    made = make_page(Job("situation_brief", area, "", language, 2040), standalone=True)
    html = made.html + made.files[f"{language}/{in_depth_file(made.entry.file)}"].decode()
    html, removed = OF_ITS_WAY.subn("", html)
    assert removed
    return html


@needs_copies
@pytest.mark.slow
def test_fetched_figures_give_the_pages_of_the_figures_that_ship(
    home: Project, built_home: Project, replay: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for table in SHIPPED:
        (home.bundled / f"{table.table}.parquet").unlink()
    fetched = fetch(home, [table.source for table in SHIPPED], at=replay, report=lambda _: None)
    assert sorted(fetched.new) == sorted(table.table for table in SHIPPED)
    assert len(SHIPPED) == 7
    swap_in(build_candidate(home), home)
    for area, language in PAGES:
        from_service = page(home, area, language, monkeypatch)
        from_bundle = page(built_home, area, language, monkeypatch)
        differing = [
            pair for pair in zip(from_service.splitlines(), from_bundle.splitlines(), strict=True) if pair[0] != pair[1]
        ]
        assert differing == []
