"""Measure what a page costs its reader: bytes, and the processor's time until text and first chart are there.

    python pipelines/bench_pages.py reports/briefs/sv/kopa-jarviseutu.html [the same page as it was before]

Chromium opens the page, as it is and slowed down four times, then scrolls to its end; its own trace says how long the
page's main thread worked: until the first text, until the first chart, beyond 50 ms at a time (blocked), in its longest
task. Two pages are opened in turn, and what the first takes is shown as a share of the other. Judges nothing.
"""

import gzip
import json
import statistics
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

from playwright.sync_api import Browser, Page

from lagesbild.publish.handout import opened

RUNS: Final = 3
SLOWED: Final = (1, 4)
BLOCKING_S: Final = 0.05
SCREEN: Final[Any] = {"width": 1366, "height": 768}
CATEGORIES: Final = ["blink.user_timing", "loading", "disabled-by-default-devtools.timeline", "__metadata"]
MARKED: Final = """new MutationObserver((_, watch) => {
  if (!document.querySelector('.chart[data-drawn=true]')) return;
  performance.mark('first chart');
  watch.disconnect();
}).observe(document, { subtree: true, attributeFilter: ['data-drawn'] });"""
SCROLLED: Final = """async () => {
  const rest = () => new Promise((done) => requestIdleCallback(done, { timeout: 5000 }));
  await rest();
  for (let step = 0; step < 200 && scrollY + innerHeight < document.body.scrollHeight - 1; step += 1) {
    scrollBy({ top: innerHeight / 2, behavior: 'instant' });
    await new Promise(requestAnimationFrame);
    await rest();
  }
}"""


class Cost(NamedTuple):
    """Seconds of the main thread: until text and first chart are there, beyond 50 ms a task, in the longest task."""

    text: float
    first_chart: float
    blocked: float
    longest: float


def cost_of(browser: Browser, page: Path, *, slowed: int) -> Cost:
    """Open a page once, scroll to its end, and read the trace."""
    with browser.new_context(viewport=SCREEN, offline=True) as context:
        tab = context.new_page()
        tab.add_init_script(MARKED)
        context.new_cdp_session(tab).send("Emulation.setCPUThrottlingRate", {"rate": slowed})
        return _read(_traced(browser, tab, page))


def _traced(browser: Browser, tab: Page, page: Path) -> list[dict[str, Any]]:
    browser.start_tracing(page=tab, categories=CATEGORIES)
    tab.goto(page.resolve().as_uri())
    tab.evaluate(SCROLLED)
    events: list[dict[str, Any]] = json.loads(browser.stop_tracing())["traceEvents"]
    return events


def _read(events: Sequence[Mapping[str, Any]]) -> Cost:
    """What the thread that marked the first chart did, since the page was asked for."""
    mark = next(event for event in events if event["name"] == "first chart")
    own = [event for event in events if (event["pid"], event["tid"]) == (mark["pid"], mark["tid"])]
    began = max(event["ts"] for event in own if event["name"] == "navigationStart" and event["ts"] < mark["ts"])
    tasks = [event for event in own if event["name"] == "RunTask" and event["ts"] >= began]
    text = next(event["ts"] for event in own if event["name"] == "firstContentfulPaint" and event["ts"] >= began)
    times = [event.get("tdur", 0) / 1e6 for event in tasks]
    blocked = sum(max(0.0, each - BLOCKING_S) for each in times)
    return Cost(_worked(tasks, text), _worked(tasks, mark["ts"]), blocked, max(times))


def _worked(tasks: Sequence[Mapping[str, Any]], until: float) -> float:
    """Seconds of all tasks that had begun."""
    return sum(float(task.get("tdur", 0)) for task in tasks if task["ts"] <= until) / 1e6


def sizes_of(page: Path) -> tuple[int, int]:
    """Bytes of a page with the shared files that it reads, as they are and by gzip."""
    assets = page.parent.parent / "assets"
    files = [page, *(assets / name for name in ("lagesbild.css", "lagesbild.js", "plotly.min.js"))]
    contents = [file.read_bytes() for file in files]
    return sum(map(len, contents)), sum(len(gzip.compress(content, mtime=0)) for content in contents)


def lines_of(browser: Browser, pages: Sequence[Path]) -> Iterator[str]:
    """A line for each page and speed, and of two pages the shares of the first."""
    sizes = [sizes_of(page) for page in pages]
    yield f"{'seconds of processor':<34}{'text':>8}{'chart':>8}{'blocked':>9}{'longest':>9}{'kB':>8}{'gzip':>7}"
    for slowed in SLOWED:
        runs = [[cost_of(browser, page, slowed=slowed) for page in pages] for _ in range(RUNS)]
        costs = [Cost(*map(statistics.median, zip(*of_page, strict=True))) for of_page in zip(*runs, strict=True)]
        for page, cost, size in zip(pages, costs, sizes, strict=True):
            yield _line(f"{page.stem}, {slowed}×", cost, [each / 1000 for each in size])
        if len(pages) > 1:
            first, other = ([*cost, *size] for cost, size in zip(costs, sizes, strict=True))
            shares = [one / two if two else 0.0 for one, two in zip(first, other, strict=True)]
            yield "  share of the other".ljust(34) + "".join(f"{share:8.2f}" for share in shares)


def _line(name: str, cost: Cost, kilobytes: Sequence[float]) -> str:
    text, chart, blocked, longest = cost
    raw, packed = kilobytes
    return f"{name:<34}{text:8.3f}{chart:8.3f}{blocked:9.3f}{longest:9.3f}{raw:8.0f}{packed:7.0f}   {RUNS} runs"


def main(*pages: Path) -> None:
    """Print what each of the pages costs."""
    with opened() as browser:
        for line in lines_of(browser, pages):
            print(line, flush=True)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:3]))
