"""Defects of a page, each seeded into the made-up brief: axe or the own gate sees every one, and none without them."""

import re
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser

from lagesbild.language.texts import SHARED, catalogue
from tests.browser.gate import WAYS, look, read

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def styled(rule: str) -> str:
    """Script that adds a rule to the page's style."""
    return f"document.head.append(Object.assign(document.createElement('style'), {{ textContent: `{rule}` }}));"


CHART, TABLE = "document.querySelector('#people-chart')", "document.querySelector('#people table')"
ZOOM = "document.querySelector('meta[name=viewport]').content += "
BOX = "const box = document.querySelector('main').appendChild(document.createElement('div'));"
DEFECTS: Final = {
    "no language": ("screen", "language-missing", "document.documentElement.removeAttribute('lang');"),
    "a language that is none": ("screen", "html-lang-valid", "document.documentElement.lang = 'zz-top-1';"),
    "an empty title": ("screen", "title-empty", "document.title = ' ';"),
    "no main part": ("screen", "main-missing", "document.querySelector('main').outerHTML = '<div></div>';"),
    "two main headings": ("screen", "heading-first", "document.querySelector('h2').outerHTML = '<h1>Two</h1>';"),
    "a heading level jumped": ("screen", "heading-jump", "document.querySelector('h3').outerHTML = '<h5>Five</h5>';"),
    "a doubled id": ("screen", "id-doubled", "document.querySelector('h2').id = 'page-top';"),
    "a link to nowhere": ("screen", "anchor-lost", "document.querySelector('.skip').setAttribute('href', '#gone');"),
    "zoom blocked": ("screen", "zoom-blocked", f"{ZOOM}', user-scalable=no';"),
    "zoom bounded": ("screen", "zoom-blocked", f"{ZOOM}', maximum-scale=1';"),
    "a picture without text": ("screen", "picture-unnamed", "document.querySelector('main').append(new Image());"),
    "a chart without a name": ("screen", "chart-unnamed", f"{CHART}.removeAttribute('aria-label');"),
    "a chart that is no picture": ("screen", "chart-unnamed", f"{CHART}.removeAttribute('role');"),
    "a chart not described": ("screen", "chart-undescribed", f"{CHART}.removeAttribute('aria-describedby');"),
    "a blank chart": ("screen", "chart-undrawn", f"{CHART}.querySelector('.scatterlayer').remove();"),
    "a toolbar in a picture": ("screen", "chart-toolbar", f"{CHART}.innerHTML += '<a class=modebar-btn>Save</a>';"),
    "a chart without a table": ("screen", "chart-tableless", f"{TABLE}.remove();"),
    "a table without a caption": ("screen", "table-uncaptioned", f"{TABLE}.caption.remove();"),
    "an empty caption": ("screen", "table-uncaptioned", f"{TABLE}.caption.textContent = ' ';"),
    "an unscoped header": ("screen", "header-unscoped", f"{TABLE}.querySelector('th').removeAttribute('scope');"),
    "a row without a header": ("screen", "header-missing", f"{TABLE}.querySelector('tbody th').remove();"),
    "a table without columns": ("screen", "header-missing", f"{TABLE}.tHead.remove();"),
    "pale words": ("screen", "color-contrast", "document.querySelector('.lead').style.color = '#aaaaaa';"),
    "a link without words": ("screen", "link-name", "document.querySelector('.skip').textContent = '';"),
    "a button without a name": ("screen", "button-name", "document.querySelector('.bar').innerHTML += '<button>';"),
    "a field without a name": ("screen", "label", "document.querySelector('main').innerHTML += '<input>';"),
    "a list that holds something else": ("screen", "list", "document.querySelector('main ul').innerHTML += '<p>One';"),
    "a box that only a mouse can scroll": (
        "screen",
        "scrollable-region-focusable",
        f"{BOX} box.style.cssText = 'height: 2em; overflow: auto'; box.textContent = 'Words. '.repeat(900);",
    ),
    "a link told by colour alone": (
        "screen",
        "link-in-text-block",
        f"{BOX} box.innerHTML = '<p>Words <a href=#page-top>and words</a> and words.</p>';"
        "box.querySelector('a').style.cssText = 'text-decoration: none; color: #12436d';",
    ),
    "an error of the script": ("screen", "complaint", "console.error('broken');"),
    "dark words at night": ("dark", "color-contrast", "document.querySelector('.lead').style.color = '#333333';"),
    "a page too wide": ("phone", "overflow", styled(".lead { width: 400px; }")),
    "a label cut off": ("phone", "label-cut", styled(".xtick text { translate: -300px 0; }")),
    "labels over each other": (
        "phone",
        "label-covered",
        styled(".ytick text { font-size: 6em !important; }"),
    ),
    "a series lost on paper": ("paper", "lost-on-paper", styled("@media print { .trace { visibility: hidden; } }")),
    "an exhibit lost on paper": ("paper", "lost-on-paper", styled("@media print { #vacancies { display: none; } }")),
    "words wider than paper": ("paper", "wider-than-paper", styled("@media print { h1 { width: 300mm; } }")),
    "a chart higher than paper": (
        "paper",
        "chart-off-paper",
        styled("@media print { .chart { min-height: 300mm !important; } }"),
    ),
    "a table closed on paper": ("paper", "table-closed", styled("@media print { table { display: none; } }")),
    "white on black paper": (
        "paper",
        "dark-on-paper",
        styled("html { background: #000 !important; }"),
    ),
    "focus that is not seen": ("keyboard", "focus-hidden", styled(":focus-visible { outline: none !important; }")),
    "focus without colour": ("keyboard", "focus-hidden", styled(":focus { outline-color: transparent !important; }")),
    "a link out of reach": ("keyboard", "unreachable", "document.querySelector('.choice a').tabIndex = -1;"),
    "a trap": (
        "keyboard",
        "unreachable",
        "document.querySelector('.choice a').addEventListener('keydown', (event) => event.preventDefault());",
    ),
    "a chart without keys": (
        "keyboard",
        "arrows-silent",
        "addEventListener('keydown', (event) => event.stopPropagation(), true);",
    ),
    "a table that needs a script": ("scriptless", "table-hidden", styled("table { display: none; }")),
    "a button that does nothing": ("scriptless", "button-dead", styled("button { display: block !important; }")),
    "an empty frame": ("scriptless", "chart-empty", styled(".chart { display: block !important; height: 9em; }")),
}
UNSAFE: Final = '<img alt="x" src="https://example.org/counted.png">'
AXE_ALONE: Final = {"html-lang-valid", "list"}
"""Rules of axe that the statement names by their own name."""


