"""The page of a notebook of the user's own stands up to the same as the standard one; nothing in its text runs."""

from pathlib import Path

import nbformat
import plotly.graph_objects as go
import pytest
from playwright.sync_api import Browser

from lagesbild.language import Context
from lagesbild.notebook.own_chart import Told, own_chart
from lagesbild.notebook.shown import CLOSING, EXHIBIT
from lagesbild.publish.exporter import Frame, brief_page
from tests.browser.sample import sample_notebook
from tests.browser.soundness import assert_page_is_sound, opened

pytestmark = pytest.mark.browser
HOSTILE = """# Ours <script>window.hit = 1</script>

<img src=x onerror="window.hit = 1"> [x](javascript:window.hit=1) ![y](https://example.org/y.png)

- one
- two, [there](https://example.org)
"""


def adapted(*, closes: bool = True) -> str:
    """The sample with a text and two charts of the maker's before its second page."""
    notebook = sample_notebook("en")
    told = Told("Pupils", "Fewer pupils.", "pupils", "The towns")
    bars = go.Figure([go.Bar(x=["A <b>", "B"], y=[1, 2.5], name=name) for name in ("now", "then")])
    lines = go.Figure(go.Scatter(x=[2019, 2020, 2021], y=[3, None, 5]))
    charts = [
        own_chart(figure, told, nth=nth, number=nth, section="people", say=Context("en", 2040))
        for nth, figure in enumerate((bars, lines), 1)
    ]
    outputs = [nbformat.v4.new_output("display_data", {EXHIBIT: chart.payload()}) for chart in charts]
    added = [nbformat.v4.new_markdown_cell(HOSTILE), nbformat.v4.new_code_cell("", outputs=outputs)]
    at = next(n for n, cell in enumerate(notebook.cells) if "in_depth" in str(cell.get("outputs")))
    notebook.cells = [*notebook.cells[:at], *added, *notebook.cells[at:]]
    shown = [output.data for cell in notebook.cells for output in cell.get("outputs", ()) if "data" in output]
    closing = next(data for data in shown if CLOSING in data)
    closing[CLOSING] |= {name: closing[CLOSING][name] + len(charts) for name in ("exhibits", "charts")}
    if not closes:
        closing.clear()
    return brief_page(notebook, Frame(language="en", file="own.html", is_adapted=True))


def test_an_adapted_page_is_sound_and_nothing_in_its_text_runs(browser: Browser, site: Path) -> None:
    file = site / "en" / "own.html"
    file.write_text(adapted(), encoding="utf-8")
    with opened(browser, file.as_uri(), viewport={"width": 1280, "height": 900}) as (page, heard):
        assert page.locator(".own-words h2").inner_text() == "Ours <script>window.hit = 1</script>"
        assert page.locator(".own-words a").count() == 1
        assert page.evaluate("window.hit") is None
        assert_page_is_sound(page, page.locator(".chart").count())
    assert (heard.complaints, heard.outside("file:")) == ([], [])


def test_without_a_closing_no_link_leads_to_sources_and_methods(browser: Browser, site: Path) -> None:
    page = adapted(closes=False)
    assert "#page-closing" not in page
    assert "#page-closing" in adapted()
