"""Measure what a person waits for: checked store, one answer, a brief and its page. Prints seconds, judges nothing."""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import get_args

from bench_pages import lines_of
from lagesbild.briefs import Job, run_many
from lagesbild.briefs.run import Engine
from lagesbild.checks import build_checked_store
from lagesbild.exhibits.labour import occupations
from lagesbild.exhibits.population import projection_certainty, service_age_bands
from lagesbild.measures.trials import projection_trials
from lagesbild.projections import backtest
from lagesbild.publish import make_page, publish_one
from lagesbild.publish.handout import opened
from lagesbild.publish.handout.chromium import BrowserMissing
from lagesbild.settings import LANGUAGES, project
from lagesbild.store import Store, find_area

RUNS = 5
SERIES = """
    select area_code, year, sex, age_years, population_persons from mart_area__population
    join mart_area__area as area using (area_code)
    where area.kind in ('region', 'country') and mart_area__population.kind = 'observed' and sex <> 'total'"""


def measured(what: str, work: Callable[[], object], *, runs: int = RUNS) -> None:
    """Run ``work`` a few times and print the least, the median and the most."""
    seconds = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - start)
    print(f"{what:<34}{min(seconds):8.3f}{statistics.median(seconds):8.3f}{max(seconds):8.3f}   {runs} runs")


def three_languages(engine: Engine) -> None:
    """Make the pages of one area in all languages as an edition does, in one process."""
    jobs = [Job("situation_brief", "kopa-jarviseutu", "", language, 2040) for language in LANGUAGES]
    failures = [each.failure for each in run_many(jobs, partial(make_page, engine=engine)) if each.failure]
    if failures:
        sys.exit("\n".join(failures))


def print_page(page: Path) -> None:
    """Print what the page costs its reader, where there is a browser to ask."""
    try:
        with opened() as browser:
            print(*lines_of(browser, [page]), sep="\n")
    except BrowserMissing as missing:
        print(f"page: not measured. {missing}")


def main() -> None:
    """Print one line for each thing that is measured."""
    place = project()
    print(f"{'seconds':<34}{'min':>8}{'median':>8}{'max':>8}")
    measured("store: check, build, check", lambda: build_checked_store(place, report=lambda _: None), runs=3)
    measured("store: open", lambda: Store.open(place).close())
    with Store.open(place) as store:
        area = find_area(store, "kopa-jarviseutu")
        measured("answer: service age bands", lambda: service_age_bands.answer(store, area=area, horizon=2040))
        measured("answer: projection certainty", lambda: projection_certainty.answer(store, area=area, horizon=2040))
        series = store.query(SERIES)
        measured("backtest: every launch", lambda: backtest(series))
        measured("backtest: intervals tried", lambda: projection_trials(store), runs=3)
        measured("answer: occupations", lambda: occupations.answer(store, area=area))
    with tempfile.TemporaryDirectory() as folder:
        job = Job("situation_brief", "kopa-jarviseutu", "", "sv", 2040)
        measured("brief: written", lambda: publish_one(job, Path(folder)), runs=3)
        print_page(publish_one(job, Path(folder)))
    for engine in get_args(Engine):
        measured(f"briefs: one area, by {engine}", partial(three_languages, engine), runs=3)
    print(f"store size {place.store.stat().st_size / 1e6:.0f} MB")


if __name__ == "__main__":
    main()