@pytest.mark.parametrize("name", ["brief", "brief-in-depth", "index"])
def test_pages_without_a_defect_are_called_sound(browser: Browser, site: Path, name: str) -> None:
    assert look(browser, (site / "en" / f"{name}.html").as_uri()) == {way: {} for way in WAYS}


@pytest.mark.parametrize("defect", DEFECTS)
def test_every_seeded_defect_is_seen(browser: Browser, site: Path, defect: str) -> None:
    way, rule, change = DEFECTS[defect]
    assert rule in read(browser, (site / "en" / "brief.html").as_uri(), way, first=change)


def test_a_request_that_leaves_the_page_is_seen(browser: Browser, site: Path) -> None:
    page = (site / "en" / "brief.html").read_text(encoding="utf-8")
    page = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page)
    (site / "en" / "unsafe.html").write_text(page.replace("</main>", f"{UNSAFE}</main>"), encoding="utf-8")
    found = read(browser, (site / "en" / "unsafe.html").as_uri(), "screen")
    assert found["outside-request"] == 1


def test_readers_are_told_every_rule_in_words_and_each_is_seeded_here() -> None:
    rules = {rule for _, rule, _ in DEFECTS.values()} - AXE_ALONE | {"outside-request"}
    assert set(catalogue(SHARED / "shortcomings.yml")) == rules
