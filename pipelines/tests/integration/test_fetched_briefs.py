"""From no figures of the service to briefs: what is fetched gives the pages that the figures that ship give."""

import pytest
from markupsafe import escape

from lagesbild.briefs import Job
from lagesbild.publish.site import make_page
from lagesbild.settings import Language, Project
from lagesbild.sources.fetch import fetch
from lagesbild.sources.holdings import cited_sources
from lagesbild.store import build_candidate, swap_in
from tests.conftest import CHECKOUT
from tests.integration.fetching import SHIPPED
from tests.integration.test_bundle import needs_copies, replay

__all__ = ["replay"]
PAGES: list[tuple[str, Language]] = [("kopa-jarviseutu", "fi"), ("KU049", "sv"), ("MK06", "en")]


def page(home: Project, area: str, language: Language, monkeypatch: pytest.MonkeyPatch) -> str:
    """The page without what says how its figures were obtained and what the rest of the provider's table holds."""
    if not home.notebooks.exists():
        home.notebooks.symlink_to(CHECKOUT.notebooks)
    monkeypatch.setenv("LAGESBILD_HOME", str(home.root))
    html = make_page(Job("situation_brief", area, "", language, 2040), standalone=True).html
    for source in cited_sources(home).values():
        for said in (source.obtained, source.leaves_out):
            html = html.replace(f"<dd>{escape(said.get(language, ''))}</dd>", "<dd></dd>")
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
        assert from_service.count("<dd></dd>") == from_bundle.count("<dd></dd>") > 0
        differing = [
            pair for pair in zip(from_service.splitlines(), from_bundle.splitlines(), strict=True) if pair[0] != pair[1]
        ]
        assert differing == []
