"""What every screen of the projector must stand up to, and how to go through all of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page

from tests.browser.soundness import wait_until

LAPTOP = {"width": 1366, "height": 650}
WALL = {"width": 1920, "height": 1080}
MOST_SCREENS = 150

STATE = """() => {
  const say = (name) => document.querySelector(`.projector .${name}`).textContent;
  return {
    id: decodeURIComponent(location.hash.slice(1)), position: say('position'), part: say('part'),
    headline: say('headline'), over: say('over'), source: say('source'), status: say('status'),
  };
}"""

# What is too small, reaches over the edge of the screen or of the stage, or lies over other words of the chart.
FAULTS = """() => {
  const projector = document.querySelector('.projector');
  const stage = projector.querySelector('.stage').getBoundingClientRect();
  const words = [...projector.querySelectorAll('p, h2, a, button, li, .drawing text')].filter((part) =>
    part.textContent.trim() && !part.matches('.visually-hidden') && !part.closest('.hoverlayer')
    && part.getBoundingClientRect().width);
  const shownSize = (part) => parseFloat(getComputedStyle(part).fontSize)
    * (part.ownerSVGElement ? Math.hypot(part.getScreenCTM().a, part.getScreenCTM().b) : 1);
  const isOut = (part, frame) => {
    const at = part.getBoundingClientRect();
    return at.left < frame.left - 1 || at.right > frame.right + 1 || at.top < frame.top - 1
      || at.bottom > frame.bottom + 1;
  };
  const screen = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
  const labels = [...projector.querySelectorAll(
    ':is(.xtick, .ytick, .textpoint) text, .bartext, .annotation-text, .legendtext, .xtitle')];
  const at = labels.map((label) => label.getBoundingClientRect());
  const isOver = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1
    && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 6;
  return {
    small: words.filter((part) => shownSize(part) < 23.95).map((part) => [shownSize(part), part.textContent]),
    out: words.filter((part) => isOut(part, part.ownerSVGElement ? stage : screen)).map((part) => part.textContent),
    cut: [...projector.querySelectorAll('.listing > div')].some((all) =>
      all.offsetHeight > all.parentElement.clientHeight + 1),
    colliding: labels.flatMap((label, i) => labels.slice(i + 1).filter((_, j) => isOver(at[i], at[i + 1 + j]))
      .map((other) => [label.textContent, other.textContent])),
    scrolls: projector.scrollHeight > projector.clientHeight + 1,
    charts: projector.querySelectorAll('.stage .drawing[data-drawn=true]').length
      < (projector.dataset.kind === 'chart' ? 1 : 0),
  };
}"""
SOUND: dict[str, Any] = {"small": [], "out": [], "cut": False, "colliding": [], "scrolls": False, "charts": False}


@dataclass(frozen=True)
class Screen:
    """What one screen says: the anchor of its exhibit, ``3/7``, ``1/2`` of a long chart, its words."""

    id: str
    position: str
    part: str
    headline: str
    over: str
    source: str
    status: str


def screen_of(page: Page) -> Screen:
    return Screen(**page.evaluate(STATE))


def all_screens(page: Page) -> Iterator[Screen]:
    """Go through all screens by the key, from the first to the last."""
    page.keyboard.press("Home")
    for _ in range(MOST_SCREENS):
        now = screen_of(page)
        yield now
        page.keyboard.press("PageDown")
        if screen_of(page) == now:
            return
    raise AssertionError("the projector does not come to an end")


def assert_screen_is_sound(page: Page) -> None:
    """All words at least 24 px as they are shown, nothing cut, nothing over something else, nothing scrolls."""
    found = page.evaluate(FAULTS)
    assert found == SOUND, (screen_of(page), found)


def wait_until_projected(page: Page) -> None:
    wait_until(page, "document.querySelector('.projector').open")


def wait_until_back(page: Page) -> None:
    """Back at the exhibit, which the page goes to some time after the dialog has closed: the address tells."""
    wait_until(page, "!document.querySelector('.projector').open && location.search === ''")
