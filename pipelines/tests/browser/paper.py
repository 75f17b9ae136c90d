"""What the paper version of a story must stand up to: few full A4 sheets, whole exhibits, letters that can be read."""

import re

from playwright.sync_api import Page

from tests.browser.soundness import A4_PX, assert_nothing_is_cut, show_as

MOST_SHEETS = 4
FULL, LAST_FULL = 0.7, 1 / 3
BETWEEN_MARGINS_PX = (297 - 16 - 15) * 96 / 25.4
TEXT_PT, CHART_PT = 8.5, 7.0
A4_SHEET = {"width": A4_PX, "height": 980}
ONLY_ON_SCREEN = "button, summary, .permalink, .downloads, .bar, .foot, .keys, .table, .onward"

# How far down the paper what stands on each sheet reaches.
SHEETS = """() => {
  const parts = [...document.querySelectorAll('main > :is(.opening, .section, .exhibit, .closing)')]
    .filter((part) => part.checkVisibility());
  const starts = [0, ...parts.flatMap((part, i) => part.matches('.sheet-start') ? [i] : []), parts.length];
  return starts.slice(1).map((end, i) => {
    const at = parts.slice(starts[i], end).map((part) => part.getBoundingClientRect());
    return Math.max(...at.map(({ bottom }) => bottom)) - Math.min(...at.map(({ top }) => top));
  });
}"""

SMALL_WORDS = """(least) => [...document.querySelectorAll('main *')].filter((part) => !part.ownerSVGElement
  && [...part.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim())
  && part.checkVisibility() && part.getBoundingClientRect().width > 1
  && parseFloat(getComputedStyle(part).fontSize) < least * 96 / 72 - 0.01).map((part) => part.outerHTML.slice(0, 80))"""

SMALL_LETTERS = """(least) => [...document.querySelectorAll('.chart .main-svg text')].filter((text) =>
  text.textContent.trim() && text.checkVisibility() && text.getBoundingClientRect().width
  && parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().d < least * 96 / 72 - 0.01)
  .map((text) => `${text.closest('.chart').id}: ${text.textContent}`)"""

NAMED = """() => [...document.querySelectorAll('.exhibit')].map((exhibit) => [
  exhibit.querySelector('.number').checkVisibility(), exhibit.querySelector('.takeaway').checkVisibility()])"""

LONG_SOURCES = """() => [...document.querySelectorAll('.source')].filter((source) =>
  source.getBoundingClientRect().height > 2 * parseFloat(getComputedStyle(source).fontSize))
  .map((source) => source.dataset.publishers)"""


def ask_for(page: Page, version: str) -> None:
    """Press the button of ``short`` or ``whole``; the browser's own window for printing stays closed."""
    page.evaluate("() => { window.print = () => undefined; }")
    page.locator(f"button[data-print={version}]").click()


def printed(page: Page) -> tuple[bytes, int]:
    """Print by the browser's own command; return the PDF and how many pages it has."""
    pdf = page.pdf(prefer_css_page_size=True)
    return pdf, len(re.findall(rb"/Type\s*/Page\b", pdf))


def assert_paper_version(page: Page, most_sheets: int = MOST_SHEETS) -> None:
    """The page printed as it is: as many pages as the sheets it was laid out on, so that none is broken elsewhere."""
    _, pages = printed(page)
    before = page.viewport_size
    page.set_viewport_size(A4_SHEET)  # type: ignore[arg-type]
    show_as(page, media="print", color_scheme="dark")
    sheets = [height / BETWEEN_MARGINS_PX for height in page.evaluate(SHEETS)]
    assert len(sheets) == pages <= most_sheets, sheets
    assert max(sheets) <= 1, sheets
    assert min(sheets[:-1], default=1) >= FULL, sheets
    assert sheets[-1] >= LAST_FULL, sheets
    assert_reads_on_paper(page)
    show_as(page, media="screen", color_scheme="light")
    assert page.locator(".across, .sheet-start").count() == 0
    if before:
        page.set_viewport_size(before)


def assert_reads_on_paper(page: Page) -> None:
    """Every exhibit with its number and headline, no letter too small, nothing for the screen only."""
    assert page.evaluate("document.documentElement.scrollWidth") <= A4_PX
    assert page.evaluate(SMALL_WORDS, TEXT_PT) == []
    assert page.evaluate(SMALL_LETTERS, CHART_PT) == []
    assert page.locator(ONLY_ON_SCREEN).filter(visible=True).count() == 0
    assert all(number and headline for number, headline in page.evaluate(NAMED))
    ink = page.evaluate("[...document.querySelectorAll('.chart')].map((box) => box._fullLayout.font.color)")
    assert set(ink) <= {"#1B2530"}
    assert_nothing_is_cut(page)
